// Claims 9, 13 and 15 of model.md 6: what senders make of their sanctions together.

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::Eq;
using ::testing::Le;

TEST(Claim09, PressureRises_AsSendersAgreeOnWhatIsALuxury) {
  const ClaimTable& table = finding(9).figures.front();
  ASSERT_EQ(table.rows.size(), 6U);
  for (std::size_t shared = 0; shared < table.rows.size(); ++shared) {
    const std::vector<double>& row = table.rows[shared];
    // Of ten kinds each lists five: what both list is stopped, out of what either lists.
    const auto both = static_cast<double>(shared);
    EXPECT_NEAR(row[0], both / (10 - both), 1e-15);
    EXPECT_NEAR(row[1], both / 10, 1e-15);
    if (shared == 0) continue;
    EXPECT_GT(row[2], table.rows[shared - 1][2] + .01);
    EXPECT_GT(row[3], table.rows[shared - 1][3]);
    EXPECT_GE(row[4], table.rows[shared - 1][4] - 1e-5);
  }
  EXPECT_NEAR(table.rows.front()[2], 0, 1e-12) << "lists without overlap stop nothing";
}

TEST(Claim09, AgreementDoesNotMatter_WhereNobodyStepsIn) {
  const ClaimTable& table = finding(9).control_figures;
  EXPECT_THAT(column(table, 1), Each(DoubleNear(.5, 1e-15)));
  EXPECT_THAT(column(table, 2), Each(DoubleNear(table.rows.front()[2], 1e-9)));
  // Full agreement by either rule is the same ban.
  EXPECT_NEAR(table.rows.back()[2], finding(9).figures.front().rows.back()[2], 1e-9);
}

TEST(Claim13, EnforcementJumpsToOne_AsThePenaltyRises) {
  const ClaimTable& table = finding(13).figures.front();
  // The lead sender's share is 6/16; from it nobody, or everybody, follows.
  for (const std::vector<double>& row : table.rows) {
    for (const std::size_t end : {1U, 2U}) EXPECT_TRUE(row[end] < .376 || row[end] > 1 - 1e-12) << row[0];
    EXPECT_LE(row[1], row[2]);
  }
  EXPECT_NEAR(table.rows.front()[2], .375, 1e-12) << "without a penalty only the lead sender enforces";
  EXPECT_NEAR(table.rows.back()[1], 1, 1e-12) << "with a large one everybody does in every equilibrium";
  EXPECT_GT(table.rows.back()[3], table.rows.front()[3]);
}

TEST(Claim13, InBetween_WhatEachExpectsDecides) {
  const std::vector<std::vector<double>>& rows = finding(13).figures.front().rows;
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                          [](const std::vector<double>& row) { return row[1] < .5 && row[2] > 1 - 1e-12; }));
}

TEST(Claim13, AThreatThatNobodyCarriesOut_MovesNobody) {
  const ClaimTable& table = finding(13).control_figures;
  EXPECT_THAT(column(table, 1), Each(Eq(0)));
  EXPECT_NEAR(table.rows.back()[2], 1, 1e-12) << "though all would enforce if all did";
}

TEST(Claim15, PatientSendersEnforce_AndWhatTheyEnforceIsConcededTo) {
  const ClaimTable& patience = finding(15).figures.at(0);
  for (const std::vector<double>& row : patience.rows) EXPECT_TRUE(row[1] == 0 || row[1] == 1);
  EXPECT_EQ(patience.rows.front()[1], 0);
  EXPECT_EQ(patience.rows.back()[1], 1);
  EXPECT_LE(patience.rows.front()[2], 1e-5);
  EXPECT_GT(patience.rows.back()[2], .5);
}

TEST(Claim15, PunishmentTakesThePlaceOfPatience) {
  const ClaimTable& punishment = finding(15).figures.at(1);
  for (std::size_t row = 1; row < punishment.rows.size(); ++row) {
    EXPECT_LE(punishment.rows[row][1], punishment.rows[row - 1][1]);
    EXPECT_GE(punishment.rows[row][2], punishment.rows[row - 1][2]);
  }
  EXPECT_GT(punishment.rows.front()[1], 0);
  EXPECT_EQ(punishment.rows.front()[2], 0);
  EXPECT_EQ(punishment.rows.back()[2], 1);
}

TEST(Claim15, NobodyEnforces_WhereTheOutcomeIsWorthNothing) {
  EXPECT_THAT(column(finding(15).control_figures, 1), Each(Eq(0)));
  EXPECT_THAT(column(finding(15).control_figures, 2), Each(Le(1e-5)));
}

TEST(ClaimsAboutSenders, ComeOut_AndRestOnTheirMechanism) {
  for (const int number : {9, 13, 15}) {
    EXPECT_TRUE(finding(number).holds) << number;
    EXPECT_TRUE(finding(number).control_holds) << number;
    EXPECT_LE(finding(number).leader_regret, 1e-6) << number;
  }
}

}  // namespace
}  // namespace selectorate::test
