#include "sanctions/diversion_kinks.hpp"

#include <array>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

/// Citizens close to subsistence and a leader with little at stake in the policy: he concedes until they can just bear
/// all that the sanctions cost him.
SanctionsEpisode poor_citizens(double subsistence) {
  PolityParameters polity;
  polity.population = 4.8e6;
  polity.selectorate = 2e5;
  polity.coalition = 1500;
  polity.revenue = 8e9;
  polity.income = 1500;
  polity.subsistence = subsistence;
  polity.public_goods_price = 4.8e6;
  Instrument instrument;
  instrument.revenue = .35;
  instrument.income = .04;
  instrument.enforcement = .8;
  EpisodeActors actors;
  actors.leader.policy_value = .05;
  actors.leader.leader_specific = .7;
  return {Polity(polity), Package({instrument}), actors};
}

/// Closed form of L_R = (N-W)(y(1-ell) - y_min) for one instrument without evasion, in t = e s (1-c).
double bearable_bite(const SanctionsEpisode& episode) {
  const Polity& polity = episode.polity();
  const Instrument& instrument = episode.package().instruments()[0];
  const double outsiders = polity.population() - polity.coalition();
  return outsiders * (polity.income() - polity.subsistence()) /
         (polity.revenue() * instrument.revenue + outsiders * polity.income() * instrument.income);
}

TEST(DiversionKinks, LieWhereCitizensCanJustBearTheLoss) {
  const SanctionsEpisode episode = poor_citizens(1300);
  const DiversionKinks kinks(LeaderProblem(episode), std::array{1.0});
  ASSERT_EQ(kinks.size(), 2U);
  EXPECT_NEAR(kinks[0].high, 1 - bearable_bite(episode) / .8, 1e-14);
  EXPECT_EQ(kinks[0].high, kinks[1].low);
  EXPECT_EQ(kinks.find(kinks[0].high), 0U);
  EXPECT_EQ(kinks.find(1), 1U);
}

TEST(DiversionKinks, LieWhereCitizensCanBearNothing) {
  // y(1 - .04 .8 (1-c)) = y_min at c = 1 - (1500-1480)/(1500 .032).
  const SanctionsEpisode episode = poor_citizens(1480);
  const DiversionKinks kinks(LeaderProblem(episode), std::array{1.0});
  ASSERT_EQ(kinks.size(), 3U);
  EXPECT_NEAR(kinks[0].high, 1 - 20.0 / 48, 1e-14);
}

TEST(DiversionKinks, AreAbsent_WhereCitizensBearAnything) {
  const SanctionsEpisode episode = poor_citizens(300);
  EXPECT_EQ(DiversionKinks(LeaderProblem(episode), std::array{1.0}).size(), 1U);
  EXPECT_EQ(DiversionKinks(LeaderProblem(episode), std::array{0.0}).size(), 1U);
}

TEST(DiversionKinks, HoldTheBestConcession_ToTheLastDigits) {
  for (const double subsistence : {1250.0, 1300.0, 1350.0}) {
    const SanctionsEpisode episode = poor_citizens(subsistence);
    const LeaderResponse response = solve_leader_response(episode, std::array{1.0}, {.certify = true});
    EXPECT_EQ(response.status, Status::converged);
    EXPECT_NEAR(response.action.concession, 1 - bearable_bite(episode) / .8, 1e-13) << subsistence;
    EXPECT_NEAR(response.outcome.diverted_share, 1, 1e-12) << subsistence;
  }
}

TEST(DiversionKinks, DoNotMisleadTheSearch_OnRandomEpisodes) {
  RandomStream random(17);
  for (int i = 0; i < 60; ++i) {
    PolityParameters polity = test::oracle_polity('B', std::array{0.0, .5, 1.0, 1.5}[random.below(4)]);
    polity.subsistence = random.uniform(.55, .7);
    Instrument instrument;
    instrument.revenue = random.uniform(.1, .9);
    instrument.income = random.uniform(0, .3);
    instrument.evasion_cost = random.uniform(.3, 3);
    EpisodeActors actors = test::oracle_actors();
    actors.leader.policy_value = random.uniform(0, .3);
    actors.leader.leader_specific = random.uniform();
    const SanctionsEpisode episode(Polity(polity), Package({instrument}), actors);
    const std::array s{random.uniform(.3, 1)};
    const LeaderResponse found = solve_leader_response(episode, s);
    const LeaderResponse proved = solve_leader_response(episode, s, {.certify = true});
    ASSERT_EQ(proved.status, Status::converged) << "episode " << i;
    EXPECT_LE(proved.upper_bound - found.value, 1.01e-6 * found.value) << "episode " << i;
  }
}

}  // namespace
}  // namespace selectorate
