#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/policy_value_cutoffs.hpp>
#include <selectorate/sanctions/screening.hpp>

#include "sanctions/oracle_episode.hpp"
#include "sanctions/uncertain_cases.hpp"

namespace selectorate {
namespace {

SanctionsEpisode changed(const SanctionsEpisode& episode, auto change) {
  EpisodeActors actors = episode.actors();
  change(actors);
  return {episode.polity(), episode.package(), actors};
}

SanctionsEpisode at(const SanctionsEpisode& episode, double beta) {
  return changed(episode, [beta](EpisodeActors& actors) { actors.leader.policy_value = beta; });
}

/// With a proof, for near a jump the search alone may end in the answer that is only nearly as good.
LeaderResponse solve_proved(const SanctionsEpisode& episode, double s) {
  return solve_leader_response(episode, std::array{s}, {.certify = true, .tolerance = 1e-9});
}

/// Q, by its definition.
double kept(const LeaderResponse& response) {
  return response.outcome.survival * (1 - response.action.concession) * (1 - response.outcome.constraint);
}

/// Below this beta the leader of the limit concedes everything: s*(beta) = s of model.md 3.2, everything diverted.
double limit_cutoff(double s) {
  return s * .8 * .9 * .5 * .3 - .5 * .1;
}

TEST(PolicyValueCutoffs, DeterministicLimit_HasTheSingleCutoffOfTheClosedForm) {
  for (const double s : {.75, .9, 1.0}) {
    const PolicyValueCutoffs found = solve_policy_value_cutoffs(test::limit_episode(.5, 0), std::array{s}, 0, .2);
    EXPECT_EQ(found.status, Status::converged);
    ASSERT_TRUE(found.has_single_cutoff()) << s;
    const PolicyValueCutoff& cutoff = found.cutoffs.front();
    EXPECT_LE(cutoff.low, limit_cutoff(s));
    EXPECT_GE(cutoff.high, limit_cutoff(s));
    EXPECT_LE(cutoff.high - cutoff.low, 1.01e-4 * .2);
    EXPECT_EQ(cutoff.concession_below, 1);
    EXPECT_EQ(cutoff.concession_above, 0);
    EXPECT_EQ(cutoff.kept_below, 0);
    ASSERT_TRUE(found.full_concession_up_to.has_value());
    EXPECT_NEAR(*found.full_concession_up_to, limit_cutoff(s), .001);
  }
}

TEST(PolicyValueCutoffs, GoToThoseOfTheLimit_AsTheShockToRevoltVanishes) {
  double before = 1;
  for (const double shock : {.4, .2, .1, .02}) {
    const SanctionsEpisode episode = changed(test::limit_episode(.5, 0), [shock](EpisodeActors& actors) {
      actors.citizens = {.barrier = 1, .repression_effect = 0, .revolt_shock = shock, .repression_limit = 0};
      actors.coalition.loyalty_shock = shock;
    });
    const PolicyValueCutoffs found =
        solve_policy_value_cutoffs(episode, std::array{.9}, 0, .2, {.tolerance = 1e-6, .widest_bracket = .001});
    ASSERT_TRUE(found.full_concession_up_to.has_value()) << shock;
    const double distance = std::fabs(*found.full_concession_up_to - limit_cutoff(.9));
    EXPECT_LT(distance, before) << shock;
    before = distance;
  }
  EXPECT_LT(before, 1e-4);
}

/// What the answers say of all betas, against the leader's problem solved at each of a grid.
void expect_best_on_grid(const SanctionsEpisode& episode, double s, double high, int points) {
  const PolicyValueCutoffs found = solve_policy_value_cutoffs(episode, std::array{s}, 0, high);
  EXPECT_EQ(found.status, Status::converged);
  double before = 0;
  for (int i = 0; i <= points; ++i) {
    const double beta = high * i / points;
    const LeaderResponse best = solve_proved(at(episode, beta), s);
    const auto answer = std::find_if(found.answers.begin(), found.answers.end(),
                                     [beta](const PolicyValueAnswer& a) { return beta <= a.high; });
    ASSERT_NE(answer, found.answers.end());
    EXPECT_LE(best.value, answer->without + beta * answer->kept + answer->regret + 1e-12) << beta;
    EXPECT_GE(best.upper_bound, answer->without + beta * answer->kept - 1e-12) << beta;
    EXPECT_LE(answer->regret, 2e-4 * best.value);
    EXPECT_GE(kept(best), before - 1e-4) << "Q fell at " << beta;
    before = std::max(before, kept(best));
  }
  for (const PolicyValueCutoff& cutoff : found.cutoffs) {
    const LeaderResponse below = solve_proved(at(episode, std::max(0.0, cutoff.low)), s);
    const LeaderResponse above = solve_proved(at(episode, cutoff.high), s);
    EXPECT_GE(kept(above) - kept(below), cutoff.least_rise - 1e-4);
    EXPECT_GE(cutoff.least_rise, .7 * (cutoff.kept_above - cutoff.kept_below));
  }
}

TEST(PolicyValueCutoffs, CoverEveryBetaOfAGrid) {
  expect_best_on_grid(test::oracle_episode_b(0), .6, .8, 160);
  expect_best_on_grid(test::oracle_episode_b(0), 1, .8, 160);
}

constexpr std::uint64_t seed = 19;

struct RandomCase {
  SanctionsEpisode episode;
  double intensity;
};

RandomCase draw_case(std::uint64_t draw) {
  RandomStream random(seed, draw);
  Instrument instrument = draw % 3 == 0 ? test::targeted_instrument() : test::broad_instrument();
  instrument.enforcement = random.uniform(.3, 1);
  if (draw % 2 == 1) instrument.evasion_cost = random.uniform(.3, 2);
  EpisodeActors actors = test::oracle_actors();
  actors.leader.leader_specific = random.uniform(0, 1);
  actors.leader.concession_cost = random.uniform(0, .1);
  actors.coalition.loyalty_shock = random.uniform(.02, .3);
  actors.citizens.barrier = random.uniform(.1, .8);
  const char set = "ABC"[random.below(3)];
  const Polity polity(test::oracle_polity(set, random.uniform(0, 1.5)));
  return {SanctionsEpisode(polity, Package({instrument}), actors), random.uniform(.2, 1)};
}

TEST(PolicyValueCutoffs, OfRandomEpisodes_AreOrderedByWhatIsKept) {
  for (const std::uint64_t draw : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19, 55}) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed << ", draw " << draw);
    const auto [episode, s] = draw_case(draw);
    expect_best_on_grid(episode, s, 1, 24);
    const PolicyValueCutoffs found = solve_policy_value_cutoffs(episode, std::array{s}, 0, 1);
    for (std::size_t i = 1; i < found.answers.size(); ++i) {
      EXPECT_GT(found.answers[i].kept, found.answers[i - 1].kept);
      EXPECT_EQ(found.answers[i].low, found.answers[i - 1].high);
    }
    EXPECT_EQ(found.answers.front().low, 0);
    EXPECT_EQ(found.answers.back().high, 1);
  }
}

// Why uniqueness is asked for case by case: here the leader jumps from everything to a part, and later to nothing.
TEST(PolicyValueCutoffs, CanBeTwo_FromFullToPartialConcession_AndFromThereToNone) {
  const RandomCase drawn = draw_case(55);
  const std::array intensity{drawn.intensity};
  const PolicyValueCutoffs found = solve_policy_value_cutoffs(drawn.episode, intensity, 0, 1);
  ASSERT_EQ(found.cutoffs.size(), 2U);
  EXPECT_FALSE(found.has_single_cutoff());
  const auto concession = [&](double beta) {
    return solve_proved(at(drawn.episode, beta), drawn.intensity).action.concession;
  };
  EXPECT_EQ(concession(found.cutoffs[0].low), 1);
  for (const double beta : {found.cutoffs[0].high, found.cutoffs[1].low}) {
    EXPECT_GT(concession(beta), .1);
    EXPECT_LT(concession(beta), .5);
  }
  EXPECT_EQ(concession(found.cutoffs[1].high), 0);
}

// A logistic shock spreads what would be a jump: Q rises steeply, but step by step as one looks closer.
TEST(PolicyValueCutoffs, SteepRise_IsNotCalledAJump) {
  const PolicyValueCutoffs found = solve_policy_value_cutoffs(test::oracle_episode_b(0), std::array{.3}, 0, .8);
  EXPECT_TRUE(found.cutoffs.empty());
  for (std::size_t i = 1; i < found.answers.size(); ++i) {
    EXPECT_LT(found.answers[i].kept - found.answers[i - 1].kept, PolicyValueOptions{}.least_jump);
  }
}

TEST(PolicyValueCutoffs, WhereSanctionsNeverBite_ThereAreNone) {
  const PolicyValueCutoffs found = solve_policy_value_cutoffs(test::limit_episode(.5, 0), std::array{.0}, .01, 1);
  EXPECT_TRUE(found.cutoffs.empty());
  EXPECT_FALSE(found.full_concession_up_to.has_value());
  EXPECT_FALSE(found.has_single_cutoff());
}

TEST(PolicyValueCutoffs, StopAtTheLimitOfWork_WithTheRegretThatWasReached) {
  const PolicyValueCutoffs found =
      solve_policy_value_cutoffs(test::oracle_episode_b(0), std::array{.6}, 0, .8, {.solution_limit = 3});
  EXPECT_EQ(found.status, Status::iteration_limit);
  EXPECT_GT(found.regret, 0);
  EXPECT_EQ(found.answers.back().high, .8);
}

// The sender's optimum by the limit's closed form (screening_test.cpp holds it against a uniform distribution's own).
TEST(PolicyValueCutoffs, ScreeningByIntensity_IsThatOfTheLimit) {
  const SanctionsEpisode episode = test::limit_episode(.5, 0, .4);
  const Prior prior(boost::math::uniform_distribution<>(0, .1));
  const PolicyValueScreening found = solve_policy_value_screening(episode, prior, {.informed = false});
  const ScreeningOptimum expected = solve_screening(make_screening(episode, 1), prior);
  ASSERT_EQ(found.sender.intensity.size(), 1U);
  EXPECT_NEAR(found.sender.intensity.front(), expected.intensity, 1e-3);
  EXPECT_NEAR(found.sender.value(), expected.value, 1e-6);
  ASSERT_TRUE(found.leader.has_single_cutoff());
  EXPECT_NEAR(found.leader.cutoffs.front().policy_value, expected.cutoff, 1e-3);
}

TEST(PolicyValueCutoffs, RefuseWhatIsOutOfRange) {
  const SanctionsEpisode episode = test::limit_episode(.5, 0);
  EXPECT_THROW((void)solve_policy_value_cutoffs(episode, std::array{.5, .5}, 0, 1), InvalidModel);
  EXPECT_THROW((void)solve_policy_value_cutoffs(episode, std::array{.5}, -1, 1), InvalidModel);
  EXPECT_THROW((void)solve_policy_value_cutoffs(episode, std::array{.5}, 1, 1), InvalidModel);
  EXPECT_THROW((void)solve_policy_value_cutoffs(episode, std::array{.5}, 0, 1, {.tolerance = 0}), InvalidModel);
  EXPECT_THROW((void)make_policy_value_uncertainty(episode, Prior(boost::math::normal_distribution<>(0, 1))),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
