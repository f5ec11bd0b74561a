// Claims 4 to 7 of model.md 6: who bears the cost, who profits, and why nobody can object.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::Le;

TEST(Claim04, CostIsDiverted_AndOutsidersLoseMoreThanInsiders) {
  const ClaimSetting setting = north_korea();
  const Instrument& embargo = setting.package[0];
  const PolityParameters& polity = setting.small;
  for (const std::vector<double>& row : finding(4).figures.front().rows) {
    const double share = row[0];
    if (share == 0) continue;
    EXPECT_NEAR(row[1], 1, 1e-4);
    EXPECT_LT(row[2], row[3] - .04);
    // Outsiders' income y (1 - income t) - revenue R t/(N - W), t = e s (model.md 2 and 3, step 4).
    const double bite = embargo.enforcement * share;
    const double loss = embargo.income * bite + embargo.revenue * polity.revenue * bite /
                                                    ((polity.population - polity.coalition) * polity.income);
    EXPECT_NEAR(row[2], -loss, 1e-4);
  }
}

TEST(Claim04, WithoutDiversion_OutsidersLoseOnlyWhatSanctionsTakeFromThem) {
  const Instrument embargo = north_korea().package[0];
  for (const std::vector<double>& row : finding(4).control_figures.rows) {
    EXPECT_EQ(row[1], 0);
    EXPECT_NEAR(row[2], -embargo.income * embargo.enforcement * row[0], 1e-9);
  }
}

TEST(Claim05, LeadersLossFalls_AsRentsRise_AndTurnsIntoAGain) {
  const ClaimTable& table = finding(5).figures.front();
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    // Envelope theorem: another unit of I/R raises U_Leader by Pi, here .999 (model.md 3, step 5).
    const double gain = table.rows[row - 1][1] - table.rows[row][1];
    EXPECT_NEAR(gain / (table.rows[row][2] - table.rows[row - 1][2]), .999, 1e-3);
  }
  EXPECT_GT(table.rows.front()[1], 0);
  EXPECT_LT(table.rows.back()[1], 0);
}

TEST(Claim05, RentDoesNotMatter_WhereNothingSlipsThrough) {
  const ClaimTable& table = finding(5).control_figures;
  EXPECT_THAT(column(table, 2), Each(DoubleNear(0, 1e-12)));
  EXPECT_THAT(column(table, 1), Each(DoubleNear(table.rows.front()[1], 1e-7)));
}

TEST(Claim06, StrongerRepression_MakesRevoltLessLikely_AndConcessionNeedless) {
  const ClaimTable& effect = finding(6).figures.at(0);
  for (std::size_t row = 1; row < effect.rows.size(); ++row) {
    EXPECT_LT(effect.rows[row][1], effect.rows[row - 1][1]);
    EXPECT_LE(effect.rows[row][2], effect.rows[row - 1][2] + 1e-5);
  }
  EXPECT_GT(effect.rows.front()[2], .5);
  EXPECT_LE(effect.rows.back()[2], 1e-5);
}

TEST(Claim06, HigherBarrier_MakesRevoltLessLikely_AndConcessionNeedless) {
  const ClaimTable& barrier = finding(6).figures.at(1);
  for (std::size_t row = 1; row < barrier.rows.size(); ++row) {
    EXPECT_LE(barrier.rows[row][1], barrier.rows[row - 1][1] + 1e-9);
    EXPECT_LE(barrier.rows[row][2], barrier.rows[row - 1][2] + 1e-5);
  }
  EXPECT_GT(barrier.rows.front()[2], .99);
  EXPECT_LE(barrier.rows.back()[2], 1e-5);
  EXPECT_EQ(barrier.rows.back()[1], 0);
}

TEST(Claim06, RepressionRisesWithSanctions) {
  const std::vector<double> repression = column(finding(6).figures.at(2), 3);
  EXPECT_TRUE(std::is_sorted(repression.begin(), repression.end()));
  EXPECT_GT(repression.back(), 2 * repression.front());
}

TEST(Claim06, NothingIsSpentOnRepression_WhereRevoltIsImpossible) {
  EXPECT_THAT(column(finding(6).control_figures, 3), Each(Le(1e-9)));
}

TEST(Claim06, RaisesConcessionsInstead_WhereTheLeaderIsAtHisThreshold) {
  // A condition of the claim: at a tenth of the policy's value a repression effect of 6 still goes with full
  // concession; only one of 20 makes resisting pay.
  const ClaimSetting setting = north_korea();
  EpisodeActors actors = setting.actors;
  actors.leader.policy_value /= 10;
  EXPECT_GE(respond(setting.small, actors, {tight(setting, 0)}, 1).action.concession, .999);
  actors.citizens.repression_effect = 20;
  EXPECT_LE(respond(setting.small, actors, {tight(setting, 0)}, 1).action.concession, 1e-5);
}

TEST(Claim07, Embargo_TakesAFifthOfOutsidersIncome_ForNoConcession) {
  const std::vector<std::vector<double>>& rows = finding(7).figures.front().rows;
  for (std::size_t row = 1; row < rows.size(); ++row) EXPECT_LT(rows[row][2], rows[row - 1][2] - .04);
  EXPECT_LT(rows.back()[2], -.2);
  EXPECT_THAT(column(finding(7).figures.front(), 4), Each(Le(1e-5)));
}

TEST(Claim07, TheSameEmbargo_MovesALargeCoalition) {
  EXPECT_GT(finding(7).control_figures.rows.back()[4], .75);
}

}  // namespace
}  // namespace selectorate::test
