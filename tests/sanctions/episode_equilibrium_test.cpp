#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

SanctionsEpisode costly_embargo(char set, double risk_aversion, double leader_specific = 1) {
  Instrument embargo = test::broad_instrument();
  embargo.cost = .3;
  EpisodeActors actors = test::oracle_actors();
  actors.leader.leader_specific = leader_specific;
  return {Polity(test::oracle_polity(set, risk_aversion)), Package({embargo}), actors};
}

/// A slow and transparent reference: the best U_Leader of a random search over all four choices, using nothing but the
/// formulas of `evaluate_outcome`.
double best_of_random_actions(const SanctionsEpisode& episode, std::span<const double> s, int draws) {
  RandomStream random(11);
  double best = 0;
  for (int i = 0; i < draws; ++i) {
    LeaderAction action;
    action.concession = random.below(4) == 0 ? random.below(2) : random.uniform();
    const EpisodeOutcome base = evaluate_outcome(episode, s, {.concession = action.concession});
    const double outsiders = episode.polity().population() - episode.polity().coalition();
    const double room = std::max(0.0, outsiders * (base.outsider_income - episode.polity().subsistence()));
    action.diversion = std::min(base.revenue_loss, room) * (random.below(2) == 0 ? 1.0 : random.uniform());
    const double budget = base.budget + action.diversion;
    action.repression = random.below(3) == 0 ? 0.0 : .3 * budget * random.uniform();
    action.support_spending = (budget - action.repression) * random.uniform();
    best = std::max(best, evaluate_outcome(episode, s, action).leader_value);
  }
  return best;
}

TEST(LeaderResponse, NoRandomAction_BeatsTheProvedBound) {
  for (const char set : {'A', 'B', 'C'}) {
    for (const double g : {0.0, 1.0, 2.0}) {
      const SanctionsEpisode episode = costly_embargo(set, g, .7);
      for (const double s : {.2, .6, 1.0}) {
        const LeaderResponse response = solve_leader_response(episode, std::array{s}, {.certify = true});
        ASSERT_EQ(response.status, Status::converged);
        EXPECT_LE(best_of_random_actions(episode, std::array{s}, 20000), response.upper_bound);
        EXPECT_LE(response.regret(), 1.001e-6 * response.value);
      }
    }
  }
}

TEST(LeaderResponse, MultiStart_AgreesWithTheProof_OnRandomEpisodes) {
  RandomStream random(2026);
  for (int i = 0; i < 60; ++i) {
    PolityParameters polity = test::oracle_polity('B', 0);
    polity.risk_aversion = std::array{0.0, .5, 1.0, 2.0}[random.below(4)];
    polity.coalition = random.log_uniform(.001, .4);
    polity.selectorate = random.uniform(polity.coalition, 1);
    Instrument instrument;
    instrument.revenue = random.uniform(0, .8);
    instrument.income = random.uniform(0, .4);
    instrument.luxury = random.uniform(0, .6);
    instrument.rent = random.uniform(0, .2);
    instrument.enforcement = random.uniform(.3, 1);
    instrument.evasion_cost = random.below(2) == 0 ? std::numeric_limits<double>::infinity() : random.uniform(.3, 2);
    EpisodeActors actors = test::oracle_actors();
    actors.leader.policy_value = random.uniform(0, 1);
    actors.leader.leader_specific = random.uniform();
    actors.leader.concession_cost = random.uniform(0, .1);
    actors.coalition.loyalty_shock = random.uniform(.05, .5);
    const SanctionsEpisode episode(Polity(polity), Package({instrument}), actors);
    const std::array s{random.uniform()};
    const LeaderResponse found = solve_leader_response(episode, s);
    const LeaderResponse proved = solve_leader_response(episode, s, {.certify = true});
    EXPECT_EQ(proved.status, Status::converged) << "draw " << i;
    EXPECT_NEAR(found.value, proved.value, 2e-6 * proved.value) << "draw " << i << " boxes " << proved.boxes;
  }
}

TEST(Equilibrium, SenderBound_HoldsAgainstADenseGridOfIntensities) {
  for (const char set : {'A', 'B', 'C'}) {
    for (const double g : {0.0, 1.0}) {
      const SanctionsEpisode episode = costly_embargo(set, g, .5);
      const EpisodeEquilibrium eq = solve(episode);
      ASSERT_EQ(eq.status, Status::converged);
      EXPECT_EQ(eq.certificate.kind, EpisodeEvidence::interval_bound);
      EXPECT_LE(eq.certificate.sender_regret, 1e-3);
      double best = -1;
      for (const ConcessionPoint& point : solve_concession_curve(episode, 401)) {
        best = std::max(best, point.response.outcome.sender_value);
      }
      EXPECT_LE(best, eq.sender_value + eq.certificate.sender_regret);
      EXPECT_GE(eq.sender_value, best - 1e-9) << "the search must not lose to a grid";
    }
  }
}

TEST(Equilibrium, IsProved_WhereTheLeaderKeepsNothing_AndRepresses) {
  RandomStream random(7);
  int all_spent = 0;
  for (int i = 0; i < 12; ++i) {
    EpisodeActors actors = test::oracle_actors();
    actors.leader.policy_value = 1 + 2 * random.uniform();
    actors.citizens.barrier = .05 + .2 * random.uniform();
    Instrument embargo = test::broad_instrument();
    embargo.cost = .3;
    const SanctionsEpisode episode(Polity(test::oracle_polity('C', random.below(2))), Package({embargo}), actors);
    const EpisodeEquilibrium eq = solve(episode);
    EXPECT_EQ(eq.status, Status::converged) << "draw " << i;
    EXPECT_LE(eq.certificate.sender_regret, 1e-3) << "draw " << i;
    for (const ConcessionPoint& point : solve_concession_curve(episode, 101)) {
      const EpisodeOutcome& outcome = point.response.outcome;
      EXPECT_LE(outcome.sender_value, eq.sender_value + eq.certificate.sender_regret) << "draw " << i;
      const LeaderAction& action = point.response.action;
      const double kept = outcome.budget - action.support_spending - action.repression;
      all_spent += action.repression > 0 && kept < 1e-9 ? 1 : 0;
    }
  }
  EXPECT_GT(all_spent, 300) << "the case is not met often enough";
}

TEST(Equilibrium, TwoInstruments_AreProved) {
  Instrument ban = test::targeted_instrument();
  ban.revenue = .1;
  ban.cost = .1;
  Instrument embargo = test::broad_instrument();
  embargo.cost = .3;
  const SanctionsEpisode episode(Polity(test::oracle_polity('B', 1)), Package({embargo, ban}), test::oracle_actors());
  const EpisodeEquilibrium eq = solve(episode);
  EXPECT_EQ(eq.status, Status::converged);
  EXPECT_LE(eq.certificate.sender_regret, 1e-3);
  EXPECT_EQ(eq.certificate.unexplored, 0);
  EXPECT_EQ(eq.intensity.size(), 2U);
}

TEST(Equilibrium, FixedIntensities_StayFixed) {
  Instrument embargo = test::broad_instrument();
  embargo.intensity = .5;
  const SanctionsEpisode episode(Polity(test::oracle_polity('A', 0)), Package({embargo}), test::oracle_actors());
  const EpisodeEquilibrium eq = solve(episode);
  EXPECT_EQ(eq.intensity, std::vector<double>{.5});
  EXPECT_EQ(eq.certificate.sender_regret, 0);
}

TEST(Equilibrium, IsTheSameOnAnyNumberOfThreads) {
  const SanctionsEpisode episode = costly_embargo('C', 1);
  const EpisodeEquilibrium one = solve(episode, {.threads = 1});
  const EpisodeEquilibrium two = solve(episode, {.threads = 2});
  EXPECT_EQ(one.intensity, two.intensity);
  EXPECT_EQ(one.sender_value, two.sender_value);
  EXPECT_EQ(one.certificate.sender_regret, two.certificate.sender_regret);
  const auto a = solve_concession_curve(episode, 51, {}, 1);
  const auto b = solve_concession_curve(episode, 51, {}, 2);
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].response.value, b[i].response.value);
}

TEST(Equilibrium, CanBeCancelled_AndKeepsItsBestAnswer) {
  const SanctionsEpisode episode = costly_embargo('A', 1);
  const EpisodeEquilibrium eq = solve(episode, {.sender_tolerance = 1e-7}, [](const Progress&) { return false; });
  EXPECT_EQ(eq.status, Status::cancelled);
  EXPECT_GT(eq.sender_value, 0);
  EXPECT_GT(eq.certificate.unexplored, 0);
}

}  // namespace
}  // namespace selectorate
