#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/luxury_demand.hpp>

namespace selectorate {
namespace {

// oracles.md 6: a = b = 1/2, I = t = 1.
TEST(LuxuryDemand, HasTheNumbersOfTheClosedForm) {
  EXPECT_NEAR(evaluate_luxury_demand({.elasticity = .5}, 1, 1).unlisted, .4142, 5e-5);
  EXPECT_NEAR(evaluate_luxury_demand({.elasticity = 1}, 1, 1).unlisted, .5, 1e-15);
  EXPECT_NEAR(evaluate_luxury_demand({.elasticity = 2}, 1, 1).unlisted, .6667, 5e-5);
}

TEST(LuxuryDemand, SpendsAllTheMoney) {
  for (const double s : {.1, .7, 1.0, 3.0, 40.0}) {
    for (const double t : {0.0, .3, 5.0, 1e6}) {
      const LuxuryDemand demand =
          evaluate_luxury_demand({.listed_weight = .3, .unlisted_weight = .9, .elasticity = s}, 7, t);
      EXPECT_NEAR(demand.unlisted + (1 + t) * demand.listed, 7, 1e-13);
      EXPECT_GE(demand.listed, 0);
    }
  }
}

// The first-order condition a (z/x)^(1/s) = b (1+t) of the consumer's problem, which the closed form solves.
TEST(LuxuryDemand, EquatesMarginalUtilityPerPrice) {
  const LuxuryTaste taste{.listed_weight = .6, .unlisted_weight = .4, .elasticity = 1.7};
  const LuxuryDemand demand = evaluate_luxury_demand(taste, 2, .8);
  EXPECT_NEAR(.6 * std::pow(demand.unlisted / demand.listed, 1 / 1.7), .4 * 1.8, 1e-14);
}

TEST(LuxuryDemand, ABanBackfires_ExactlyWhereGoodsAreSubstitutes) {
  for (const double s : {.2, .9, 1.0, 1.1, 4.0}) {
    const LuxuryTaste taste{.elasticity = s};
    const double before = evaluate_luxury_demand(taste, 1, 0).unlisted;
    const double after = evaluate_luxury_demand(taste, 1, .5).unlisted;
    EXPECT_EQ(evaluate_backfiring(taste), after > before + 1e-12) << s;
  }
}

TEST(LuxuryDemand, RefusesWhatIsOutOfRange) {
  EXPECT_THROW((void)evaluate_luxury_demand({.elasticity = 0}, 1, 1), InvalidModel);
  EXPECT_THROW((void)evaluate_luxury_demand({.listed_weight = -1}, 1, 1), InvalidModel);
  EXPECT_THROW((void)evaluate_luxury_demand({}, -1, 1), InvalidModel);
  EXPECT_THROW((void)evaluate_luxury_demand({}, 1, std::numeric_limits<double>::quiet_NaN()), InvalidModel);
  EXPECT_THROW((void)evaluate_backfiring({.unlisted_weight = 0}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
