// Claims 1 to 3 of model.md 6: inequalities on the figures, controls, and the conditions under which they turn.

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::ElementsAre;

bool is_rising(const std::vector<double>& values) {
  return std::is_sorted(values.begin(), values.end()) && values.back() > values.front();
}
bool is_falling(std::vector<double> values) {
  std::reverse(values.begin(), values.end());
  return is_rising(values);
}

TEST(ClaimList, HoldsAllNineteen) {
  const std::span<const int> numbers = claim_numbers();
  EXPECT_THAT(std::vector<int>(numbers.begin(), numbers.end()),
              ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
  EXPECT_THROW(solve_claim(north_korea(), 20), InvalidModel);
}

TEST(ClaimList, EveryClaimComesOutAndEveryControlTakesItAway) {
  for (const int number : claim_numbers()) {
    EXPECT_TRUE(finding(number).holds) << number << ": " << finding(number).statement;
    EXPECT_TRUE(finding(number).control_holds) << number << ": " << finding(number).control;
    EXPECT_LE(finding(number).leader_regret, 1e-6) << number;
    EXPECT_EQ(finding(number).number, number);
  }
}

TEST(ClaimList, AllRowsHaveAValueForEachColumn) {
  for (const int number : claim_numbers()) {
    std::vector<ClaimTable> tables = finding(number).figures;
    tables.push_back(finding(number).control_figures);
    for (const ClaimTable& table : tables) {
      ASSERT_FALSE(table.rows.empty()) << number;
      for (const std::vector<double>& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << number;
    }
  }
}

TEST(Claim01, SmallSupportBase_ConcedesLess_AndOnlyToHarderSanctions) {
  const ClaimTable& table = finding(1).figures.front();
  EXPECT_EQ(column(table, 0).front(), 2000);
  EXPECT_EQ(column(table, 0).back(), 1e7);
  EXPECT_TRUE(is_falling(column(table, 1))) << "thresholds";
  EXPECT_TRUE(is_rising(column(table, 2))) << "concessions";
  EXPECT_TRUE(std::isinf(table.rows.front()[1])) << "a small coalition outlasts any intensity";
}

TEST(Claim01, SignTurns_WhenTheLeadersStakeIsSmallAndNothingCanBeDiverted) {
  EXPECT_TRUE(is_rising(column(finding(1).control_figures, 1)));
}

TEST(Claim01, NobodyConcedes_WhereTheEmbargoLeaksAsInTheScenario) {
  // A condition of the claim: with evasion_cost .8 and rents of .05 the bite never gets past .4.
  const ClaimSetting setting = north_korea();
  for (const double coalition : {2e3, 2e5, 1e7}) {
    PolityParameters polity = setting.large;
    polity.coalition = coalition;
    EXPECT_LE(respond(polity, setting.actors, {setting.package[0]}, 1).action.concession, 1e-5) << coalition;
  }
}

// The deterministic limit of model.md 3.2: s* = (beta R + W s_c)/(chi e [(1-D^) revenue R + W y income]), D^ = 0.
double closed_form_threshold(const PolityParameters& p, const LeaderPreferences& l, const Instrument& i) {
  return (l.policy_value * p.revenue + p.coalition * l.concession_cost) /
         (l.leader_specific * i.enforcement * (i.revenue * p.revenue + p.coalition * p.income * i.income));
}

TEST(Claim01, ThresholdsOfTheDeterministicLimit_AreThoseOfTheClosedForm_WithBothSigns) {
  Instrument embargo;
  embargo.revenue = .5;
  embargo.income = .3;
  for (const bool small_stake : {false, true}) {
    EpisodeActors actors;
    actors.leader.policy_value = small_stake ? .01 : .2;
    actors.leader.concession_cost = small_stake ? .5 : 0;
    actors.coalition.loyalty_shock = 0;
    actors.citizens = {.barrier = infinity, .repression_effect = 0, .revolt_shock = 0, .repression_limit = 1};
    std::vector<double> thresholds;
    for (const double coalition : {.001, .01, .05, .1}) {
      const PolityParameters polity{.population = 1,
                                    .selectorate = .3,
                                    .coalition = coalition,
                                    .revenue = .3,
                                    .income = .7,
                                    .subsistence = .7,
                                    .public_goods_weight = .2,
                                    .public_goods_price = 1,
                                    .risk_aversion = 0,
                                    .discount = .6};
      const double expected = closed_form_threshold(polity, actors.leader, embargo);
      const SanctionsEpisode episode(Polity(polity), Package({embargo}), actors);
      EXPECT_NEAR(solve(episode, {.certify = false}).threshold, expected, 2e-4 * expected)
          << coalition << " " << small_stake;
      thresholds.push_back(expected);
    }
    EXPECT_EQ(is_rising(thresholds), small_stake);
    EXPECT_EQ(is_falling(thresholds), !small_stake);
  }
}

TEST(Claim02, ReplaceableElite_IsBoundByALargerPremium_AndKeepsTheLeader) {
  for (const ClaimTable& table : finding(2).figures) {
    EXPECT_TRUE(is_rising(column(table, 1))) << table.caption;
    EXPECT_TRUE(is_rising(column(table, 2))) << table.caption;
  }
}

TEST(Claim02, IrreplaceableElite_HasNoPremium_WhateverTheFutureWeighs) {
  const ClaimTable& table = finding(2).control_figures;
  EXPECT_THAT(column(table, 1), Each(DoubleNear(0, 1e-9)));
  EXPECT_THAT(column(table, 2), Each(DoubleNear(table.rows.front()[2], 1e-6)));
}

double largest_fall(const std::vector<double>& loyalty) {
  return loyalty.front() - *std::min_element(loyalty.begin(), loyalty.end());
}

TEST(Claim03, RewardsRise_AndASmallCoalitionHardlyBecomesLessLoyal) {
  const ClaimTable& small = finding(3).figures.at(0);
  const ClaimTable& large = finding(3).figures.at(1);
  EXPECT_TRUE(is_rising(column(small, 1)));
  EXPECT_LT(largest_fall(column(small, 3)), largest_fall(column(large, 3)) / 10);
  // Rewards make good the lost income: an embargo that takes e s income = .1462 of it changes consumption by < .1 %.
  EXPECT_NEAR(small.rows.back()[2] / small.rows.front()[2], 1, 1e-3);
}

TEST(Claim03, WithoutARentToPayThemFrom_RewardsFall_AndSoDoesLoyalty) {
  const ClaimTable& control = finding(3).control_figures;
  EXPECT_LT(control.rows.back()[1], control.rows.front()[1]);
  EXPECT_GT(largest_fall(column(control, 3)), 100 * largest_fall(column(finding(3).figures.at(0), 3)));
  // Without a premium and without sanctions the challenger offers exactly as much: P(loyal) = 1/2.
  EXPECT_NEAR(control.rows.front()[3], .5, 1e-6);
}

}  // namespace
}  // namespace selectorate::test
