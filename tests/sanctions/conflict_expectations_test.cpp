#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/sanctions/conflict_expectations.hpp>

namespace selectorate {
namespace {

/// The largest demand that is conceded in some subgame-perfect equilibrium of the tree; 0 if none is.
Rational largest_conceded(const ExtensiveGame& tree, const std::vector<Rational>& demands) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(tree);
  Rational largest = 0;
  for (Integer i = 0; i < equilibria.count(); ++i) {
    const PureProfile profile = equilibria.equilibrium(i);
    const std::uint32_t made = profile.actions[tree.information_set(ExtensiveGame::root()).index()];
    if (made == 0) continue;
    const NodeId answer = tree.child(ExtensiveGame::root(), made);
    if (profile.actions[tree.information_set(answer).index()] == 0) largest = std::max(largest, demands[made - 1]);
  }
  return largest;
}

TEST(ConflictExpectations, LargestDemand_IsDreznersNumber) {
  // oracles.md 6: (c_S, c_T, b_S, b_T) = (1, 4, .5, b_T).
  EXPECT_EQ(evaluate_conflict_expectations({1, 4, .5, 0}).largest_demand, 4);
  EXPECT_EQ(evaluate_conflict_expectations({1, 4, .5, .25}).largest_demand, 3);
  EXPECT_EQ(evaluate_conflict_expectations({1, 4, .5, .5}).largest_demand, Rational(7, 3));
  const ConflictExpectationsOutcome friendly = evaluate_conflict_expectations({1, 4, .2, 0});
  EXPECT_FALSE(friendly.credible) << "b_S c_T = .8 < c_S";
  EXPECT_EQ(friendly.largest_demand, 0);
}

TEST(ConflictExpectations, BackwardInductionOnTheTree_FindsTheSameDemand) {
  RandomStream random(1999);
  for (int draw = 0; draw < 40; ++draw) {
    // Eighths, so that thresholds are hit exactly now and then.
    const ConflictExpectations game = {random.below(17) / 8.0, random.below(41) / 8.0, random.below(9) / 8.0,
                                       random.below(8) / 8.0};
    const ConflictExpectationsOutcome outcome = evaluate_conflict_expectations(game);
    std::vector<Rational> demands;
    for (int step = 1; step <= 8; ++step) demands.emplace_back(step, 2);
    const bool listed = std::find(demands.begin(), demands.end(), outcome.largest_demand) != demands.end();
    if (outcome.largest_demand > 0 && !listed) demands.push_back(outcome.largest_demand);
    Rational expected = 0;
    for (const Rational& demand : demands) {
      if (demand <= outcome.largest_demand) expected = std::max(expected, demand);
    }
    const bool tied =
        exact_rational(game.sender_expectations) * exact_rational(game.target_cost) == exact_rational(game.sender_cost);
    if (tied) continue;  // then the threat is believed in one equilibrium and not in another
    const ExtensiveGame tree = make_conflict_expectations_tree(game, demands);
    EXPECT_EQ(largest_conceded(tree, demands), expected) << "draw " << draw;
  }
}

TEST(ConflictExpectations, OneAnswerBeyondTheLargestDemand_IsRefused) {
  const std::vector<Rational> demands = {Rational(3) + Rational(1, 1000000)};
  const ExtensiveGame tree = make_conflict_expectations_tree({1, 4, .5, .25}, demands);
  EXPECT_EQ(largest_conceded(tree, demands), 0);
}

TEST(ConflictExpectations, TheParadox_AllyConcedesMoreThanAdversary_ToTheSameThreat) {
  Rational before = 5;
  for (const double expectations : {0.0, .25, .5, .75, 1.0}) {
    const Rational demand = evaluate_conflict_expectations({1, 4, .5, expectations}).largest_demand;
    EXPECT_LT(demand, before);
    before = demand;
  }
}

TEST(ConflictExpectations, RefusesNumbersOutOfRange) {
  EXPECT_THROW((void)evaluate_conflict_expectations({-1, 4, .5, 0}), InvalidModel);
  EXPECT_THROW((void)evaluate_conflict_expectations({1, 4, 1.5, 0}), InvalidModel);
  EXPECT_THROW((void)make_conflict_expectations_tree({1, 4, .5, 0}, std::vector<Rational>{0}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
