#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/pressure.hpp>

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(NetBite, IsTheStatedFormula) {
  // model.md 2, computed by hand: n(t) = t - t^2/(2 kap) up to kap, kap/2 beyond.
  EXPECT_DOUBLE_EQ(evaluate_net_bite(.2, .8), .2 - .04 / 1.6);
  EXPECT_DOUBLE_EQ(evaluate_net_bite(.5, 2), .4375);
  EXPECT_DOUBLE_EQ(evaluate_net_bite(1, .3), .15);
}

TEST(NetBite, WithoutEvasion_IsTheIntensityItself) {
  EXPECT_EQ(evaluate_net_bite(.7, infinity), .7);
  EXPECT_EQ(evaluate_marginal_bite(.7, infinity), 1);
}

TEST(NetBite, IsConcaveAndStopsAtHalfTheEvasionCost) {
  EXPECT_DOUBLE_EQ(evaluate_net_bite(.4, .4), .2);
  EXPECT_DOUBLE_EQ(evaluate_net_bite(.9, .4), .2);
  const double gain_first = evaluate_net_bite(.2, .4) - evaluate_net_bite(.1, .4);
  const double gain_next = evaluate_net_bite(.3, .4) - evaluate_net_bite(.2, .4);
  EXPECT_GT(gain_first, gain_next);
}

TEST(NetBite, OfAnInterval_EnclosesEveryPoint) {
  RandomStream random(3);
  for (int i = 0; i < 2000; ++i) {
    const double low = random.uniform();
    const Interval t(low, low + random.uniform(0, .5));
    const double kap = random.uniform(.1, 2);
    const double at = random.uniform(t.low(), t.high());
    EXPECT_TRUE(evaluate_net_bite(t, kap).contains(evaluate_net_bite(at, kap)));
    EXPECT_TRUE(evaluate_marginal_bite(t, kap).contains(evaluate_marginal_bite(at, kap)));
  }
}

TEST(Pressure, SumsInstruments_WithReliefInProportionToTheConcession) {
  Instrument embargo;
  embargo.revenue = .3;
  embargo.income = .2;
  embargo.rent = .1;
  embargo.enforcement = .5;
  Instrument ban;
  ban.luxury = .4;
  ban.dual_use = .6;
  ban.elite = .2;
  const Package package({embargo, ban});
  const std::vector<double> s{.8, .5};
  const auto p = evaluate_pressure<double>(package, 100, s, .25);
  // t = e s (1-c): .5*.8*.75 = .3 and .5*.75 = .375; kap = inf, so n = t.
  EXPECT_DOUBLE_EQ(p.revenue_loss, 100 * .3 * .3);
  EXPECT_DOUBLE_EQ(p.income_loss, .2 * .3);
  EXPECT_DOUBLE_EQ(p.illicit_revenue, 100 * .1 * (.6 - .3));
  EXPECT_DOUBLE_EQ(p.luxury_loss, .4 * .375);
  EXPECT_DOUBLE_EQ(p.programme_loss, .6 * .375);
  EXPECT_DOUBLE_EQ(p.elite_loss, .2 * .375);
}

}  // namespace
}  // namespace selectorate
