#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

namespace selectorate::bench {

/// A complete tree of two players and chance: levels are owned by One, Two, chance in turn, every payoff is drawn
/// afresh. \param branching children of every inner node \param nodes     the tree is the largest that has no more
inline ExtensiveGame make_layered_tree(std::uint32_t branching, std::size_t nodes, std::uint64_t seed) {
  std::size_t leaves = 1;
  for (std::size_t total = 1; total + leaves * branching <= nodes; total += leaves) leaves *= branching;
  RandomStream random(seed);
  GameBuilder builder("layered", {"One", "Two"});
  builder.reserve(nodes);
  const std::vector<Rational> even(branching, Rational(1) / branching);
  const DistributionId chance = builder.add_distribution(even);
  std::vector<NodeId> level;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const double payoffs[] = {random.uniform(-1, 1), random.uniform(-1, 1)};
    level.push_back(builder.add_terminal(payoffs));
  }
  for (std::uint32_t height = 0; level.size() > 1; ++height) {
    std::vector<NodeId> above;
    for (std::size_t i = 0; i < level.size(); i += branching) {
      const auto children = std::span<const NodeId>(level).subspan(i, branching);
      above.push_back(height % 3 == 2 ? builder.add_chance(chance, children)
                                      : builder.add_decision(PlayerId(height % 3), children));
    }
    level = std::move(above);
  }
  return builder.build(level.front());
}

/// A tree without pattern: kinds, owners and numbers of children (2 to 4) are random, terminals lie at all depths.
/// \param inner number of inner nodes
inline ExtensiveGame make_irregular_tree(std::size_t inner, std::uint64_t seed) {
  RandomStream random(seed);
  GameBuilder builder("irregular", {"One", "Two"});
  std::vector<DistributionId> chance;
  for (std::uint32_t count = 2; count <= 4; ++count) {
    chance.push_back(builder.add_distribution(std::vector<Rational>(count, Rational(1) / count)));
  }
  const NodeId root = builder.add_decision(PlayerId(0), 3);
  std::vector<std::pair<NodeId, std::uint32_t>> open;
  for (std::uint32_t action = 0; action < 3; ++action) open.emplace_back(root, action);
  for (std::size_t made = 1; !open.empty(); ++made) {
    // A random open end keeps the tree from being a chain or complete.
    std::swap(open[random.below(static_cast<std::uint32_t>(open.size()))], open.back());
    const auto [parent, action] = open.back();
    open.pop_back();
    NodeId node;
    if (made < inner) {
      const std::uint32_t count = 2 + random.below(3);
      const std::uint32_t kind = random.below(3);
      node = kind == 2 ? builder.add_chance(chance[count - 2]) : builder.add_decision(PlayerId(kind), count);
      for (std::uint32_t next = 0; next < count; ++next) open.emplace_back(node, next);
    } else {
      const double payoffs[] = {random.uniform(-1, 1), random.uniform(-1, 1)};
      node = builder.add_terminal(payoffs);
    }
    builder.connect(parent, action, node);
  }
  return builder.build(root);
}

}  // namespace selectorate::bench
