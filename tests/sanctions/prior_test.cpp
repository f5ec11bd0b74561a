#include <cmath>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/prior.hpp>

namespace selectorate {
namespace {

TEST(Prior, DiscretePrior_JoinsEqualValues_AndDropsWhatIsImpossible) {
  const Prior prior({{.value = 2, .probability = .25},
                     {.value = 1, .probability = .5},
                     {.value = 7, .probability = 0},
                     {.value = 2, .probability = .25}});
  ASSERT_EQ(prior.atoms().size(), 2U);
  EXPECT_EQ(prior.atoms()[0].value, 1);
  EXPECT_EQ(prior.atoms()[1].probability, .5);
  EXPECT_EQ(prior.cumulative(.99), 0);
  EXPECT_EQ(prior.cumulative(1), .5);
  EXPECT_EQ(prior.quantile(.5), 1);
  EXPECT_EQ(prior.quantile(.51), 2);
}

TEST(Prior, AnyDistributionOfBoostMath_GivesItsOwnProbabilitiesAndQuantiles) {
  // Closed forms: uniform and triangular by area, the normal's quartile from tables.
  const Prior uniform(boost::math::uniform_distribution<>(1, 3));
  EXPECT_NEAR(uniform.cumulative(1.5), .25, 1e-15);
  EXPECT_EQ(uniform.cumulative(0), 0);
  EXPECT_EQ(uniform.cumulative(4), 1);
  EXPECT_NEAR(Prior(boost::math::triangular_distribution<>(0, 1, 2)).cumulative(.5), .125, 1e-15);
  EXPECT_NEAR(Prior(boost::math::normal_distribution<>(1, 2)).quantile(.75), 1 + 2 * .6744897501960817, 1e-13);
  EXPECT_NEAR(Prior(boost::math::lognormal_distribution<>(.5, 1)).quantile(.5), std::exp(.5), 1e-13);
  EXPECT_EQ(Prior(boost::math::lognormal_distribution<>(.5, 1)).cumulative(-1), 0);
  EXPECT_NEAR(Prior(boost::math::beta_distribution<>(2, 2)).cumulative(.5), .5, 1e-14);
}

TEST(Prior, Truncation_IsTheConditionalDistribution) {
  // P(x <= 0.5 | 0 <= x <= 1) of the uniform on [-1, 3] is a half; three quarters are left out.
  const Prior prior = Prior(boost::math::uniform_distribution<>(-1, 3)).truncated(0, 1);
  EXPECT_NEAR(prior.cumulative(.5), .5, 1e-15);
  EXPECT_NEAR(prior.quantile(.25), .25, 1e-15);
  EXPECT_NEAR(prior.excluded(), .75, 1e-15);
  EXPECT_EQ(prior.cumulative(1), 1);
  EXPECT_NEAR(prior.truncated(0, .5).excluded(), .875, 1e-15);

  const Prior half_normal = Prior(boost::math::normal_distribution<>(0, 1)).truncated(0, 1e300);
  EXPECT_NEAR(half_normal.cumulative(1), .6826894921370859, 1e-14);  // P(|x| <= 1) of a normal, from tables
  EXPECT_GE(half_normal.quantile(1e-12), 0);

  const Prior coin = Prior({{0, .5}, {1, .25}, {2, .25}}).truncated(1, 5);
  EXPECT_EQ(coin.atoms().size(), 2U);
  EXPECT_EQ(coin.atoms()[0].probability, .5);
  EXPECT_EQ(coin.excluded(), .5);
}

TEST(Prior, WhatIsNoDistribution_IsRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(Prior({{.value = 1, .probability = .5}}), InvalidModel);
  EXPECT_THROW(Prior({{.value = 1, .probability = 1.5}, {.value = 2, .probability = -.5}}), InvalidModel);
  EXPECT_THROW(Prior({{.value = nan, .probability = 1}}), InvalidModel);
  EXPECT_THROW(Prior({{.value = 1, .probability = nan}}), InvalidModel);
  EXPECT_THROW(Prior(std::vector<Prior::Atom>()), InvalidModel);
  EXPECT_THROW(static_cast<void>(Prior(boost::math::uniform_distribution<>(0, 1)).truncated(2, 3)), InvalidModel);
  EXPECT_THROW(static_cast<void>(Prior({{0, 1}}).truncated(2, 3)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
