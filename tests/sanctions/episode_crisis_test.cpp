#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/episode_crisis.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

SanctionsEpisode make_episode(char set) {
  Instrument embargo = test::broad_instrument();
  embargo.cost = .3;
  return {Polity(test::oracle_polity(set, 0)), Package({embargo}), test::oracle_actors()};
}

TEST(EpisodeCrisis, StandingFirm_IsTheEpisodeAtTheThreatenedIntensity) {
  // oracles.md 4, set B, broad at .5, s_loyal .3: U_Leader = .994059200710.
  EpisodeActors actors = test::oracle_actors();
  actors.coalition.loyalty_shock = .3;
  const SanctionsEpisode episode(Polity(test::oracle_polity('B', 0)), Package({test::broad_instrument()}), actors);
  const EpisodeCrisis crisis = make_episode_crisis(episode, {.intensity = .5});
  EXPECT_NEAR(crisis.payoffs.stand_firm.target, .994059200710, 1e-9);
}

TEST(EpisodeCrisis, Outcomes_AreRankedAsACrisisNeeds) {
  for (const char set : {'A', 'B', 'C'}) {
    const EpisodeCrisis crisis =
        make_episode_crisis(make_episode(set), {.demand = .7, .intensity = 1, .audience_cost = .25});
    const CrisisPayoffs& u = crisis.payoffs;
    EXPECT_GT(u.concession.sender, u.status_quo.sender);
    EXPECT_EQ(u.back_down.sender, u.status_quo.sender - .25);
    EXPECT_EQ(u.back_down.target, u.status_quo.target);
    EXPECT_GT(u.status_quo.target, u.concession.target);
    EXPECT_GT(u.status_quo.target, u.stand_firm.target);
    EXPECT_EQ(solve_normal_shock_crisis(make_shock_units(u, .5, .1)).status, Status::converged);
  }
}

TEST(EpisodeCrisis, Concession_IsNoBetterThanAnyOtherAnswerWithThatShare) {
  // The same value by hand: nothing is lost without sanctions, so nothing can be diverted, and no support spending
  // beats the one chosen.
  const SanctionsEpisode episode = make_episode('B');
  const EpisodeCrisis crisis = make_episode_crisis(episode, {.demand = .6});
  const std::vector<double> none = {0};
  double best = 0;
  for (int i = 0; i <= 400; ++i) {
    for (int j = 0; j <= 20; ++j) {
      const double R = episode.polity().revenue();
      const LeaderAction action = {
          .concession = .6, .repression = .002 * j * R, .support_spending = (1 - .002 * j) * R * i / 400};
      best = std::max(best, evaluate_outcome(episode, none, action).leader_value);
    }
  }
  EXPECT_GE(crisis.payoffs.concession.target, best);
  EXPECT_NEAR(crisis.payoffs.concession.target, best, 2e-4);
}

TEST(EpisodeCrisis, InForceInstruments_BiteInTheStatusQuo_AndAConcessionDivertsLess) {
  // One instrument in force, one free: diversion has to be chosen although nothing was threatened yet.
  Instrument in_force = test::broad_instrument();
  in_force.revenue = .2;
  in_force.income = .1;
  in_force.intensity = 1;
  Instrument threatened = test::broad_instrument();
  threatened.revenue = .3;
  threatened.income = .1;
  const SanctionsEpisode episode(Polity(test::oracle_polity('C', 1)), Package({in_force, threatened}),
                                 test::oracle_actors());
  const EpisodeCrisis crisis = make_episode_crisis(episode, {.demand = .5, .intensity = 1});
  const LeaderResponse free = solve_leader_response(episode, episode.package().ray(0), {.certify = true});
  EXPECT_LE(crisis.payoffs.concession.target, free.upper_bound);
  // At the share that he would choose anyway, the fixed share must give the same value.
  if (free.action.concession > .01) {
    const EpisodeCrisis same = make_episode_crisis(episode, {.demand = free.action.concession, .intensity = 1});
    EXPECT_NEAR(same.payoffs.concession.target, free.value, 1e-7 * free.value);
  }
}

TEST(EpisodeCrisis, RefusesTermsOutOfRange) {
  const SanctionsEpisode episode = make_episode('A');
  EXPECT_THROW((void)make_episode_crisis(episode, {.demand = 0}), InvalidModel);
  EXPECT_THROW((void)make_episode_crisis(episode, {.intensity = 1.5}), InvalidModel);
  EXPECT_THROW((void)make_episode_crisis(episode, {.audience_cost = -1}), InvalidModel);
  EXPECT_THROW((void)make_shock_units({}, 0, 1), InvalidModel);
}

}  // namespace
}  // namespace selectorate
