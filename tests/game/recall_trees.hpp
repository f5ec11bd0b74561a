#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

#include "game/chance_moves.hpp"

namespace selectorate {

struct RecallTreeOptions {
  std::uint32_t players = 2;
  std::uint32_t inner_nodes = 8;
  std::uint32_t signals = 2;         ///< what an owner may observe of the others at a node: one of so many signals
  std::uint32_t payoff_values = 10;  ///< payoffs are 0, 1, … in thirds: few values make many ties
  bool chance = true;
};

/// A random tree with imperfect information and perfect recall: a node's owner knows his own earlier sets and actions,
/// how many actions he has, and a random signal, nothing else.
inline ExtensiveGame make_recall_tree(std::uint64_t seed, const RecallTreeOptions& options = {}) {
  RandomStream random(seed);
  GameBuilder builder("random", std::vector<std::string>(options.players, "player"));
  const std::vector<std::vector<Rational>>& chances = list_chance_moves();
  struct End {
    NodeId parent;
    std::uint32_t action;
    std::vector<std::string> known;  ///< own history of each player
  };
  const auto add_decision = [&](const std::vector<std::string>& known, std::vector<End>& open) {
    const std::uint32_t player = random.below(options.players);
    const std::uint32_t count = 2 + random.below(2);
    const std::vector<std::string> actions = {"a", "b", "c"};
    const std::string label = std::to_string(player) + ":" + known[player] +
                              std::to_string(random.below(options.signals)) + "/" + std::to_string(count);
    const NodeId node = builder.add_decision(PlayerId(player), label,
                                             std::vector<std::string>(actions.begin(), actions.begin() + count));
    for (std::uint32_t action = 0; action < count; ++action) {
      open.push_back({node, action, known});
      open.back().known[player] = label + actions[action];
    }
    return node;
  };
  std::vector<End> open;
  const NodeId root = add_decision(std::vector<std::string>(options.players), open);
  for (std::uint32_t inner = 1; !open.empty();) {
    std::swap(open[random.below(static_cast<std::uint32_t>(open.size()))], open.back());
    const End end = std::move(open.back());
    open.pop_back();
    NodeId node;
    if (inner == options.inner_nodes) {
      std::vector<Rational> payoffs;
      for (std::uint32_t i = 0; i < options.players; ++i) {
        payoffs.push_back(Rational(random.below(options.payoff_values)) / 3);
      }
      node = builder.add_terminal(payoffs);
    } else if (++inner; options.chance && random.below(4) == 0) {
      const auto& chance = chances[random.below(4)];
      node = builder.add_chance(chance);
      for (std::uint32_t action = 0; action < chance.size(); ++action) open.push_back({node, action, end.known});
    } else {
      node = add_decision(end.known, open);
    }
    builder.connect(end.parent, end.action, node);
  }
  return builder.build(root);
}

/// Random behaviour strategies; a quarter of the probabilities are 0, so some sets are not reached.
inline BehaviorProfile<Rational> make_random_profile(const ExtensiveGame& game, RandomStream& random) {
  BehaviorProfile<Rational> profile(game);
  for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
    const auto probabilities = profile.at(InformationSetId(set));
    Rational sum = 0;
    for (Rational& probability : probabilities) {
      probability = random.below(4) == 0 ? 0 : 1 + random.below(5);
      sum += probability;
    }
    if (sum == 0) sum = probabilities[0] = 1;
    for (Rational& probability : probabilities) probability /= sum;
  }
  return profile;
}

}  // namespace selectorate
