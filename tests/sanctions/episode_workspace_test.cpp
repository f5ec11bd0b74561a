#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_workspace.hpp>

#include "equilibrium/allocation_count.hpp"
#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

SanctionsEpisode costly_embargo(char set, double risk_aversion, double revenue = .3) {
  PolityParameters polity = test::oracle_polity(set, risk_aversion);
  polity.revenue = revenue;
  Instrument embargo = test::broad_instrument();
  embargo.cost = .3;
  EpisodeActors actors = test::oracle_actors();
  actors.leader.leader_specific = .7;
  return {Polity(polity), Package({embargo}), actors};
}

const std::vector<SanctionsEpisode>& several_episodes() {
  static const std::vector<SanctionsEpisode> episodes = [] {
    std::vector<SanctionsEpisode> made;
    for (const char set : {'A', 'B', 'C'}) {
      for (const double g : {0.0, 1.0, 1.5}) made.push_back(costly_embargo(set, g));
    }
    return made;
  }();
  return episodes;
}

/// Allocations of the second of two identical rounds; the first must have some if `grows`.
template <class Round>
std::size_t allocations_after_warm_up(const Round& round, bool grows) {
  const std::size_t start = allocation_count();
  round();
  const std::size_t warm = allocation_count();
  if (grows) {
    EXPECT_GT(warm, start) << "the count does not see this program's allocations";
  }
  round();
  return allocation_count() - warm;
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

TEST(EpisodeWorkspace, LeadersResponse_DoesNotAllocate_AfterWarmUp) {
  for (const bool certify : {false, true}) {
    EpisodeWorkspace workspace;
    const auto round = [&] {
      for (const SanctionsEpisode& episode : several_episodes()) {
        for (const double s : {0.0, .3, .7, 1.0}) {
          (void)solve_leader_response(episode, std::array{s}, workspace, {.certify = certify});
        }
      }
    };
    EXPECT_EQ(allocations_after_warm_up(round, certify), 0U) << "certify " << certify;
  }
}

TEST(EpisodeWorkspace, Curve_DoesNotAllocate_AfterWarmUp) {
  EpisodeWorkspace workspace;
  std::vector<ConcessionPoint> curve(101);
  const auto round = [&] {
    for (const SanctionsEpisode& episode : several_episodes()) solve_concession_curve(episode, curve, workspace);
  };
  EXPECT_EQ(allocations_after_warm_up(round, false), 0U);
}

TEST(EpisodeWorkspace, EpisodeEquilibrium_DoesNotAllocate_AfterWarmUp) {
  for (const bool certify : {false, true}) {
    EpisodeWorkspace workspace;
    const auto round = [&] {
      for (const SanctionsEpisode& episode : several_episodes()) {
        solve(episode, workspace, {.certify = certify, .sender_tolerance = .01});
      }
    };
    EXPECT_EQ(allocations_after_warm_up(round, certify), 0U) << "certify " << certify;
  }
}

TEST(EpisodeWorkspace, MakingAnEpisodeFromAPackage_DoesNotAllocate) {
  const Package package({test::broad_instrument(), test::targeted_instrument()});
  const EpisodeActors actors = test::oracle_actors();
  EpisodeWorkspace workspace;
  const auto round = [&] {
    for (const double revenue : {.2, .3, .4}) {
      PolityParameters polity = test::oracle_polity('B', 1);
      polity.revenue = revenue;
      const SanctionsEpisode episode(Polity(polity), package, actors);
      (void)solve_leader_response(episode, std::array{.5, .5}, workspace);
    }
  };
  EXPECT_EQ(allocations_after_warm_up(round, false), 0U);
}

TEST(EpisodeWorkspace, Answers_AreThoseOfAFreshOne_BitForBit) {
  EpisodeWorkspace used;
  for (const SanctionsEpisode& episode : several_episodes()) {
    const EpisodeEquilibrium fresh = solve(episode, {.sender_tolerance = .01});
    const EpisodeEquilibrium& again = solve(episode, used, {.sender_tolerance = .01});
    EXPECT_EQ(again.status, fresh.status);
    EXPECT_EQ(again.intensity, fresh.intensity);
    EXPECT_TRUE(same_bits(again.sender_value, fresh.sender_value));
    EXPECT_TRUE(same_bits(again.certificate.sender_regret, fresh.certificate.sender_regret));
    EXPECT_TRUE(same_bits(again.leader.value, fresh.leader.value));
    EXPECT_EQ(again.leader.boxes, fresh.leader.boxes);
    EXPECT_EQ(again.ties.size(), fresh.ties.size());
    EXPECT_TRUE(same_bits(again.threshold, fresh.threshold));
    EXPECT_EQ(&again, &used.equilibrium());
  }
}

TEST(EpisodeWorkspace, CurveIntoTheCallersPoints_IsTheCurve) {
  const SanctionsEpisode& episode = several_episodes()[4];
  const std::vector<ConcessionPoint> made = solve_concession_curve(episode, 21, {}, 2);
  std::vector<ConcessionPoint> filled(21);
  EpisodeWorkspace workspace;
  solve_concession_curve(episode, filled, workspace);
  for (std::size_t i = 0; i < made.size(); ++i) {
    EXPECT_TRUE(same_bits(made[i].intensity, filled[i].intensity));
    EXPECT_TRUE(same_bits(made[i].response.value, filled[i].response.value));
    EXPECT_TRUE(same_bits(made[i].response.action.concession, filled[i].response.action.concession));
  }
}

}  // namespace
}  // namespace selectorate
