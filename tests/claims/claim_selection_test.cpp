// Claim 19 of model.md 6: imposed sanctions are the ones that fail.

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include <selectorate/sanctions/normal_shock_crisis.hpp>
#include <selectorate/sanctions/threat_selection.hpp>

#include "claims/claim_setting.hpp"

namespace selectorate::test {
namespace {

std::vector<ThreatSelection> solve_embargo_threat(const PolityParameters& polity, double intensity,
                                                  double audience_cost) {
  const ClaimSetting setting = north_korea();
  const SanctionsEpisode episode(Polity(polity), Package({tight(setting, 0)}), setting.actors);
  std::vector<PolicyValue> values;
  for (int i = 0; i < 18; ++i) values.push_back({1, (2 * i + 1) * setting.actors.leader.policy_value / 9});
  const CrisisTerms terms = {.demand = .5, .intensity = intensity, .audience_cost = audience_cost};
  return solve_threat_selection(make_threatened_types(episode, values, terms), .5);
}

TEST(Claim19, ThreatsSucceedMoreOftenThanImposedSanctions) {
  EXPECT_TRUE(finding(19).holds);
  for (const std::vector<double>& row : finding(19).figures.front().rows) {
    EXPECT_GT(row[2], row[3] + .05) << "intensity " << row[0];
    EXPECT_LT(row[4], row[5]) << "sanctions meet leaders who concede less than the average one would";
  }
}

TEST(Claim19, WithoutPrivateInformation_ThoseWhoAreSanctionedAreLikeEverybody) {
  EXPECT_TRUE(finding(19).control_holds);
  for (const std::vector<double>& row : finding(19).control_figures.rows) {
    EXPECT_NEAR(row[4], row[5], 1e-12);
  }
}

TEST(Claim19, AThreatThatIsNotBelieved_WorksLessThanWhatIsImposed) {
  // A condition: where backing down is free, leaders call the bluff, and some of them concede only under sanctions.
  const std::vector<ThreatSelection> found = solve_embargo_threat(north_korea().large, .5, 0);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().concede_to_threat, 0);
  EXPECT_GT(found.front().concede_imposed, 0);
}

TEST(Claim19, ASmallCoalition_ConcedesNeitherToTheThreatNorToSanctions) {
  const std::vector<ThreatSelection> found = solve_embargo_threat(north_korea().small, .75, .4);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LT(found.front().concede_to_threat, .06);
  EXPECT_LT(found.front().concede_imposed, .06);
}

TEST(AudienceCosts, ChallengesAreUShaped_WhileConcessionsOnlyRise) {
  // Payoffs of oracles.md 6 with W_B = -1, where the equilibrium is unique. Where backing down costs nothing, half of
  // all senders bluff; at middling costs only the resolute challenge; at high ones a challenge is believed, so all make
  // it. Crisman-Cox & Gibilisco (2021, abstract) estimate this U for threats of sanctions.
  std::vector<double> challenge;
  std::vector<double> concede;
  std::vector<double> conceded;
  for (double back_down = 0; back_down >= -5; back_down -= .25) {
    const CrisisEquilibria found = solve_normal_shock_crisis(
        {.status_quo = {0, 0}, .concession = {1, 0}, .stand_firm = {-1.9, -1}, .back_down = {back_down, 1}});
    ASSERT_EQ(found.status, Status::converged);
    ASSERT_EQ(found.equilibria.size(), 1U) << "a = " << back_down;
    challenge.push_back(found.equilibria.front().challenge);
    concede.push_back(found.equilibria.front().concede);
    conceded.push_back(found.equilibria.front().concession_probability());
  }
  const auto lowest = std::min_element(challenge.begin(), challenge.end());
  EXPECT_LT(*lowest, .5 * challenge.front());
  EXPECT_LT(*lowest, .5 * challenge.back());
  EXPECT_TRUE(std::is_sorted(challenge.begin(), lowest, std::greater<>()));
  EXPECT_TRUE(std::is_sorted(lowest, challenge.end()));
  // A finding about the model: conceding itself is not U-shaped in the sender's audience costs.
  EXPECT_TRUE(std::is_sorted(concede.begin(), concede.end()));
  EXPECT_TRUE(std::is_sorted(conceded.begin(), conceded.end()));
}

}  // namespace
}  // namespace selectorate::test
