// oracles.md 4: leader's best responses from an independent program written from model.md in another language [I].

#include <gtest/gtest.h>

#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

struct OracleRow {
  const char* name;
  char set;
  double risk_aversion, loyalty_shock, leader_specific, concession_cost;
  bool targeted;
  double intensity;
  double value, concession, diversion, repression, support, loyal, revolt;
};

class LeaderOracle : public testing::TestWithParam<OracleRow> {
 protected:
  static SanctionsEpisode episode() {
    const OracleRow& row = GetParam();
    EpisodeActors actors = test::oracle_actors();
    actors.coalition.loyalty_shock = row.loyalty_shock;
    actors.leader.leader_specific = row.leader_specific;
    actors.leader.concession_cost = row.concession_cost;
    return {Polity(test::oracle_polity(row.set, row.risk_aversion)),
            Package({row.targeted ? test::targeted_instrument() : test::broad_instrument()}), actors};
  }

  static void expect_row(const LeaderResponse& response) {
    const OracleRow& row = GetParam();
    EXPECT_NEAR(response.value, row.value, 1e-9);
    EXPECT_NEAR(response.action.concession, row.concession, 1e-5);
    EXPECT_NEAR(response.action.diversion, row.diversion, 1e-5);
    EXPECT_NEAR(response.action.repression, row.repression, 1e-5);
    EXPECT_NEAR(response.action.support_spending, row.support, 1e-5);
    EXPECT_NEAR(response.outcome.loyalty, row.loyal, 1e-5);
    EXPECT_NEAR(response.outcome.revolt, row.revolt, 1e-5);
  }
};

TEST_P(LeaderOracle, MultiStart_FindsTheIndependentProgramsOptimum) {
  const std::vector<double> s{GetParam().intensity};
  expect_row(solve_leader_response(episode(), s));
}

TEST_P(LeaderOracle, BranchAndBound_ProvesItWithinTolerance) {
  const std::vector<double> s{GetParam().intensity};
  const LeaderResponse response = solve_leader_response(episode(), s, {.certify = true, .tolerance = 1e-6});
  EXPECT_EQ(response.status, Status::converged) << response.boxes;
  expect_row(response);
  EXPECT_LE(response.regret(), 1e-6 * response.value);
  EXPECT_GE(response.upper_bound, GetParam().value - 1e-12);
  RecordProperty("boxes", static_cast<int>(response.boxes));
}

INSTANTIATE_TEST_SUITE_P(OraclesSection4, LeaderOracle,
                         testing::Values(OracleRow{"a_broad_half", 'A', 0, .3, 1, 0, false, .5, 1.595425217202, 0, .075,
                                                   .0225501, .1228025, .99938007, .01033219},
                                         OracleRow{"a_broad_full", 'A', 0, .3, 1, 0, false, 1, 1.499953702115, .7288867,
                                                   .0406670, .0075249, .1227361, .99934107, .01098218},
                                         OracleRow{"b_broad_half", 'B', 0, .3, 1, 0, false, .5, .994059200710, 0, .075,
                                                   .0222550, .2299030, .90984683, .01502553},
                                         OracleRow{"b_broad_full", 'B', 0, .3, 1, 0, false, 1, .932329023622, .8675258,
                                                   .0198711, 0, .2201320, .90407411, .01076151},
                                         OracleRow{"c_broad_half", 'C', 0, .3, 1, 0, false, .5, .535414368752, .8746017,
                                                   .0094049, 0, .2024912, .54482322, .00596426},
                                         OracleRow{"c_broad_full", 'C', 0, .3, 1, 0, false, 1, .534402199645, 1, 0, 0,
                                                   .1958373, .54348408, .00247262},
                                         OracleRow{"a_log_inherited", 'A', 1, .1, .5, 0, false, .8, 2.438062192089,
                                                   .2416878, .0909975, .0323521, .0143013, .99798458, .00677603},
                                         OracleRow{"c_log_inherited", 'C', 1, .1, .5, 0, false, .8, .831478320316,
                                                   .9360003, .0076800, 0, .2276378, .82415288, .00506121},
                                         OracleRow{"b_targeted", 'B', .5, .2, 1, .05, true, 1, 1.123159613414, 1, 0, 0,
                                                   .1985577, .91159148, .00247262}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace selectorate
