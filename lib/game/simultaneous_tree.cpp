#include <string>
#include <utility>
#include <vector>

#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/simultaneous_tree.hpp>

namespace selectorate {
namespace {

/// A node yet to be made: below which action, and which profiles it leads to.
struct OpenMove {
  NodeId parent;
  std::uint32_t action;
  std::uint32_t player;  ///< who moves here; one past the last at a terminal
  std::size_t profile;   ///< with the first strategy of those who still have to move
};

std::vector<std::string> strategy_labels(const StrategicGame& game, PlayerId player) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < game.strategy_count(player); ++i) labels.push_back(game.strategy_label(player, i));
  return labels;
}

std::vector<Rational> payoffs_of(const StrategicGame& game, std::size_t profile) {
  std::vector<Rational> payoffs;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) payoffs.push_back(game.payoff(profile, PlayerId(i)));
  return payoffs;
}

}  // namespace

ExtensiveGame make_simultaneous_tree(const StrategicGame& game) {
  std::vector<std::string> players;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) players.push_back(game.player_name(PlayerId(i)));
  GameBuilder builder(game.title(), std::move(players));
  builder.set_comment(game.comment());
  std::vector<InformationSetId> sets;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    sets.push_back(builder.add_information_set(PlayerId(i), "", strategy_labels(game, PlayerId(i))));
  }
  const NodeId root = builder.add_decision(sets.front());
  std::vector<OpenMove> open;
  const auto open_actions = [&](NodeId node, std::uint32_t player, std::size_t profile) {
    for (auto action = static_cast<std::uint32_t>(game.strategy_count(PlayerId(player))); action-- > 0;) {
      open.push_back({node, action, player + 1, profile + action * game.stride(PlayerId(player))});
    }
  };
  open_actions(root, 0, 0);
  while (!open.empty()) {
    const OpenMove move = open.back();
    open.pop_back();
    const bool over = move.player == game.player_count();
    const NodeId node =
        over ? builder.add_terminal(payoffs_of(game, move.profile)) : builder.add_decision(sets[move.player]);
    builder.connect(move.parent, move.action, node);
    if (!over) open_actions(node, move.player, move.profile);
  }
  return builder.build(root);
}

}  // namespace selectorate
