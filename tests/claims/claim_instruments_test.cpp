// Claims 8, 10, 17 and 18 of model.md 6: what each kind of sanctions does.

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::Le;

TEST(Claim08, LuxuryBan_MakesLoyaltyDearer_AndMovesALargeCoalition_AsItIsEnforced) {
  const ClaimTable& table = finding(8).figures.front();
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    EXPECT_GT(table.rows[row][1], table.rows[row - 1][1] + .01);
    EXPECT_GT(table.rows[row][3], table.rows[row - 1][3]);
    EXPECT_GE(table.rows[row][4], table.rows[row - 1][4] - 1e-5);
  }
  EXPECT_GT(table.rows.back()[4], .99);
}

TEST(Claim08, LuxuryBan_BringsNoConcessionFromASmallCoalition_HoweverWellEnforced) {
  // Only in part does it work: half as much again for 2 000 supporters is still next to nothing.
  EXPECT_THAT(column(finding(8).figures.front(), 2), Each(Le(1e-5)));
}

TEST(Claim08, LuxuryBan_DoesNothing_AsEvasionBecomesCheap) {
  const ClaimTable& table = finding(8).control_figures;
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    EXPECT_LT(table.rows[row][1], table.rows[row - 1][1]);
    EXPECT_LT(table.rows[row][3], table.rows[row - 1][3]);
  }
  EXPECT_LT(table.rows.back()[1], .01);
  EXPECT_LT(table.rows.back()[3], .01);
  EXPECT_LE(table.rows.back()[4], 1e-5);
}

TEST(Claim10, CheaperEvasion_BluntsTheBite_MostAtHighIntensity) {
  const Instrument embargo = north_korea().package[0];
  const ClaimTable& table = finding(10).figures.front();
  for (const std::vector<double>& row : table.rows) {
    const double cost = row[0];
    double added = infinity;
    for (std::size_t quarter = 1; quarter <= 4; ++quarter) {
      // n(t) = t - t^2/(2 kap) up to t = kap, kap/2 beyond (model.md 2).
      const double t = embargo.enforcement * static_cast<double>(quarter) / 4;
      const double bite = t <= cost ? t - t * t / (2 * cost) : cost / 2;
      EXPECT_NEAR(row[quarter], embargo.revenue * bite, 1e-12);
      const double step = row[quarter] - (quarter == 1 ? 0 : row[quarter - 1]);
      EXPECT_LE(step, added + 1e-15);
      added = step;
    }
  }
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    EXPECT_LT(table.rows[row][4], table.rows[row - 1][4]);
    EXPECT_LE(table.rows[row][5], table.rows[row - 1][5] + 1e-5);
  }
  EXPECT_GT(table.rows.front()[5] - table.rows.back()[5], .7) << "what a large coalition concedes";
}

TEST(Claim10, BiteIsProportionalToIntensity_WhereEvasionIsImpossible) {
  const std::vector<double>& row = finding(10).control_figures.rows.front();
  for (std::size_t quarter = 2; quarter <= 4; ++quarter) {
    EXPECT_NEAR(row[quarter] / row[1], static_cast<double>(quarter), 1e-12);
  }
}

TEST(Claim10, MoreIntensityIsWorse_OnceSmugglersEarnMoreThanItTakes) {
  // A condition on all claims about intensity: with evasion and rents what the leader loses rises, then falls.
  const ClaimSetting setting = north_korea();
  const auto loss = [&](double share) {
    return respond(setting.small, setting.actors, {setting.package[0]}, 0).value -
           respond(setting.small, setting.actors, {setting.package[0]}, share).value;
  };
  EXPECT_GT(loss(.25), 0);
  EXPECT_LT(loss(1), loss(.25));
  EXPECT_LT(loss(1), 0) << "at full intensity he is better off than without sanctions";
}

TEST(Claim17, AidCut_TakesTheLeadersRent) {
  const std::vector<double> kept = column(finding(17).figures.at(0), 1);
  for (std::size_t row = 1; row < kept.size(); ++row) EXPECT_LT(kept[row], kept[row - 1] - 1e-3);
}

TEST(Claim17, TravelBan_MakesLoyaltyDearer) {
  const std::vector<double> spending = column(finding(17).figures.at(1), 2);
  EXPECT_TRUE(std::is_sorted(spending.begin(), spending.end()));
  // The preset takes h = .05 n(.8) = .05 (.8 - .32) utils. Log utility makes good all of it by consuming e^h times as
  // much, of which insiders' own income is a part: rewards z rise by (e^h - 1)(z + y)/z. The leader stops a little
  // short of that, where the last of his own money is worth as much as the loyalty it buys.
  const PolityParameters polity = north_korea().small;
  const double reward = spending.front() * polity.revenue / polity.coalition;
  const double in_full = 1 + std::expm1(.024) * (reward + polity.income) / reward;
  EXPECT_LT(spending.back(), in_full * spending.front());
  EXPECT_GT(spending.back(), (1 + .8 * (in_full - 1)) * spending.front());
}

TEST(Claim17, TravelBanThatTheChallengerWouldInherit_ChangesNothing) {
  // chi = 0: h stands on both sides of X_loyal and cancels (model.md 3, step 3).
  const std::vector<double> spending = column(finding(17).control_figures, 2);
  EXPECT_THAT(spending, Each(DoubleNear(spending.front(), 1e-6 * spending.front())));
}

TEST(Claim18, BroadSanctions_HarmCitizensMoreForWhatTheyBring_WhereTheCoalitionIsSmall) {
  for (const std::vector<double>& row : finding(18).figures.front().rows) {
    EXPECT_TRUE(std::isinf(row[2])) << "they bring nothing";
    EXPECT_LT(row[4], .2);
    EXPECT_GE(row[3], row[1] - 1e-5);
  }
}

TEST(Claim18, BroadSanctions_AreAsHarmless_OnceEnforcedAgainstALargeCoalition) {
  const std::vector<double>& enforced = finding(18).control_figures.rows.back();
  EXPECT_GT(enforced[1], .99);
  EXPECT_LE(enforced[2], 1e-5);
}

TEST(Claim18, Turns_WhereTheBroadPackageIsHardEnoughToBeConcededToInFull) {
  // A condition: the policy worth a tenth, enforcement .8. The threat of the embargo is enough and is lifted, while the
  // selective package is partly resisted and stays.
  ClaimSetting setting = north_korea();
  setting.actors.leader.policy_value /= 10;
  const ClaimFinding turned = solve_claim(setting, 18);
  EXPECT_FALSE(turned.holds);
  const std::vector<double>& row = turned.figures.front().rows.at(3);
  EXPECT_DOUBLE_EQ(row[0], .8);
  EXPECT_GT(row[1], .99);
  EXPECT_EQ(row[2], 0);
  EXPECT_GT(row[4], .05);
}

}  // namespace
}  // namespace selectorate::test
