#include <array>
#include <cmath>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "sanctions/uncertain_cases.hpp"

namespace selectorate {
namespace {

TEST(UncertainEquilibrium, DeterministicLimit_HasTheOptimumOfTheClosedForm) {
  // Everyone below beta*(s) = W (s chi e y income - s_c)/R concedes and costs nothing; the others cost cost s^2/2. With
  // beta uniform on [0, b]: F = beta*/b, value F(s) - (1 - F(s)) cost s^2/2, maximised here by a plain fine grid.
  constexpr double b = .1;
  constexpr double cost = .5;
  const UncertainEpisode episode =
      test::limit_with_policy_value(Prior(boost::math::uniform_distribution<>(0, b)), cost);
  double best = -1;
  double best_s = 0;
  for (int i = 0; i <= 1'000'000; ++i) {
    const double s = i * 1e-6;
    const double F = std::clamp(.5 * (s * .8 * .9 * .3 - .1) / b, 0.0, 1.0);
    const double value = F - (1 - F) * cost * s * s / 2;
    if (value > best) best = value, best_s = s;
  }
  const UncertainEquilibrium equilibrium = solve(episode);
  EXPECT_NEAR(equilibrium.value(), best, 1e-6);
  EXPECT_NEAR(equilibrium.intensity[0], best_s, 2e-3);
  EXPECT_GE(equilibrium.informed_value + equilibrium.informed_error, equilibrium.value());
}

TEST(UncertainEquilibrium, CertainPrior_IsTheEpisodeWithoutUncertainty) {
  const EpisodeEquilibrium certain = solve(test::oracle_episode_b(.2));
  const UncertainEquilibrium equilibrium = solve(UncertainEpisode(Prior({{.2, 1}}), test::oracle_episode_b));
  EXPECT_NEAR(equilibrium.value(), certain.sender_value, 1e-9);
  EXPECT_NEAR(equilibrium.intensity[0], certain.intensity[0], 1e-5);
  EXPECT_NEAR(equilibrium.informed_value, certain.sender_value, 1e-9);
}

/// Slow and transparent: every intensity of a grid, and the value of each type by the plain leader's response.
double best_of_grid(const UncertainEpisode& episode, int steps) {
  double best = -1e9;
  for (int i = 0; i <= steps; ++i) {
    const std::array s{static_cast<double>(i) / steps};
    double value = 0;
    for (const Prior::Atom& atom : episode.prior().atoms()) {
      value += atom.probability * solve_leader_response(episode.at(atom.value), s).outcome.sender_value;
    }
    best = std::max(best, value);
  }
  return best;
}

TEST(UncertainEquilibrium, NoIntensityOfAFineGrid_IsBetter_WhenTypesAreFew) {
  for (const double soft : {.2, .8}) {
    const UncertainEpisode episode(Prior({{.1, soft}, {.35, 1 - soft}}), test::oracle_episode_b);
    const UncertainEquilibrium equilibrium = solve(episode);
    const double best = best_of_grid(episode, 2000);
    EXPECT_GE(equilibrium.value(), best - 1e-9) << soft;
    EXPECT_LE(best, equilibrium.best_bound());
    EXPECT_LE(equilibrium.informed_error, 1e-3);  // the tolerance of each type's proof
  }
}

TEST(UncertainEquilibrium, Threads_DoNotChangeABit) {
  const UncertainEpisode episode =
      test::limit_with_policy_value(Prior(boost::math::lognormal_distribution<>(std::log(.04), .5)), .5);
  const UncertainEquilibrium one = solve(episode, {.threads = 1});
  const UncertainEquilibrium two = solve(episode, {.threads = 2});
  EXPECT_EQ(one.intensity, two.intensity);
  EXPECT_EQ(one.value(), two.value());
  EXPECT_EQ(one.informed_value, two.informed_value);
}

TEST(UncertainEquilibrium, Cancelled_ReturnsTheBestSoFar) {
  const UncertainEpisode episode(Prior({{.1, .5}, {.35, .5}}), test::oracle_episode_b);
  const UncertainEquilibrium equilibrium = solve(episode, {.informed = false}, [](const Progress&) { return false; });
  EXPECT_EQ(equilibrium.status, Status::cancelled);
  EXPECT_EQ(equilibrium.intensity.size(), 1U);
  EXPECT_TRUE(std::isnan(equilibrium.informed_value));
}

}  // namespace
}  // namespace selectorate
