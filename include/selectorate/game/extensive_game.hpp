#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/exact_table.hpp>

namespace selectorate {

enum class NodeKind { decision, chance, terminal };

/// A finite extensive-form game: an immutable value, made by GameBuilder and cheap to copy (copies share the tree).
///
/// Nodes are numbered breadth first from the root (node 0), so parents come before children, the children of a node are
/// contiguous, and `first_children()[v + 1]` ends the children of `v`. Information sets are numbered player by player,
/// a player's in the order of their first appearance in a depth-first walk, which is the order of a game file. Payoffs
/// are at terminal nodes only: the builder folds payoffs that a file places at inner nodes into the terminals below
/// them. The hot arrays take 14 bytes a node.
class SELECTORATE_EXPORT ExtensiveGame {
 public:
  /// Entries of `owners()` that are not players.
  static constexpr std::uint16_t chance_owner = 0xffff;
  static constexpr std::uint16_t terminal_owner = 0xfffe;

  [[nodiscard]] const std::string& title() const noexcept { return names_->title; }
  [[nodiscard]] const std::string& comment() const noexcept { return names_->comment; }

  [[nodiscard]] std::size_t player_count() const noexcept { return tree_->first_information_set.size() - 1; }
  [[nodiscard]] const std::string& player_name(PlayerId player) const { return names_->players[player.index()]; }

  [[nodiscard]] std::size_t node_count() const noexcept { return tree_->owner.size(); }
  [[nodiscard]] static constexpr NodeId root() noexcept { return NodeId(0); }
  [[nodiscard]] NodeKind kind(NodeId node) const noexcept {
    const std::uint16_t owner = tree_->owner[node.index()];
    return owner == chance_owner ? NodeKind::chance : owner == terminal_owner ? NodeKind::terminal : NodeKind::decision;
  }
  /// \pre `node` is a decision node
  [[nodiscard]] PlayerId owner(NodeId node) const noexcept { return PlayerId(tree_->owner[node.index()]); }
  /// \pre `node` is a decision node
  [[nodiscard]] InformationSetId information_set(NodeId node) const noexcept {
    return InformationSetId(tree_->link[node.index()]);
  }
  /// \pre `node` is not the root
  [[nodiscard]] NodeId parent(NodeId node) const noexcept { return NodeId(tree_->parent[node.index()]); }
  [[nodiscard]] std::uint32_t child_count(NodeId node) const noexcept {
    return tree_->first_child[node.index() + 1] - tree_->first_child[node.index()];
  }
  /// \pre action < child_count(node)
  [[nodiscard]] NodeId child(NodeId node, std::uint32_t action) const noexcept {
    return NodeId(tree_->first_child[node.index()] + action);
  }
  /// Which action of the parent leads here. \pre `node` is not the root
  [[nodiscard]] std::uint32_t action_into(NodeId node) const noexcept {
    return node.index() - tree_->first_child[parent(node).index()];
  }
  /// The node's own label, mostly empty.
  [[nodiscard]] std::string_view node_label(NodeId node) const;

  /// Row of `payoffs()`. \pre `node` is terminal
  [[nodiscard]] std::uint32_t payoff_row(NodeId node) const noexcept { return tree_->link[node.index()]; }
  [[nodiscard]] Rational payoff(NodeId terminal, PlayerId player) const {
    return payoffs_->exact(payoff_row(terminal), player.index());
  }
  /// Payoffs, one row an outcome, in the order of the terminals that first use it; one column a player.
  [[nodiscard]] const ExactTable& payoffs() const noexcept { return *payoffs_; }
  /// Label of a payoff row, mostly empty.
  [[nodiscard]] std::string_view outcome_label(std::uint32_t row) const;

  /// Number of the distribution that a chance node draws from; nodes may share it. \pre `node` is a chance node
  [[nodiscard]] std::uint32_t distribution(NodeId node) const noexcept { return tree_->link[node.index()]; }
  [[nodiscard]] std::size_t distribution_count() const noexcept { return tree_->first_probability.size() - 1; }
  /// Row of `probabilities()` where a distribution starts.
  [[nodiscard]] std::uint32_t first_probability(std::uint32_t distribution) const noexcept {
    return tree_->first_probability[distribution];
  }
  [[nodiscard]] Rational probability(NodeId chance, std::uint32_t action) const {
    return tree_->probabilities.exact(first_probability(distribution(chance)) + action, 0);
  }
  /// All chance probabilities, distribution after distribution, in one column.
  [[nodiscard]] const ExactTable& probabilities() const noexcept { return tree_->probabilities; }

  [[nodiscard]] std::size_t information_set_count() const noexcept { return tree_->first_information_set.back(); }
  /// A player's information sets are contiguous: `information_set_count(player)` of them from this one on.
  [[nodiscard]] InformationSetId first_information_set(PlayerId player) const noexcept {
    return InformationSetId(tree_->first_information_set[player.index()]);
  }
  [[nodiscard]] std::uint32_t information_set_count(PlayerId player) const noexcept {
    return tree_->first_information_set[player.index() + 1] - tree_->first_information_set[player.index()];
  }
  /// Nodes of an information set, in increasing order.
  [[nodiscard]] std::span<const std::uint32_t> members(InformationSetId set) const noexcept;
  [[nodiscard]] PlayerId owner(InformationSetId set) const noexcept { return owner(NodeId(members(set).front())); }
  [[nodiscard]] std::uint32_t action_count(InformationSetId set) const noexcept {
    return child_count(NodeId(members(set).front()));
  }
  /// The label given to the builder, or empty.
  [[nodiscard]] std::string_view information_set_label(InformationSetId set) const;
  /// The label given to the builder, or the action's number counted from 1.
  [[nodiscard]] std::string action_label(InformationSetId set, std::uint32_t action) const;
  /// The same for any decision or chance node.
  [[nodiscard]] std::string action_label(NodeId node, std::uint32_t action) const;
  /// The way from the root in words: "after Sender:impose, Leader:resist", or "at the root".
  [[nodiscard]] std::string path_in_words(NodeId node) const;

  /// Whether every information set has one node.
  [[nodiscard]] bool has_perfect_information() const noexcept { return tree_->first_member.empty(); }

  /// \name Hot arrays, one entry a node (`first_children` has one more) or a distribution
  /// @{
  [[nodiscard]] std::span<const std::uint32_t> first_children() const noexcept { return tree_->first_child; }
  /// Player of a decision node, `chance_owner` or `terminal_owner`.
  [[nodiscard]] std::span<const std::uint16_t> owners() const noexcept { return tree_->owner; }
  /// Information set of a decision node, distribution of a chance node, payoff row of a terminal.
  [[nodiscard]] std::span<const std::uint32_t> links() const noexcept { return tree_->link; }
  /// Row of `probabilities()` where each distribution starts; one entry more than there are distributions.
  [[nodiscard]] std::span<const std::uint32_t> first_probabilities() const noexcept { return tree_->first_probability; }
  /// The root is its own parent.
  [[nodiscard]] std::span<const std::uint32_t> parents() const noexcept { return tree_->parent; }
  /// @}

  /// Bytes of the tree and its information sets, without names and payoffs.
  [[nodiscard]] std::size_t tree_bytes() const noexcept;

  /// The same tree with other payoffs, sharing everything else.
  /// \throws InvalidModel unless the table has the shape of `payoffs()`
  [[nodiscard]] ExtensiveGame with_payoffs(ExactTable payoffs) const;

 private:
  friend class GameAssembly;

  struct Tree {
    std::vector<std::uint32_t> first_child;  ///< node count + 1
    std::vector<std::uint32_t> parent;
    std::vector<std::uint32_t> link;
    std::vector<std::uint16_t> owner;
    std::vector<std::uint32_t> first_information_set;  ///< player count + 1
    std::vector<std::uint32_t> first_member;           ///< information sets + 1; empty if all are singletons
    std::vector<std::uint32_t> member;
    std::vector<std::uint32_t> first_probability;  ///< distributions + 1
    ExactTable probabilities{1};
  };
  struct Names {
    std::string title;
    std::string comment;
    std::vector<std::string> players;
    std::vector<std::vector<std::string>> action_lists;
    std::vector<std::uint32_t> action_list_of_set;           ///< empty if no information set names its actions
    std::vector<std::uint32_t> action_list_of_distribution;  ///< empty likewise
    std::vector<std::string> information_sets;               ///< empty if none is named
    std::map<std::uint32_t, std::string> nodes;
    std::map<std::uint32_t, std::string> outcomes;
  };

  ExtensiveGame() = default;

  std::shared_ptr<const Tree> tree_;
  std::shared_ptr<const Names> names_;
  std::shared_ptr<const ExactTable> payoffs_;
};

}  // namespace selectorate
