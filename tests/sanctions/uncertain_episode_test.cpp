#include <array>
#include <cmath>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/uncertain_episode.hpp>

#include "sanctions/oracle_episode.hpp"
#include "sanctions/uncertain_cases.hpp"

namespace selectorate {
namespace {

using test::limit_with_policy_value;

/// Below this beta the leader of the limit concedes everything: s*(beta) = s of model.md 3.2, solved for beta.
double conceding_policy_value(double s) {
  // s chi e W y income - W s_c over R, everything diverted.
  return s * .8 * .9 * .5 * .3 - .5 * .1;
}

template <class Distribution>
void expect_closed_form(const Distribution& distribution) {
  const UncertainEpisode episode = limit_with_policy_value(Prior(distribution));
  for (const double s : {.75, .9, 1.0}) {
    const double concedes = cdf(distribution, conceding_policy_value(s));
    const ExpectedResponse response = solve_expected_response(episode, std::array{s});
    EXPECT_NEAR(response.mean.concession, concedes, 1e-8) << s;
    EXPECT_NEAR(response.concession.everything(), concedes, 1e-8);
    EXPECT_NEAR(response.concession.nothing(), 1 - concedes, 1e-8);
    EXPECT_LE(std::fabs(response.mean.concession - concedes), response.error);
    EXPECT_LE(response.error, 1e-7);
    ASSERT_EQ(response.ranges.size(), 2U);
    EXPECT_NEAR(response.ranges[0].high, conceding_policy_value(s), 1e-8);
    EXPECT_EQ(response.ranges[0].concession_at_low, 1);
    EXPECT_EQ(response.ranges[1].concession_at_high, 0);
  }
}

TEST(ExpectedResponse, DeterministicLimit_ConcedesWithTheProbabilityOfTheClosedForm) {
  // Boost.Math's cdf at the beta at which s* = s; every distribution that a scenario can name.
  expect_closed_form(boost::math::lognormal_distribution<>(std::log(.04), .5));
  expect_closed_form(boost::math::uniform_distribution<>(0, .1));
  expect_closed_form(boost::math::triangular_distribution<>(0, .03, .1));
  expect_closed_form(boost::math::beta_distribution<>(2, 40));
}

TEST(ExpectedResponse, NormalPrior_IsConditionedOnValuesThatMakeSense) {
  const boost::math::normal_distribution<> normal(.04, .03);
  const UncertainEpisode episode = limit_with_policy_value(Prior(normal).truncated(0, 1e3));
  const double below_zero = cdf(normal, 0);
  const ExpectedResponse response = solve_expected_response(episode, std::array{.9});
  const double concedes = (cdf(normal, conceding_policy_value(.9)) - below_zero) / (1 - below_zero);
  EXPECT_NEAR(response.mean.concession, concedes, 1e-8);
  EXPECT_NEAR(episode.prior().excluded(), below_zero, 1e-12);
}

TEST(ExpectedResponse, SteppedConcession_HasNoQuantilesBetweenItsSteps) {
  const UncertainEpisode episode = limit_with_policy_value(Prior(boost::math::uniform_distribution<>(0, .1)));
  const ExpectedResponse response = solve_expected_response(episode, std::array{.9});
  const double resists = 1 - conceding_policy_value(.9) / .1;
  EXPECT_EQ(response.concession.quantile(resists - 1e-3), 0);
  EXPECT_NEAR(response.concession.quantile(resists + 1e-3), 1, 1e-5);
}

TEST(ExpectedResponse, CoalitionOfUnknownSize_ConcedesByTheSameClosedForm) {
  // Full diversion: s* = (beta R/W + s_c)/(chi e y income), so he concedes iff W > beta R/(s chi e y income - s_c).
  const boost::math::uniform_distribution<> sizes(.2, 1);
  const UncertainEpisode episode(Prior(sizes), [](double coalition) { return test::limit_episode(coalition, .05); });
  const double largest_that_resists = .05 / (.9 * .8 * .9 * .3 - .1);
  const ExpectedResponse response = solve_expected_response(episode, std::array{.9});
  EXPECT_NEAR(response.mean.concession, 1 - cdf(sizes, largest_that_resists), 1e-8);
  ASSERT_EQ(response.ranges.size(), 2U);
  EXPECT_NEAR(response.ranges[1].low, largest_that_resists, 1e-7);
}

TEST(ExpectedResponse, NarrowPrior_GivesTheCertainResponse) {
  const SanctionsEpisode certain = test::oracle_episode_b(.2);
  const LeaderResponse response = solve_leader_response(certain, std::array{.6});
  const UncertainEpisode episode(Prior(boost::math::normal_distribution<>(.2, 1e-9)), test::oracle_episode_b);
  const ExpectedResponse expected = solve_expected_response(episode, std::array{.6});
  EXPECT_NEAR(expected.mean.concession, response.action.concession, 1e-6);
  EXPECT_NEAR(expected.mean.survival, response.outcome.survival, 1e-6);
  EXPECT_NEAR(expected.mean.sender_value, response.outcome.sender_value, 1e-6);
  EXPECT_NEAR(expected.mean.leader_value, response.value, 1e-6);
  EXPECT_NEAR(expected.mean.outsider_income, response.outcome.outsider_income, 1e-6);
}

/// Slow and transparent: the mean over evenly spread quantiles.
TEST(ExpectedResponse, SmoothBargaining_AgreesWithTheMeanOverManyQuantiles) {
  const Prior prior(boost::math::lognormal_distribution<>(std::log(.2), .6));
  const UncertainEpisode episode(prior, test::oracle_episode_b);
  for (const double s : {.6, 1.0}) {
    const ExpectedResponse response = solve_expected_response(episode, std::array{s});
    constexpr int quantiles = 4000;
    double concession = 0;
    double value = 0;
    double nothing = 0;
    for (int i = 0; i < quantiles; ++i) {
      const SanctionsEpisode at = episode.at(prior.quantile((i + .5) / quantiles));
      const LeaderResponse r = solve_leader_response(at, std::array{s});
      concession += r.action.concession / quantiles;
      value += r.outcome.sender_value / quantiles;
      nothing += (r.action.concession < 1e-6 ? 1.0 : 0.0) / quantiles;
    }
    // A jump of at most one between quantiles moves the mean by at most one quantile's weight.
    EXPECT_NEAR(response.mean.concession, concession, 1.0 / quantiles) << s;
    EXPECT_NEAR(response.mean.sender_value, value, 2.0 / quantiles);
    EXPECT_NEAR(response.concession.nothing(), nothing, 1.0 / quantiles);
    EXPECT_LT(response.error, 1e-5);
  }
}

TEST(ExpectedResponse, DistributionOfConcessions_HasTheMeanThatIsReported) {
  const UncertainEpisode episode(Prior(boost::math::uniform_distribution<>(.05, .6)), test::oracle_episode_b);
  const ExpectedResponse response = solve_expected_response(episode, std::array{1.0});
  double mean = 0;
  double probability = 0;
  for (const ConcessionDistribution::Part& part : response.concession.parts()) {
    mean += part.probability * 0.5 * (part.low + part.high);
    probability += part.probability;
  }
  EXPECT_NEAR(probability, 1, 1e-12);
  EXPECT_NEAR(mean, response.mean.concession, 1e-4);  // the trapezoids against the quadrature
}

TEST(ExpectedResponse, DiscretePrior_IsTheWeightedSumOfItsEpisodes) {
  const UncertainEpisode episode(Prior({{.1, .25}, {.4, .75}}), test::oracle_episode_b);
  const ExpectedResponse response = solve_expected_response(episode, std::array{.8});
  const LeaderResponse soft = solve_leader_response(episode.at(.1), std::array{.8});
  const LeaderResponse hard = solve_leader_response(episode.at(.4), std::array{.8});
  EXPECT_NEAR(response.mean.concession, .25 * soft.action.concession + .75 * hard.action.concession, 1e-12);
  EXPECT_NEAR(response.mean.sender_value, .25 * soft.outcome.sender_value + .75 * hard.outcome.sender_value, 1e-9);
  EXPECT_EQ(response.error, 0);
  EXPECT_EQ(response.responses, 2U);
}

TEST(ExpectedResponse, WrongIntensities_AreRefused) {
  const UncertainEpisode episode(Prior({{.1, 1}}), test::oracle_episode_b);
  EXPECT_THROW(static_cast<void>(solve_expected_response(episode, std::array{1.5})), InvalidModel);
  EXPECT_THROW(static_cast<void>(solve_expected_response(episode, std::array{.5, .5})), InvalidModel);
}

}  // namespace
}  // namespace selectorate
