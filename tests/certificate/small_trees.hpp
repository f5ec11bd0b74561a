#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

#include "game/chance_moves.hpp"

namespace selectorate {

struct SmallTreeOptions {
  std::uint32_t players = 2;
  std::uint32_t inner_nodes = 5;
  std::uint32_t payoff_values = 3;  ///< payoffs are 0, 1, … times `unit`: few values make many ties
  Rational unit = 1;
  bool chance = true;
};

/// A random tree of perfect information with two or three branches at every inner node.
inline ExtensiveGame make_small_tree(std::uint64_t seed, const SmallTreeOptions& options = {}) {
  RandomStream random(seed);
  GameBuilder builder("random", std::vector<std::string>(options.players, "player"));
  const std::vector<std::vector<Rational>>& chances = list_chance_moves();
  const NodeId root = builder.add_decision(PlayerId(random.below(options.players)), 2);
  std::vector<std::pair<NodeId, std::uint32_t>> open{{root, 0}, {root, 1}};
  for (std::uint32_t inner = 1; !open.empty();) {
    std::swap(open[random.below(static_cast<std::uint32_t>(open.size()))], open.back());
    const auto [parent, action] = open.back();
    open.pop_back();
    NodeId node;
    std::uint32_t branches = 0;
    if (inner == options.inner_nodes) {
      std::vector<Rational> payoffs;
      for (std::uint32_t i = 0; i < options.players; ++i)
        payoffs.push_back(random.below(options.payoff_values) * options.unit);
      node = builder.add_terminal(payoffs);
    } else if (options.chance && random.below(4) == 0) {
      const auto& chance = chances[random.below(4)];
      branches = static_cast<std::uint32_t>(chance.size());
      node = builder.add_chance(chance);
      ++inner;
    } else {
      branches = 2 + random.below(2);
      node = builder.add_decision(PlayerId(random.below(options.players)), branches);
      ++inner;
    }
    for (std::uint32_t next = 0; next < branches; ++next) open.emplace_back(node, next);
    builder.connect(parent, action, node);
  }
  return builder.build(root);
}

/// What a player expects from a node on: the plain recursive definition.
inline Rational reference_value(const ExtensiveGame& game, const std::vector<std::uint32_t>& actions, NodeId node,
                                PlayerId player) {
  if (game.kind(node) == NodeKind::terminal) return game.payoff(node, player);
  if (game.kind(node) == NodeKind::decision) {
    return reference_value(game, actions, game.child(node, actions[game.information_set(node).index()]), player);
  }
  Rational sum = 0;
  for (std::uint32_t a = 0; a < game.child_count(node); ++a) {
    sum += game.probability(node, a) * reference_value(game, actions, game.child(node, a), player);
  }
  return sum;
}

/// Calls `visit` with every way to choose actions at the given information sets, the other entries of `actions` left
/// alone.
inline void for_all_choices(const ExtensiveGame& game, std::vector<std::uint32_t> actions,
                            const std::vector<std::uint32_t>& sets,
                            const std::function<void(const std::vector<std::uint32_t>&)>& visit) {
  for (const std::uint32_t set : sets) actions[set] = 0;
  for (;;) {
    visit(actions);
    std::size_t i = 0;
    for (; i < sets.size(); ++i) {
      if (++actions[sets[i]] < game.action_count(InformationSetId(sets[i]))) break;
      actions[sets[i]] = 0;
    }
    if (i == sets.size()) return;
  }
}

/// Subgame perfection by definition: in the subgame of every node, no other pure strategy of any player pays him more.
inline bool is_subgame_perfect_by_definition(const ExtensiveGame& game, const std::vector<std::uint32_t>& actions) {
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    std::vector<std::uint32_t> own;
    for (std::uint32_t k = 0; k < game.information_set_count(PlayerId(i)); ++k) {
      own.push_back(game.first_information_set(PlayerId(i)).index() + k);
    }
    std::vector<Rational> kept;
    for (std::uint32_t v = 0; v < game.node_count(); ++v)
      kept.push_back(reference_value(game, actions, NodeId(v), PlayerId(i)));
    bool better = false;
    for_all_choices(game, actions, own, [&](const std::vector<std::uint32_t>& deviation) {
      for (std::uint32_t v = 0; v < game.node_count() && !better; ++v) {
        better = reference_value(game, deviation, NodeId(v), PlayerId(i)) > kept[v];
      }
    });
    if (better) return false;
  }
  return true;
}

/// All pure subgame-perfect equilibria by trying every profile.
inline std::set<std::vector<std::uint32_t>> reference_equilibria(const ExtensiveGame& game) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t set = 0; set < game.information_set_count(); ++set) all.push_back(set);
  std::set<std::vector<std::uint32_t>> found;
  for_all_choices(game, std::vector<std::uint32_t>(all.size(), 0), all, [&](const std::vector<std::uint32_t>& actions) {
    if (is_subgame_perfect_by_definition(game, actions)) found.insert(actions);
  });
  return found;
}

/// A move at a time, each player in turn may stop for the payoffs given or go on.
inline ExtensiveGame make_long_chain(std::uint32_t length) {
  GameBuilder builder("chain", {"A", "B"});
  NodeId below = builder.add_terminal(std::vector<double>{0.0, 0.0});
  for (std::uint32_t move = length; move-- > 0;) {
    // Stopping always beats what follows: the mover gets 1 more than at the next move.
    const double left = length - move;
    const NodeId children[] = {builder.add_terminal(std::vector<double>{left, left}), below};
    below = builder.add_decision(PlayerId(move % 2), children);
  }
  return builder.build(below);
}

}  // namespace selectorate
