#pragma once

#include <gtest/gtest.h>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>

namespace selectorate::testing {

/// The one equilibrium of a solution, after code that the solver does not share has found that nobody gains by
/// deviating.
template <class Game>
BehaviorProfile<Rational> verified_equilibrium(const Game& game, const Solution<BehaviorProfile<Rational>>& solution) {
  EXPECT_EQ(solution.status, Status::converged);
  if (solution.equilibria.size() != 1) {
    ADD_FAILURE() << "no equilibrium";
    return BehaviorProfile<Rational>(game);
  }
  for (const Rational& regret : evaluate_regrets(game, solution.equilibria.front())) EXPECT_EQ(regret, 0);
  return solution.equilibria.front();
}

}  // namespace selectorate::testing
