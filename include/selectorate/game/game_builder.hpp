#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/exact_table.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

using OutcomeId = Id<struct OutcomeTag>;
using DistributionId = Id<struct DistributionTag>;

/// One thing that is wrong with a game under construction.
struct GameMistake {
  std::string
      place;  ///< "after Sender:impose, Leader:resist", "at the root", "node 7, which no path from the root reaches"
  std::string reason;  ///< what was found and what was expected
};

/// Makes extensive games: add nodes in any order, connect them, build.
///
/// ```cpp
/// GameBuilder builder("Threat", {"Sender", "Leader"});
/// const NodeId leader = builder.add_decision(PlayerId(1), "demand", {"concede", "resist"});
/// builder.connect(leader, "concede", builder.add_terminal({Rational(2), Rational(1)}));
/// builder.connect(leader, "resist", builder.add_terminal({Rational(0), Rational(3)}));
/// const ExtensiveGame game = builder.build(leader);
/// ```
///
/// Node ids given out here count in order of addition; the game renumbers its nodes. Everything that may be left
/// unnamed (actions, information sets, outcomes) costs nothing when unnamed, so trees of 10^7 nodes are practical.
class SELECTORATE_EXPORT GameBuilder {
 public:
  /// \throws InvalidModel if there is no player or there are more than 65 000
  GameBuilder(std::string title, std::vector<std::string> players);

  void set_comment(std::string comment) { comment_ = std::move(comment); }
  [[nodiscard]] std::size_t player_count() const noexcept { return players_.size(); }
  [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }
  /// Number of actions of a node, 0 for a terminal. \throws InvalidModel if there is no such node
  [[nodiscard]] std::uint32_t action_count(NodeId node) const;
  /// The player with that name. \throws InvalidModel if there is none
  [[nodiscard]] PlayerId player(std::string_view name) const;

  /// A decision node in the information set with that label, which its first node makes. Labels are unique in the game:
  /// another player's node, or other actions, under the same label is a mistake. An empty label: a set of its own.
  NodeId add_decision(PlayerId player, std::string_view information_set, const std::vector<std::string>& actions);
  /// An information set to be used by number, for readers of files where labels need not be unique.
  InformationSetId add_information_set(PlayerId player, std::string_view label,
                                       const std::vector<std::string>& actions);
  NodeId add_decision(InformationSetId information_set);
  /// A decision node in an information set of its own, with unnamed actions.
  NodeId add_decision(PlayerId player, std::uint32_t actions);
  /// The same with children already made, which become its actions in order.
  NodeId add_decision(PlayerId player, std::span<const NodeId> children);

  /// A distribution that chance nodes may share. Labels: empty, or one for each probability.
  DistributionId add_distribution(std::span<const Rational> probabilities, const std::vector<std::string>& labels = {});
  DistributionId add_distribution(std::span<const SmallFraction> probabilities,
                                  const std::vector<std::string>& labels = {});
  NodeId add_chance(DistributionId distribution);
  NodeId add_chance(const std::vector<Rational>& probabilities, const std::vector<std::string>& labels = {});
  NodeId add_chance(DistributionId distribution, std::span<const NodeId> children);

  /// Payoffs that terminals may share, one for each player.
  OutcomeId add_outcome(std::span<const Rational> payoffs, std::string_view label = {});
  OutcomeId add_outcome(std::span<const SmallFraction> payoffs, std::string_view label = {});
  /// Doubles are taken exactly as they are.
  /// \throws InvalidModel if a payoff is not finite
  OutcomeId add_outcome(std::span<const double> payoffs, std::string_view label = {});
  NodeId add_terminal(OutcomeId outcome);
  NodeId add_terminal(const std::vector<Rational>& payoffs, std::string_view label = {});
  NodeId add_terminal(std::span<const double> payoffs);

  /// Payoffs collected on the way through a decision or chance node. The game adds them to every terminal below.
  void set_outcome(NodeId node, OutcomeId outcome);
  void set_node_label(NodeId node, std::string_view label);

  /// Lets an action of `parent` lead to `child`.
  /// \throws InvalidModel if a node or the action does not exist, or the action already leads somewhere
  void connect(NodeId parent, std::uint32_t action, NodeId child);
  /// \throws InvalidModel also if no action or more than one has that label
  void connect(NodeId parent, std::string_view action, NodeId child);

  /// Everything wrong with the game that starts at `root`, in the order of nodes as added: actions that lead nowhere,
  /// wrong numbers of payoffs, cycles, nodes attached twice, nodes out of reach, probabilities outside [0, 1] or not
  /// summing to one exactly, information sets whose nodes differ in owner or actions, equal labels, no actions.
  /// At most `limit` are reported.
  [[nodiscard]] std::vector<GameMistake> mistakes(NodeId root, std::size_t limit = 100) const;

  /// \throws InvalidModel with the place and reason of the first mistake, and how many more there are
  [[nodiscard]] ExtensiveGame build(NodeId root) const;

  void reserve(std::size_t nodes);

 private:
  friend class GameCheck;
  friend class GameAssembly;

  static constexpr std::uint32_t none = 0xffffffffU;

  struct Node {
    std::uint32_t first_slot;  ///< place of the first child in `slots_`
    std::uint32_t actions;
    std::uint32_t link;   ///< information set (none: a set of its own), distribution or outcome
    std::uint16_t owner;  ///< as in ExtensiveGame::owners
  };
  struct InformationSet {
    std::string label;
    std::uint16_t owner;
    std::uint32_t actions;  ///< number of actions
    std::uint32_t action_list;
  };
  struct Distribution {
    std::uint32_t first;  ///< row of `probabilities_`
    std::uint32_t count;
    std::uint32_t action_list;  ///< none: unnamed
  };

  NodeId add_node(std::uint16_t owner, std::uint32_t actions, std::uint32_t link);
  NodeId attach_children(NodeId node, std::span<const NodeId> children);
  std::uint32_t add_action_list(const std::vector<std::string>& labels);
  OutcomeId add_wrong_outcome(std::size_t length);
  template <class Number>
  OutcomeId add_payoffs(std::span<const Number> payoffs, std::string_view label);
  template <class Number>
  DistributionId add_probabilities(std::span<const Number> probabilities, const std::vector<std::string>& labels);
  void check_player(PlayerId player) const;
  void check_node(NodeId node) const;
  [[nodiscard]] std::uint32_t action_list(const Node& node) const;
  [[nodiscard]] std::string action_label(const Node& node, std::uint32_t action) const;
  [[nodiscard]] std::span<const std::uint32_t> children(const Node& node) const;

  std::string title_;
  std::string comment_;
  std::vector<std::string> players_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> slots_;
  std::vector<InformationSet> information_sets_;
  std::map<std::string, std::uint32_t, std::less<>> information_set_places_;
  std::vector<std::vector<std::string>> action_lists_;
  std::map<std::vector<std::string>, std::uint32_t> action_list_places_;
  std::vector<Distribution> distributions_;
  ExactTable probabilities_{1};
  ExactTable payoffs_;
  std::map<std::uint32_t, std::string> outcome_labels_;
  /// Outcomes with a payoff list of the wrong length, kept until `mistakes` can name a place; the length found.
  std::map<std::uint32_t, std::size_t> wrong_outcomes_;
  std::map<std::uint32_t, std::uint32_t> inner_outcomes_;
  std::map<std::uint32_t, std::string> node_labels_;
  /// Nodes that named an information set in a way that differs from its first node.
  std::vector<std::pair<std::uint32_t, std::string>> conflicts_;
};

}  // namespace selectorate
