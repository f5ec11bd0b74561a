#pragma once

#include <optional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Beliefs: at every information set a probability for each of its nodes, in the order of `ExtensiveGame::members`.
/// `beliefs[set.index()]` is empty where nothing is said.
template <class Number>
struct BeliefSystem {
  std::vector<std::vector<Number>> beliefs;

  friend bool operator==(const BeliefSystem&, const BeliefSystem&) = default;
};

/// Behaviour and beliefs together (Kreps & Wilson 1982).
template <class Number>
struct Assessment {
  BehaviorProfile<Number> behavior;
  BeliefSystem<Number> beliefs;

  friend bool operator==(const Assessment&, const Assessment&) = default;
};

/// Probability that each node is reached, by number of node.
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_reach(const ExtensiveGame& game,
                                                                      const BehaviorProfile<Rational>& profile);

/// Bayes' rule where it applies: beliefs at information sets that are reached with positive probability, nothing at the
/// others.
[[nodiscard]] SELECTORATE_EXPORT BeliefSystem<Rational> evaluate_bayes_beliefs(
    const ExtensiveGame& game, const BehaviorProfile<Rational>& profile);

}  // namespace selectorate
