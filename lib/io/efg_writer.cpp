#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/io/efg_writer.hpp>

#include "io/quoted_label.hpp"

namespace selectorate {
namespace {

/// t "" 3 "label" { 1/2, 0 }
std::string terminal_line(const ExtensiveGame& game, NodeId node) {
  const std::uint32_t row = game.payoff_row(node);
  std::string line =
      fmt::format("t {} {} {} {{", in_quotes(game.node_label(node)), row + 1, in_quotes(game.outcome_label(row)));
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    line += fmt::format("{} {}", i == 0 ? "" : ",", to_string(game.payoff(node, PlayerId(i))));
  }
  return line + " }\n";
}

/// c "" 1 "" { "heads" 1/2 "tails" 1/2 } 0
std::string chance_line(const ExtensiveGame& game, NodeId node) {
  std::string line = fmt::format("c {} {} \"\" {{", in_quotes(game.node_label(node)), game.distribution(node) + 1);
  for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
    line +=
        fmt::format(" {} {}", in_quotes(game.action_label(node, action)), to_string(game.probability(node, action)));
  }
  return line + " } 0\n";
}

/// p "" 1 2 "set" { "left" "right" } 0
std::string decision_line(const ExtensiveGame& game, NodeId node) {
  const PlayerId owner = game.owner(node);
  const InformationSetId set = game.information_set(node);
  std::string line = fmt::format("p {} {} {} {} {{", in_quotes(game.node_label(node)), owner.index() + 1,
                                 set.index() - game.first_information_set(owner).index() + 1,
                                 in_quotes(game.information_set_label(set)));
  for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
    line += ' ' + in_quotes(game.action_label(node, action));
  }
  return line + " } 0\n";
}

std::string node_line(const ExtensiveGame& game, NodeId node) {
  switch (game.kind(node)) {
    case NodeKind::terminal:
      return terminal_line(game, node);
    case NodeKind::chance:
      return chance_line(game, node);
    case NodeKind::decision:
      return decision_line(game, node);
  }
  return {};
}

}  // namespace

void write_efg(std::ostream& out, const ExtensiveGame& game) {
  out << "EFG 2 R " << in_quotes(game.title()) << " {";
  for (std::uint32_t i = 0; i < game.player_count(); ++i) out << ' ' << in_quotes(game.player_name(PlayerId(i)));
  out << " }\n" << in_quotes(game.comment()) << "\n\n";
  std::vector<NodeId> open{game.root()};
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    out << node_line(game, node);
    for (std::uint32_t action = game.child_count(node); action-- > 0;) open.push_back(game.child(node, action));
  }
}

}  // namespace selectorate
