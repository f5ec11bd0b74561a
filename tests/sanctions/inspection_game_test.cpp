#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/sanctions/inspection_game.hpp>

namespace selectorate {
namespace {

/// oracles.md 6: b 2, c -1, d 0, A 1, B -1, C -1, D 0.
InspectionGame oracle_game(double violate_sanctioned) {
  return {.target = {violate_sanctioned, 2, -1, 0}, .sender = {1, -1, -1, 0}};
}

TEST(InspectionGame, HarsherSanctions_LeaveViolationUnchanged_AndAreUsedLess) {
  const std::pair<double, Rational> published[] = {{-2, Rational(2, 3)}, {-5, Rational(1, 3)}, {-10, Rational(2, 11)}};
  for (const auto& [a, sanction] : published) {
    const InspectionEquilibrium e = evaluate_inspection_game(oracle_game(a));
    EXPECT_EQ(e.violate, Rational(1, 3));
    EXPECT_EQ(e.sanction, sanction);  // the last is .1818
  }
}

TEST(InspectionGame, ClosedForm_IsAnEquilibrium_ByExactRegrets) {
  for (const double a : {-2.0, -5.0, -10.0, -1.5}) {
    const InspectionGame game = oracle_game(a);
    const StrategicGame table = make_inspection_game(game);
    const BehaviorProfile<Rational> profile = make_inspection_profile(table, evaluate_inspection_game(game));
    EXPECT_EQ(evaluate_regrets(table, profile), (std::vector<Rational>{0, 0}));
  }
}

TEST(InspectionGame, Enumeration_FindsThisEquilibriumAndNoOther) {
  for (const double a : {-2.0, -5.0, -10.0}) {
    const StrategicGame table = make_inspection_game(oracle_game(a));
    const auto solution = solve_extreme_equilibria(table);
    EXPECT_TRUE(solution.complete);
    ASSERT_EQ(solution.equilibria.size(), 1U);
    EXPECT_EQ(solution.equilibria.front(), make_inspection_profile(table, evaluate_inspection_game(oracle_game(a))));
  }
}

TEST(InspectionGame, BestCorrelatedEquilibrium_IsTheSame) {
  // The game's only correlated equilibrium is its Nash equilibrium, so whatever is maximised the solver must find it.
  for (const double a : {-2.0, -5.0, -10.0}) {
    const InspectionGame game = oracle_game(a);
    const StrategicGame table = make_inspection_game(game);
    const InspectionEquilibrium e = evaluate_inspection_game(game);
    const auto solution = solve_correlated(table);
    ASSERT_EQ(solution.equilibria.size(), 1U);
    for (const ProfileProbability& entry : solution.equilibria.front().distribution) {
      const Rational violate = table.strategy_in(entry.profile, PlayerId(0)) == 0 ? e.violate : 1 - e.violate;
      const Rational sanction = table.strategy_in(entry.profile, PlayerId(1)) == 0 ? e.sanction : 1 - e.sanction;
      EXPECT_EQ(entry.probability, violate * sanction);
    }
  }
}

TEST(InspectionGame, RefusesPayoffsWithADominantChoice) {
  InspectionGame game = oracle_game(-1);  // c = a: being sanctioned is as bad either way
  EXPECT_THROW((void)evaluate_inspection_game(game), InvalidModel);
  game = oracle_game(-2);
  game.sender.comply_unsanctioned = -1;
  EXPECT_THROW((void)evaluate_inspection_game(game), InvalidModel);
  game.sender.comply_unsanctioned = std::numeric_limits<double>::infinity();
  EXPECT_THROW((void)evaluate_inspection_game(game), InvalidModel);
}

}  // namespace
}  // namespace selectorate
