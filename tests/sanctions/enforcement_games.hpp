#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// n states alike with B(E) = n E, so that each that enforces is worth `benefit` to everyone, and secondary sanctions
/// of `penalty` by each that enforces (oracles.md 6).
inline EnforcementGame make_linear_game(unsigned states, double cost, double benefit, double penalty = 0) {
  return {{{.name = "state", .benefit = benefit, .cost = cost, .penalty = states * penalty, .count = states}},
          make_linear_enforcement_value(states)};
}

/// Small whole numbers, so that ties are common; B has random knots and need not rise.
inline EnforcementGame make_random_enforcement_game(std::uint64_t seed, std::size_t groups, unsigned most_alike = 1) {
  RandomStream random(seed);
  std::vector<SenderState> states;
  for (std::size_t g = 0; g < groups; ++g) {
    states.push_back({.name = "state " + std::to_string(g),
                      .weight = 1.0 + random.below(4),
                      .benefit = 1.0 * random.below(4),
                      .cost = 1.0 * random.below(4),
                      .penalty = 1.0 * random.below(9),
                      .count = 1 + random.below(most_alike)});
  }
  std::vector<EnforcementKnot> knots = {{0, 0}};
  const std::uint32_t inner = random.below(4);
  for (std::uint32_t i = 0; i < inner; ++i) {
    knots.push_back({Rational(i + 1) / (inner + 1), static_cast<int>(random.below(9)) - 2});
  }
  knots.push_back({1, static_cast<int>(random.below(12))});
  return {std::move(states), EnforcementValue(std::move(knots))};
}

}  // namespace selectorate
