#include <cmath>
#include <limits>
#include <optional>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/deterministic_limit.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/screening.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

/// Quadratic cost k s^2/2 and no offset.
Screening quadratic(double slope, double value, double cost) {
  return {
      .cutoff_slope = slope, .concession_value = value, .failure_cost = [cost](double s) { return cost * s * s / 2; }};
}

/// An episode with the limit's closed form: g = 0, no revolt, one instrument without evasion.
SanctionsEpisode linear_episode(double policy_value, double loyalty_shock) {
  Instrument embargo = test::broad_instrument();
  embargo.cost = .4;
  EpisodeActors actors = test::oracle_actors();
  actors.leader.policy_value = policy_value;
  actors.leader.concession_cost = .05;
  actors.coalition.loyalty_shock = loyalty_shock;
  actors.citizens.barrier = std::numeric_limits<double>::infinity();
  PolityParameters polity = test::oracle_polity('B', 0);
  polity.subsistence = polity.income;  // nothing can be diverted: D^ = 0 is the leader's choice
  return {Polity(polity), Package({embargo}), actors};
}

TEST(Screening, UniformBeliefs_GiveTheClosedForm) {
  // beta uniform on [0, h], f = slope/h: EU' = f v - k s + (3/2) f k s^2. Its smaller root is the interior candidate.
  RandomStream random(5);
  int interior = 0;
  int corner = 0;
  for (int draw = 0; draw < 60; ++draw) {
    const double slope = random.uniform(.2, .9);
    const double value = random.uniform(.1, 1);
    const double cost = random.uniform(.1, 6);
    const Screening screening = quadratic(slope, value, cost);
    const auto beliefs = Prior(boost::math::uniform(0.0, 1.0));
    const auto utility = [&](double s) { return value - (1 - slope * s) * (value + cost * s * s / 2); };
    double best = utility(1) > utility(0) ? 1 : 0;
    const double discriminant = 1 - 6 * slope * slope * value / cost;
    if (discriminant > 0) {
      const double root = (1 - std::sqrt(discriminant)) / (3 * slope);
      if (root < 1 && utility(root) > utility(best)) best = root;
    }
    const ScreeningOptimum found = solve_screening(screening, beliefs);
    ASSERT_EQ(found.status, Status::converged);
    EXPECT_NEAR(found.value, utility(best), 1e-13) << "draw " << draw;
    EXPECT_NEAR(found.intensity, best, 1e-6) << "draw " << draw;
    EXPECT_NEAR(found.concede, slope * best, 1e-6);
    EXPECT_LE(found.regret(), 1.001e-6);
    (best < 1 ? interior : corner) += 1;
  }
  EXPECT_GT(interior, 10);
  EXPECT_GT(corner, 10);
}

TEST(Screening, ExponentialBeliefs_HaveOneOptimum_WhereTheHazardPaysForTheCost) {
  // Hazard L constant: L slope (v + k s^2/2) = k s.
  const double slope = .4, value = 1, cost = 3, hazard = 2;
  const ScreeningOptimum found =
      solve_screening(quadratic(slope, value, cost), Prior(boost::math::exponential(hazard)), {.tolerance = 1e-7});
  const double a = hazard * slope * cost / 2;
  const double root = (cost - std::sqrt(cost * cost - 4 * a * hazard * slope * value)) / (2 * a);
  ASSERT_LT(root, std::sqrt(2 * value / cost));
  EXPECT_NEAR(found.intensity, root, 1e-6);
  ASSERT_EQ(found.near_optimal.size(), 1U) << "unique, as a hazard rate that does not rise implies";
  EXPECT_LT(found.near_optimal.front().high - found.near_optimal.front().low, 5e-3);
}

TEST(Screening, RisingHazard_DoesNotMakeThePeakUnique) {
  // Uniform beliefs: EU rises, falls and rises again, and the two peaks can be made equal.
  const auto beliefs = Prior(boost::math::uniform(0.0, 1.0));
  double low = 1;
  double high = 6;
  const auto rivals = [&](double cost) {
    const Screening screening = quadratic(.7, .5, cost);
    const double root = (1 - std::sqrt(1 - 6 * .49 * .5 / cost)) / 2.1;
    return evaluate_screening(screening, beliefs, root) - evaluate_screening(screening, beliefs, 1);
  };
  low = 1.5;
  ASSERT_LT(rivals(low), 0);
  ASSERT_GT(rivals(high), 0);
  for (int i = 0; i < 60; ++i) (rivals(.5 * (low + high)) > 0 ? high : low) = .5 * (low + high);
  EXPECT_EQ(solve_screening(quadratic(.7, .5, low), beliefs, {.tolerance = 1e-7}).near_optimal.size(), 2U);
}

TEST(Screening, NoIntensityOfAFineGrid_BeatsTheBound_WhateverTheBeliefs) {
  const Prior beliefs[] = {Prior(boost::math::lognormal(-1.2, .5)), Prior(boost::math::beta_distribution<>(2, 5)),
                           Prior(boost::math::beta_distribution<>(.5, .5)), Prior(boost::math::triangular(.1, .2, .9))};
  for (const Prior& belief : beliefs) {
    for (const double cost : {.1, 1.0, 5.0}) {
      Screening screening = quadratic(.6, 1, cost);
      screening.cutoff_offset = .05;
      screening.expressive = .02;
      const ScreeningOptimum found = solve_screening(screening, belief);
      ASSERT_EQ(found.status, Status::converged);
      for (int i = 0; i <= 2000; ++i) {
        const double s = i / 2000.0;
        const double value = evaluate_screening(screening, belief, s);
        EXPECT_LE(value, found.upper_bound);
        const bool near = std::any_of(found.near_optimal.begin(), found.near_optimal.end(),
                                      [s](const IntensityRange& r) { return r.low <= s && s <= r.high; });
        EXPECT_TRUE(near || value < found.value - 1e-6);
      }
    }
  }
}

TEST(Screening, Cutoff_IsWhereTheDeterministicLimitsThreshold_IsTheIntensity) {
  const Screening screening = make_screening(linear_episode(.1, .3), 0);
  for (const double s : {.3, .6, .9}) {
    const double beta = screening.cutoff(s);
    ASSERT_GT(beta, 0);
    EXPECT_NEAR(evaluate_deterministic_limit(linear_episode(beta, .3), 0).threshold, s, 1e-12);
  }
}

TEST(Screening, LeadersOnEitherSideOfTheCutoff_ChooseWhatItSays_InTheSolvedEpisode) {
  const Screening screening = make_screening(linear_episode(.1, .3), 0);
  for (const double s : {.2, .4}) {  // harder sanctions leave too little for private rewards at this loyalty shock
    ASSERT_LT(s, screening.largest_intensity);
    const double beta = screening.cutoff(s);
    const std::array intensity{s};
    const SanctionsEpisode softer = linear_episode(.98 * beta, .3);
    const SanctionsEpisode tougher = linear_episode(1.02 * beta, .3);
    EXPECT_GT(solve_leader_response(softer, intensity).action.concession, .99) << "s " << s;
    EXPECT_LT(solve_leader_response(tougher, intensity).action.concession, .01) << "s " << s;
  }
}

TEST(Screening, FailureCost_IsTheSendersLossInTheEpisode) {
  // K(s) = U_Sender(nothing happens) - U_Sender(imposed in vain) - x s, by evaluate_outcome; survival is the same.
  const SanctionsEpisode episode = linear_episode(10, 0);
  const Screening screening = make_screening(episode, 0);
  const double M = episode.baseline().support_spending;
  const auto imposed = [&](double s) {
    const double support = evaluate_required_support(episode, 0, s, 0) + 1e-9;
    return evaluate_outcome(episode, std::array{s}, {.support_spending = std::max(support, M)});
  };
  const EpisodeOutcome nothing = imposed(0);
  for (const double s : {.2, .5}) {
    const EpisodeOutcome outcome = imposed(s);
    ASSERT_EQ(outcome.survival, nothing.survival);
    EXPECT_NEAR(screening.failure_cost(s), nothing.sender_value - outcome.sender_value, 1e-12);
  }
}

TEST(Screening, WhereAllMassIsAtOneValue_AnyIntensityThatConvincesItIsBest) {
  // F jumps from 0 to 1 at .3 = .6 s.
  const Prior atom({{.3, 1}});
  const ScreeningOptimum found = solve_screening(quadratic(.6, 1, 1), atom);
  EXPECT_GE(found.intensity, .5);
  ASSERT_EQ(found.near_optimal.size(), 1U);
  EXPECT_NEAR(found.near_optimal.front().low, .5, 1e-5);
  EXPECT_EQ(found.near_optimal.front().high, 1);
  EXPECT_NEAR(found.value, 1, 1e-12);
  EXPECT_LE(found.regret(), 1e-6);
}

TEST(Screening, RefusesNumbersOutOfRange) {
  const auto beliefs = Prior(boost::math::uniform(0.0, 1.0));
  EXPECT_THROW((void)solve_screening(quadratic(-1, 1, 1), beliefs), InvalidModel);
  EXPECT_THROW((void)solve_screening(quadratic(1, 1, 1), beliefs, {.tolerance = 0}), InvalidModel);
  EXPECT_THROW((void)make_screening(linear_episode(.1, .3), 2), InvalidModel);
}

}  // namespace
}  // namespace selectorate
