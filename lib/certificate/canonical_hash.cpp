#include <functional>
#include <ostream>
#include <streambuf>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <selectorate/certificate/canonical_hash.hpp>

#include "certificate/sha256.hpp"

namespace selectorate {
namespace {

using Sink = std::function<void(std::string_view)>;

/// "t 3 -1/2\n"
void emit_row(const Sink& sink, std::string line, const ExactTable& table, std::size_t row) {
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (!line.empty()) line += ' ';
    line += to_string(table.exact(row, column));
  }
  sink(line + '\n');
}

void emit_node(const Sink& sink, const ExtensiveGame& game, NodeId node) {
  switch (game.kind(node)) {
    case NodeKind::terminal:
      emit_row(sink, "t", game.payoffs(), game.payoff_row(node));
      break;
    case NodeKind::decision: {
      const PlayerId owner = game.owner(node);
      sink(fmt::format("d {} {} {}\n", owner.index(),
                       game.information_set(node).index() - game.first_information_set(owner).index(),
                       game.child_count(node)));
      break;
    }
    case NodeKind::chance: {
      std::string line = "c";
      for (std::uint32_t i = 0; i < game.child_count(node); ++i) line += ' ' + to_string(game.probability(node, i));
      sink(line + '\n');
      break;
    }
  }
}

void emit(const Sink& sink, const ExtensiveGame& game) {
  sink(fmt::format("selectorate extensive game 1\nplayers {}\n", game.player_count()));
  std::vector<NodeId> open{game.root()};
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    emit_node(sink, game, node);
    for (std::uint32_t action = game.child_count(node); action-- > 0;) open.push_back(game.child(node, action));
  }
}

void emit(const Sink& sink, const StrategicGame& game) {
  std::string line = "selectorate strategic game 1\nstrategies";
  for (std::uint32_t i = 0; i < game.player_count(); ++i) line += fmt::format(" {}", game.strategy_count(PlayerId(i)));
  sink(line + '\n');
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) emit_row(sink, "", game.payoffs(), profile);
}

template <class Game>
std::string hash(const Game& game) {
  Sha256 digest;
  emit([&](std::string_view text) { digest.update(text); }, game);
  return digest.finish();
}

template <class Game>
void write(std::ostream& out, const Game& game) {
  emit([&](std::string_view text) { out.write(text.data(), static_cast<std::streamsize>(text.size())); }, game);
}

}  // namespace

void write_canonical_form(std::ostream& out, const ExtensiveGame& game) {
  write(out, game);
}
void write_canonical_form(std::ostream& out, const StrategicGame& game) {
  write(out, game);
}
std::string canonical_hash(const ExtensiveGame& game) {
  return hash(game);
}
std::string canonical_hash(const StrategicGame& game) {
  return hash(game);
}

}  // namespace selectorate
