// Claims 11, 12, 14 and 16 of model.md 6: what the programme is worth, and what it would take to change course.

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;
using ::testing::Lt;

TEST(Claim11, ConcessionFallsInTheValueOfTheProgramme_ToNothing) {
  const ClaimTable& table = finding(11).figures.front();
  for (const std::size_t who : {1U, 2U, 3U}) {
    const std::vector<double> concessions = column(table, who);
    for (std::size_t row = 1; row < concessions.size(); ++row) {
      EXPECT_LE(concessions[row], concessions[row - 1] + 1e-5) << table.columns[who];
    }
    EXPECT_LE(concessions.back(), 1e-5) << table.columns[who];
  }
}

TEST(Claim11, AWorthlessProgramme_IsGivenUpByAnyone) {
  EXPECT_THAT(column(finding(11).control_figures, 1), Each(Ge(1 - 1e-5)));
}

TEST(Claim11, EvenAWorthlessProgrammeIsKept_WhereSmugglingPaysMoreThanSanctionsTake) {
  // A condition: with the scenario's evasion and rents the embargo is a source of income at W = 2 000 (claim 5).
  const ClaimSetting setting = north_korea();
  EpisodeActors actors = setting.actors;
  actors.leader.policy_value = 0;
  EXPECT_LE(respond(setting.small, actors, {setting.package[0]}, 1).action.concession, 1e-5);
}

TEST(Claim12, DualUseBan_DestroysPartOfTheProgramme_WhileNothingIsConceded) {
  const ClaimTable& table = finding(12).figures.front();
  const Instrument ban = north_korea().package[2];
  for (const std::vector<double>& row : table.rows) {
    // dual = dual_use n(e s) at c = 0, n(t) = t - t^2/(2 kap) (model.md 2).
    const double t = ban.enforcement * row[1];
    EXPECT_NEAR(row[2], row[0] * (t - t * t / (2 * ban.evasion_cost)), 1e-6);
    EXPECT_LE(row[3], 1e-5);
  }
  EXPECT_GT(table.rows.back()[1], .99) << "the sender sanctions in full";
  EXPECT_GT(table.rows.back()[2], .3);
}

TEST(Claim12, ASenderWhoDoesNotValueTheSlowdown_DoesNotSanction) {
  EXPECT_THAT(column(finding(12).control_figures, 1), Each(Lt(.01)));
  EXPECT_LT(finding(12).figures.front().rows.front()[1], .01) << "nor does one whose ban destroys nothing";
}

TEST(Claim14, IntensityBuysNothing_AsEnforcementGoesToZero) {
  const ClaimTable& table = finding(14).figures.front();
  for (std::size_t place = 1; place <= 4; ++place) EXPECT_LE(table.rows.front()[place], 1e-5);
  // From no sanctions to full ones the cross effect of intensity and enforcement is positive.
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    EXPECT_GE(table.rows[row][4], table.rows[row - 1][4] - 1e-5);
    EXPECT_GT(table.rows[row][5], table.rows[row - 1][5]);
  }
  EXPECT_GT(table.rows.back()[4], .99);
}

TEST(Claim14, OnlyTheProductOfIntensityAndEnforcementMatters_WithoutEvasion) {
  // t = e s (model.md 2): .6 x 1 = .8 x .75.
  const ClaimTable& table = finding(14).figures.front();
  EXPECT_NEAR(table.rows.at(3).at(4), table.rows.at(4).at(3), 2e-5);
  EXPECT_GT(table.rows.at(3).at(4), .1);
}

TEST(Claim14, CrossEffectTurnsNegative_OnceNearlyEverythingIsConceded) {
  // A condition: c stops at 1. From e = .8 to 1 the last quarter of intensity adds less, not more.
  const ClaimTable& table = finding(14).figures.front();
  const auto last_quarter = [&](std::size_t row) { return table.rows.at(row).at(4) - table.rows.at(row).at(3); };
  EXPECT_GT(last_quarter(4), last_quarter(2));
  EXPECT_LT(last_quarter(5), last_quarter(4));
}

TEST(Claim14, CooperationBuysNothing_WhereEvasionIsCheap) {
  for (const std::vector<double>& row : finding(14).control_figures.rows) EXPECT_LE(row[4], 1e-5);
}

TEST(Claim16, NorthKoreaResists_AndItsLeaderSurvives) {
  const std::vector<double>& row = finding(16).figures.front().rows.front();
  EXPECT_LE(row[1], 1e-5);
  EXPECT_GT(row[2], .99);
  EXPECT_GT(row[3], .2) << "the programme is slowed";
  EXPECT_TRUE(std::isinf(row[4])) << "no intensity is enough";
}

TEST(Claim16, ALargeCoalitionInTheSameEconomy_Concedes) {
  const std::vector<double>& row = finding(16).control_figures.rows.front();
  EXPECT_GT(row[1], .99);
  EXPECT_LT(row[4], .5);
}

}  // namespace
}  // namespace selectorate::test
