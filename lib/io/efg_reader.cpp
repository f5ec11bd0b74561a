#include <istream>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/io/efg_reader.hpp>

#include "io/efg_lists.hpp"
#include "io/file_definitions.hpp"
#include "io/game_header.hpp"
#include "io/game_scanner.hpp"
#include "io/stream_text.hpp"

namespace selectorate {
namespace {

/// A node whose later actions are still to come.
struct OpenNode {
  NodeId node;
  std::uint32_t next_action;
  std::uint32_t action_count;
};

/// Reads the nodes of a game depth first, as the file has them, into a builder.
class EfgTreeReader {
 public:
  EfgTreeReader(GameScanner& scanner, std::string_view file, GameHeader header)
      : scanner_(scanner),
        file_(file),
        information_sets_(header.players.size()),
        builder_(std::move(header.title), std::move(header.players)) {}

  ExtensiveGame run() {
    if (scanner_.at('"')) builder_.set_comment(scanner_.read_label("a comment"));
    const NodeId root = read_node();
    while (!open_.empty()) {
      OpenNode& parent = open_.back();
      if (parent.next_action == parent.action_count) {
        open_.pop_back();
        continue;
      }
      const NodeId above = parent.node;
      const std::uint32_t action = parent.next_action++;
      builder_.connect(above, action, read_node());
    }
    if (!scanner_.at_end()) scanner_.fail("the end of the file, since every action leads somewhere");
    return build(root);
  }

 private:
  NodeId read_node() {
    if (!scanner_.at_end()) {
      if (scanner_.accept_again("p")) return read_decision();
      if (scanner_.accept_again("t")) return read_terminal();
      if (scanner_.accept_again("c")) return read_chance();
    }
    scanner_.fail("a node: 'p', 'c' or 't'");
  }

  void read_node_label() {
    label_.clear();
    if (scanner_.at('"')) scanner_.read_label(label_, "a label");
  }

  NodeId add_label(NodeId node) {
    if (!label_.empty()) builder_.set_node_label(node, label_);
    return node;
  }

  NodeId read_decision() {
    read_node_label();
    const std::size_t start = scanner_.position();
    const std::uint32_t player = scanner_.read_count("the number of a player");
    if (player == 0 || player > builder_.player_count()) {
      scanner_.fail_at(start,
                       fmt::format("found player {}, expected one from 1 to {}", player, builder_.player_count()));
    }
    const std::uint32_t number = scanner_.read_count("the number of an information set");
    FileDefinitions& sets = information_sets_[player - 1];
    const FileDefinition* set = sets.find(number);
    if (set != nullptr) {
      repeat(*set, "information set", &EfgTreeReader::same_actions);
    } else {
      set = &define(sets, number, [&](std::string_view label) {
        read_actions(scanner_, actions_);
        return builder_.add_information_set(PlayerId(player - 1), label, actions_).index();
      });
    }
    return finish(builder_.add_decision(InformationSetId(set->id)));
  }

  NodeId read_chance() {
    read_node_label();
    const std::uint32_t number = scanner_.read_count("the number of an information set of chance");
    const FileDefinition* distribution = distributions_.find(number);
    if (distribution != nullptr) {
      repeat(*distribution, "chance node", &EfgTreeReader::same_chance_moves);
    } else {
      distribution = &define(distributions_, number, [&](std::string_view) {
        read_chance_moves(scanner_, moves_);
        const auto small = moves_.probabilities.small();
        const DistributionId id = small ? builder_.add_distribution(*small, moves_.labels)
                                        : builder_.add_distribution(moves_.probabilities.fractions(), moves_.labels);
        return id.index();
      });
    }
    return finish(builder_.add_chance(DistributionId(distribution->id)));
  }

  /// Adds what decision and chance nodes have in common: label, payoffs on the way, actions to come.
  NodeId finish(NodeId node) {
    add_label(node);
    if (const auto outcome = read_outcome()) builder_.set_outcome(node, *outcome);
    open_.push_back({node, 0, builder_.action_count(node)});
    return node;
  }

  NodeId read_terminal() {
    read_node_label();
    std::optional<OutcomeId> outcome = read_outcome();
    if (!outcome) {
      if (!nothing_) nothing_ = builder_.add_outcome(std::vector<double>(builder_.player_count(), 0.0));
      outcome = nothing_;
    }
    return add_label(builder_.add_terminal(*outcome));
  }

  std::optional<OutcomeId> read_outcome() {
    const std::size_t start = scanner_.position();
    const std::uint32_t number = scanner_.read_count("the number of an outcome");
    if (number == 0) return std::nullopt;
    const FileDefinition* outcome = outcomes_.find(number);
    if (outcome != nullptr) {
      repeat(*outcome, "outcome", &EfgTreeReader::same_payoffs);
    } else if (!scanner_.at('"') && !scanner_.at('{')) {
      scanner_.fail_at(start, fmt::format("found outcome {}, whose payoffs are not given here or before, expected them "
                                          "in braces or another number",
                                          number));
    } else {
      outcome = &define(outcomes_, number, [&](std::string_view label) {
        read_payoffs(scanner_, builder_.player_count(), payoffs_);
        return add_outcome(label).index();
      });
    }
    return OutcomeId(outcome->id);
  }

  /// With the payoffs read last.
  OutcomeId add_outcome(std::string_view label) {
    if (const auto small = payoffs_.small()) return builder_.add_outcome(*small, label);
    return builder_.add_outcome(payoffs_.fractions(), label);
  }

  /// \param make  reads the list, adds what it says to the builder under a label and returns its id
  template <class Make>
  const FileDefinition& define(FileDefinitions& definitions, std::uint32_t number, const Make& make) {
    FileDefinition definition{number, 0, {}, {}};
    defined_label_.clear();
    if (scanner_.at('"')) {
      const std::size_t start = scanner_.position();
      scanner_.read_label(defined_label_, "a label");
      definition.label = scanner_.since(start);
    }
    const std::size_t start = scanner_.position();
    definition.id = make(defined_label_);
    definition.list = scanner_.since(start);
    return definitions.add(definition);
  }

  using Same = bool (EfgTreeReader::*)(GameScanner& defined);

  /// Passes over what a file says again, which must be what it said first.
  void repeat(const FileDefinition& known, std::string_view kind, Same same) {
    if (scanner_.at('"') && !scanner_.accept_again(known.label)) repeat_label(known, kind);
    if (!scanner_.at('{') || scanner_.accept_again(known.list)) return;
    const std::size_t start = scanner_.position();
    GameScanner defined(known.list, file_);
    if ((this->*same)(defined)) return;
    scanner_.fail_at(start, fmt::format("found {} for {} {}, expected {} as on line {}", scanner_.since(start), kind,
                                        known.number, known.list, scanner_.line_of(known.list)));
  }

  void repeat_label(const FileDefinition& known, std::string_view kind) {
    const std::size_t start = scanner_.position();
    const std::string label = scanner_.read_label("a label");
    const std::string first = known.label.empty() ? "" : GameScanner(known.label, file_).read_label("a label");
    if (label.empty() || label == first) return;
    scanner_.fail_at(start, fmt::format("found the label '{}' for {} {}, expected '{}' as on line {}, or none", label,
                                        kind, known.number, first, scanner_.line_of(known.list)));
  }

  bool same_actions(GameScanner& defined) {
    read_actions(scanner_, actions_);
    std::vector<std::string> first;
    read_actions(defined, first);
    return actions_ == first;
  }

  bool same_chance_moves(GameScanner& defined) {
    read_chance_moves(scanner_, moves_);
    ChanceMoves first;
    read_chance_moves(defined, first);
    return moves_.labels == first.labels && moves_.probabilities.fractions() == first.probabilities.fractions();
  }

  bool same_payoffs(GameScanner& defined) {
    read_payoffs(scanner_, builder_.player_count(), payoffs_);
    NumberRow first;
    read_payoffs(defined, builder_.player_count(), first);
    return payoffs_.fractions() == first.fractions();
  }

  ExtensiveGame build(NodeId root) const {
    try {
      return builder_.build(root);
    } catch (const InvalidModel& error) {
      // The builder knows the path, the file the line.
      for (const FileDefinition& distribution : distributions_.all()) {
        GameScanner list(distribution.list, file_);
        ChanceMoves moves;
        read_chance_moves(list, moves);
        const std::string mistake = find_probability_mistake(moves);
        if (!mistake.empty()) scanner_.fail_at(scanner_.position_of(distribution.list), mistake);
      }
      throw ParseError(file_, 0, 0, error.what());
    }
  }

  GameScanner& scanner_;
  std::string_view file_;
  std::vector<FileDefinitions> information_sets_;  ///< of each player
  FileDefinitions distributions_;
  FileDefinitions outcomes_;
  GameBuilder builder_;
  std::vector<OpenNode> open_;  ///< from the root down to the last node read
  std::optional<OutcomeId> nothing_;
  std::string label_;
  std::string defined_label_;
  std::vector<std::string> actions_;
  ChanceMoves moves_;
  NumberRow payoffs_;
};

}  // namespace

ExtensiveGame read_efg(std::string_view text, std::string_view file) {
  GameScanner scanner(text, file);
  GameHeader header = read_game_header(scanner, "EFG", 2);
  return EfgTreeReader(scanner, file, std::move(header)).run();
}

ExtensiveGame read_efg(std::istream& input, std::string_view file) {
  return read_efg(read_text(input), file);
}

}  // namespace selectorate
