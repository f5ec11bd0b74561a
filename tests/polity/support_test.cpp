#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/polity/support.hpp>

namespace selectorate {
namespace {

using Real = boost::multiprecision::cpp_bin_float_50;

TEST(ConsumptionUtility, IsTheCrraFamily) {
  EXPECT_EQ(evaluate_consumption_utility(3, 0), 3);
  EXPECT_DOUBLE_EQ(evaluate_consumption_utility(9, .5), 6);
  EXPECT_DOUBLE_EQ(evaluate_consumption_utility(std::exp(2.), 1), 2);
  EXPECT_DOUBLE_EQ(evaluate_consumption_utility(4, 2), -.25);
  EXPECT_DOUBLE_EQ(evaluate_consumption_utility(2, 5), -1. / 64);
  EXPECT_DOUBLE_EQ(evaluate_consumption_utility(8, 1. / 3), 6);  // 8^(2/3) * 3/2
  EXPECT_EQ(evaluate_consumption_utility(0, .5), 0);
  for (const double g : {1., 2., 3.5}) {
    EXPECT_EQ(evaluate_consumption_utility(0, g), -std::numeric_limits<double>::infinity());
  }
}

TEST(ConsumptionGain, KeepsItsDigits_WhereTheUtilitiesWouldCancel) {
  for (const double g : {0., .25, .5, 1 - 1e-9, 1., 1 + 1e-9, 2., 5.}) {
    for (const double gain : {1e-12, 1e-3, 1., 1e9}) {
      const Real c = .7;
      const Real more = c + Real(gain);
      const Real exact =
          g == 1 ? Real(log(more / c)) : Real((pow(more, Real(1 - g)) - pow(c, Real(1 - g))) / Real(1 - g));
      EXPECT_NEAR(evaluate_consumption_gain(.7, gain, g), static_cast<double>(exact),
                  2e-14 * static_cast<double>(exact))
          << g << ' ' << gain;
    }
  }
}

/// The budget of model.md 1.3 and its marginal condition, checked in 50 digits at the allocation found.
struct OptimalityResidual {
  double budget;    ///< (p x + W z - m)/m
  double marginal;  ///< a/(2 sqrt x) over (1-q)(p/W) u'((1-q)z + y), minus one
};

OptimalityResidual residual_of(const Polity& polity, double m, double y, double q, const SupportAllocation& found) {
  const Real p = polity.public_goods_price();
  const Real w = polity.coalition();
  const Real kept = 1 - Real(q);
  const Real c = kept * Real(found.private_goods) + Real(y);
  const Real public_margin = polity.public_goods_weight() / (2 * sqrt(Real(found.public_goods)));
  const Real private_margin = kept * p / w * pow(c, -Real(polity.risk_aversion()));
  return {static_cast<double>((p * Real(found.public_goods) + w * Real(found.private_goods)) / Real(m) - 1),
          static_cast<double>(public_margin / private_margin - 1)};
}

TEST(AllocateSupport, MeetsBudgetAndMarginalCondition_AtEveryScale) {
  RandomStream random(7);
  int interior = 0;
  int corner = 0;
  for (int draw = 0; draw < 20000; ++draw) {
    const double curvatures[] = {0, .5, 1, 2, 5, random.uniform(0, 1), random.uniform(0, 8)};
    const double coalition = random.log_uniform(1e-3, 1e6);
    const double y = random.log_uniform(1e-3, 1e5);
    const double q = random.below(3) == 0 ? 0 : (random.below(2) == 0 ? random.uniform() : 1 - 1e-9);
    const double m = random.log_uniform(1e-6, 1e11);
    const Polity polity({.population = 1e9,
                         .selectorate = 1e8,
                         .coalition = coalition,
                         .revenue = m,
                         .income = y,
                         .subsistence = 0,
                         .public_goods_weight = random.log_uniform(1e-4, 1e2),
                         .public_goods_price = random.log_uniform(1e-2, 1e8),
                         .risk_aversion = curvatures[random.below(7)]});
    SCOPED_TRACE(testing::Message() << "draw " << draw << ": W " << coalition << ", g " << polity.risk_aversion()
                                    << ", y " << y << ", q " << q << ", m " << m << ", a "
                                    << polity.public_goods_weight() << ", p " << polity.public_goods_price());
    const SupportAllocation found = allocate_support(polity, m, y, q);
    const OptimalityResidual residual = residual_of(polity, m, y, q, found);
    ASSERT_NEAR(residual.budget, 0, 2e-14);
    if (found.private_goods > 0) {
      ++interior;
      ASSERT_NEAR(residual.marginal, 0, 2e-13);
      ASSERT_NEAR(found.marginal_value * coalition / (1 - q) /
                      std::pow((1 - q) * found.private_goods + y, -polity.risk_aversion()),
                  1, 1e-12);
    } else {
      ++corner;
      ASSERT_GE(residual.marginal, -1e-12);  // public goods are still worth at least as much as rewards
    }
  }
  EXPECT_GT(interior, 4000);
  EXPECT_GT(corner, 4000);
}

TEST(AllocateSupport, BuysNothingWithNothing) {
  const auto wanting = allocate_support(Polity({.public_goods_weight = .02, .risk_aversion = 2}), 0, 800, .3);
  EXPECT_EQ(wanting.public_goods, 0);
  EXPECT_EQ(wanting.private_goods, 0);
  EXPECT_DOUBLE_EQ(wanting.value, -1. / 800);
  EXPECT_EQ(wanting.marginal_value, std::numeric_limits<double>::infinity());
  const auto indifferent = allocate_support(Polity({.public_goods_weight = 0, .risk_aversion = 2}), 0, 800, .3);
  EXPECT_DOUBLE_EQ(indifferent.value, -1. / 800);
  EXPECT_DOUBLE_EQ(indifferent.marginal_value, .7 / 2000 / (800. * 800));  // (1-q)/W u'(y)
}

TEST(AllocateSupport, PaysOnlyRewards_WhenPublicGoodsAreNotWanted) {
  for (const double g : {0., .3, .5, 1., 2., 3., 5.}) {
    const auto found = allocate_support(Polity({.public_goods_weight = 0, .risk_aversion = g}), 5e6, 900, .25);
    EXPECT_EQ(found.public_goods, 0);
    EXPECT_DOUBLE_EQ(found.private_goods, 2500);
    const double utility = g == 1 ? std::log(2775.) : std::pow(2775., 1 - g) / (1 - g);  // u(.75 * 2500 + 900)
    EXPECT_NEAR(found.value, utility, 1e-14 * std::abs(utility)) << g;
  }
}

TEST(AllocateSupport, JoinsTheCornerContinuously) {
  // K y^(2g) = a^2 W y^(2g)/(4 p): below that spending per member everything buys public goods.
  for (const double g : {0., .5, 1., 1.5, 2., 5.}) {
    const Polity polity({.population = 10,
                         .selectorate = 5,
                         .coalition = 1,
                         .income = 1.5,
                         .subsistence = 0,
                         .public_goods_weight = 2,
                         .public_goods_price = 4,
                         .risk_aversion = g});
    const double corner = .25 * std::pow(1.5, 2 * g);
    const auto below = allocate_support(polity, corner * (1 - 1e-9), 1.5);
    const auto above = allocate_support(polity, corner * (1 + 1e-9), 1.5);
    EXPECT_EQ(below.private_goods, 0);
    EXPECT_GT(above.private_goods, 0);
    EXPECT_LT(above.private_goods, 4e-9 * corner);
    EXPECT_NEAR(below.marginal_value, above.marginal_value, 1e-8 * above.marginal_value);
    EXPECT_NEAR(below.value, above.value, 1e-8);
  }
}

TEST(AllocateSupport, MarginalValueIsTheSlopeOfTheValue) {
  RandomStream random(11);
  for (int draw = 0; draw < 200; ++draw) {
    const double m = random.uniform(.1, 10);
    const Polity polity({.population = 10,
                         .selectorate = 5,
                         .coalition = random.uniform(.5, 3),
                         .income = 1,
                         .subsistence = 0,
                         .public_goods_weight = random.uniform(.1, 3),
                         .public_goods_price = 1.3,
                         .risk_aversion = random.uniform(0, 3)});
    const double h = 1e-5 * m;
    const double slope =
        (allocate_support(polity, m + h, 1, .2).value - allocate_support(polity, m - h, 1, .2).value) / (2 * h);
    const auto found = allocate_support(polity, m, 1, .2);
    EXPECT_NEAR(found.marginal_value, slope, 1e-4 * slope) << draw;
  }
}

}  // namespace
}  // namespace selectorate
