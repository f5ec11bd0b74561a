#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/deterministic_limit.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// R = 1, y = 1, N = 10: an episode of model.md 3.2. Everything can be diverted (subsistence 0) or nothing can
/// (subsistence = income).
struct LimitCase {
  double coalition = .5;
  bool divertible = true;
  double beta = .05;
  double concession_cost = .1;
  double leader_specific = .8;
  double revenue = .4;
  double income = .3;
  double enforcement = .9;
  double loyalty_shock = 0;
  double revolt_shock = 0;
  double barrier = infinity;
  double repression_effect = 3;

  [[nodiscard]] double diverted_share() const { return divertible ? 1 : 0; }

  [[nodiscard]] SanctionsEpisode episode() const {
    const PolityParameters polity{.population = 10,
                                  .selectorate = 5,
                                  .coalition = coalition,
                                  .revenue = 1,
                                  .income = 1,
                                  .subsistence = divertible ? 0.0 : 1.0,
                                  .public_goods_weight = .2,
                                  .public_goods_price = 1,
                                  .risk_aversion = 0,
                                  .discount = .6};
    Instrument instrument;
    instrument.revenue = revenue;
    instrument.income = income;
    instrument.enforcement = enforcement;
    const EpisodeActors actors{
        .leader = {.policy_value = beta, .leader_specific = leader_specific, .concession_cost = concession_cost},
        .coalition = {.loyalty_shock = loyalty_shock},
        .citizens = {.barrier = barrier, .repression_effect = repression_effect, .revolt_shock = revolt_shock},
        .sender = {}};
    return {Polity(polity), Package({instrument}), actors};
  }

  /// model.md 3.2, worked out by hand for R = y = 1.
  [[nodiscard]] double threshold_by_hand() const {
    const double kept = divertible ? 0 : revenue;
    return (beta + coalition * concession_cost) / (leader_specific * enforcement * (kept + coalition * income));
  }
};

double solved_threshold(const LimitCase& c) {
  return solve(c.episode(), {.certify = false}).threshold;
}

TEST(DeterministicLimit, Threshold_IsTheFormulaOfTheModel) {
  for (const double coalition : {.05, .5, 2.0}) {
    for (const bool divertible : {true, false}) {
      const LimitCase c{.coalition = coalition, .divertible = divertible};
      const DeterministicLimit limit = evaluate_deterministic_limit(c.episode(), c.diverted_share());
      EXPECT_NEAR(limit.threshold, c.threshold_by_hand(), 1e-14);
      EXPECT_TRUE(limit.can_concede);
    }
  }
}

// At g = 0 the threshold of the shocked episode is the limit's own at every small s_loyal: support m* + W X buys the
// loyalty X, so both branches face the same problem in X. What converges is the support (next test).
TEST(DeterministicLimit, SolverConcedesAtTheThreshold_WithAndWithoutShocks) {
  for (const double coalition : {.05, .2, .5, 1.0}) {
    for (const bool divertible : {true, false}) {
      for (const double shock : {.01, .001, 1e-5, 0.0}) {
        LimitCase c{.coalition = coalition, .divertible = divertible, .loyalty_shock = shock, .revolt_shock = shock};
        // The middle of the range of intensities is where a threshold shows.
        c.beta = .5 * c.leader_specific * c.enforcement * ((divertible ? 0 : c.revenue) + coalition * c.income) -
                 coalition * c.concession_cost;
        ASSERT_GT(c.beta, 0);
        const DeterministicLimit limit = evaluate_deterministic_limit(c.episode(), c.diverted_share());
        ASSERT_NEAR(limit.threshold, .5, 1e-12);
        ASSERT_GE(limit.valid_intensity, 1);
        EXPECT_NEAR(solved_threshold(c), limit.threshold, 1e-6)
            << "W = " << coalition << ", divertible " << divertible << ", shocks " << shock;
      }
    }
  }
}

// First-order condition in X = m - m* over W: F(-X/s)/s = W/(R bracket), so X is s ln(R bracket/(s W)) to leading order
// and falls to 0 like s log 1/s.
TEST(DeterministicLimit, SupportFallsToTheRequired_LikeShockTimesItsLogarithm) {
  LimitCase c{.coalition = .5, .beta = .3};
  double last_gap = infinity;
  for (const double shock : {.02, .01, 1e-3, 1e-4, 1e-5, 1e-6}) {
    c.loyalty_shock = shock;
    const SanctionsEpisode episode = c.episode();
    const std::array s{.4};
    const LeaderResponse response = solve_leader_response(episode, s);
    ASSERT_EQ(response.action.concession, 0);
    const double required = evaluate_required_support(episode, 1, s[0], 0);
    const double bracket = response.value / response.outcome.survival;
    const double loyalty = shock * std::log(bracket / (shock * c.coalition) - 1);
    EXPECT_NEAR(response.action.support_spending - required, c.coalition * loyalty, 1e-9);
    EXPECT_LT(response.action.support_spending - required, last_gap);
    last_gap = response.action.support_spending - required;
  }
  EXPECT_LT(last_gap, 1e-5);
  c.loyalty_shock = 0;
  const LeaderResponse certain = solve_leader_response(c.episode(), std::array{.4});
  EXPECT_NEAR(certain.action.support_spending, evaluate_required_support(c.episode(), 1, .4, 0), 1e-10);
  EXPECT_EQ(certain.outcome.survival, 1);
}

// The sign of s_c (1-D^) revenue R - beta R y income.
TEST(DeterministicLimit, CoalitionSize_CutsBothWays) {
  // A private stake and full diversion: the small coalition outlasts the large one.
  LimitCase stake{.divertible = true, .beta = .05, .concession_cost = .1};
  // No stake to speak of and nothing diverted: compensating few is cheap, the small coalition gives in first.
  LimitCase cheap{.divertible = false, .beta = .01, .concession_cost = .15};
  EXPECT_EQ(evaluate_deterministic_limit(stake.episode(), 1).threshold_sign, -1);
  EXPECT_EQ(evaluate_deterministic_limit(cheap.episode(), 0).threshold_sign, 1);
  for (const double shock : {0.0, .002}) {
    double last_stake = infinity;
    double last_cheap = 0;
    for (const double coalition : {.5, .7, 1.0, 1.4}) {
      stake.coalition = cheap.coalition = coalition;
      stake.loyalty_shock = cheap.loyalty_shock = shock;
      const double with_stake = solved_threshold(stake);
      const double without = solved_threshold(cheap);
      EXPECT_LT(with_stake, last_stake) << coalition;
      EXPECT_GT(without, last_cheap) << coalition;
      last_stake = with_stake;
      last_cheap = without;
    }
    EXPECT_LT(last_stake, 1);
    EXPECT_LT(last_cheap, 1);
  }
  // Where both terms are equal coalition size does not matter: s_c revenue = beta y income.
  const LimitCase neutral{.divertible = false, .beta = .2, .concession_cost = .15, .revenue = .4, .income = .3};
  EXPECT_NEAR(evaluate_deterministic_limit(neutral.episode(), 0).threshold_slope, 0, 1e-15);
}

TEST(DeterministicLimit, Slope_IsThatOfTheThreshold) {
  LimitCase c;
  for (const double share : {0.0, .3, 1.0}) {
    const double h = 1e-5;
    c.coalition = .5 + h;
    const double above = evaluate_deterministic_limit(c.episode(), share).threshold;
    c.coalition = .5 - h;
    const double below = evaluate_deterministic_limit(c.episode(), share).threshold;
    c.coalition = .5;
    const DeterministicLimit limit = evaluate_deterministic_limit(c.episode(), share);
    EXPECT_NEAR(limit.threshold_slope, (above - below) / (2 * h), 1e-6);
  }
}

// At a given share between 0 and 1, which no choice of the leader's produces, outcomes are compared directly.
TEST(DeterministicLimit, RequiredSupport_LeavesTheCoalitionIndifferent_AtAnyShare) {
  RandomStream random(3);
  for (int i = 0; i < 200; ++i) {
    const LimitCase c{.coalition = random.uniform(.05, 1.5), .leader_specific = random.uniform(.3, 1)};
    const SanctionsEpisode episode = c.episode();
    const double share = random.uniform();
    const double concession = random.uniform();
    const std::array s{random.uniform()};
    const DeterministicLimit limit = evaluate_deterministic_limit(episode, share);
    if (limit.valid_intensity < 1 || !limit.can_concede) continue;
    const double lost = c.enforcement * s[0] * (1 - concession) * c.revenue;
    LeaderAction action{.concession = concession, .diversion = share * lost};
    action.support_spending = evaluate_required_support(episode, share, s[0], concession);
    EXPECT_EQ(evaluate_outcome(episode, s, action).survival, 1) << "seed 3, draw " << i;
    action.support_spending *= 1 - 1e-6;
    EXPECT_EQ(evaluate_outcome(episode, s, action).survival, 0) << "seed 3, draw " << i;
  }
}

TEST(DeterministicLimit, ResistingBeatsConceding_BelowTheThresholdOnly_AtAnyShare) {
  for (const double share : {0.0, .25, .5, .75, 1.0}) {
    const LimitCase c{.beta = .06, .concession_cost = .02};
    const SanctionsEpisode episode = c.episode();
    const double threshold = evaluate_deterministic_limit(episode, share).threshold;
    ASSERT_LT(threshold, 1);
    const auto value = [&](double s, double concession) {
      LeaderAction action{.concession = concession,
                          .diversion = share * c.enforcement * s * (1 - concession) * c.revenue,
                          .support_spending = evaluate_required_support(episode, share, s, concession)};
      return evaluate_outcome(episode, std::array{s}, action).leader_value;
    };
    EXPECT_GT(value(threshold - 1e-6, 0), value(threshold - 1e-6, 1));
    EXPECT_LT(value(threshold + 1e-6, 0), value(threshold + 1e-6, 1));
    EXPECT_LE(value(threshold, .5), value(threshold, 0) + 1e-12) << "the bracket is linear in c";
  }
}

TEST(LimitDiversion, PartOfTheLoss_IsWhatTheSolverDiverts_AsShocksVanish) {
  // Outsiders' income is 1 without diversion and .958 with all of it; the last unit is worth its repression where
  // effect >= 1/(.8 * 9.5 * income): for incomes from 1 down to .958 that is from .1316 to .1374.
  int parts = 0;
  for (const double barrier : {.01, .02, .05}) {
    for (const double effect : {.1, .133, .135, .137, .14, 1.0}) {
      LimitCase c{.coalition = .5, .beta = 10, .revenue = .4, .income = 0, .enforcement = 1, .barrier = barrier};
      c.repression_effect = effect;
      const std::array s{1.0};
      const LimitDiversion limit = evaluate_limit_diversion(c.episode(), s[0]);
      EXPECT_EQ(limit.everything, barrier == .05 || effect >= .14);
      parts += limit.repression > 0 && !limit.everything;
      const LeaderResponse certain = solve_leader_response(c.episode(), s);
      ASSERT_EQ(certain.action.concession, 0);
      EXPECT_NEAR(certain.action.diversion, limit.best, 2e-6) << barrier << ' ' << effect;
      EXPECT_NEAR(certain.action.repression, limit.repression, 2e-6) << barrier << ' ' << effect;
      c.loyalty_shock = c.revolt_shock = 1e-5;
      const LeaderResponse shocked = solve_leader_response(c.episode(), s);
      EXPECT_NEAR(shocked.value, certain.value, 2e-3) << barrier << ' ' << effect;
      if (limit.everything) {
        EXPECT_GE(limit.gain, limit.extra_repression);
      }
    }
  }
  EXPECT_GE(parts, 2) << "no case has an interior optimum";
}

TEST(DeterministicLimit, ProofClosesWithoutShocks) {
  for (const bool divertible : {true, false}) {
    for (const double barrier : {infinity, .3}) {
      LimitCase c{.divertible = divertible, .beta = .06, .barrier = barrier};
      for (const double s : {.2, .5, .9}) {
        const LeaderResponse response = solve_leader_response(c.episode(), std::array{s}, {.certify = true});
        EXPECT_EQ(response.status, Status::converged) << divertible << barrier << s;
        EXPECT_LE(response.regret(), 1.001e-6 * response.value) << divertible << barrier << s;
      }
    }
  }
}

TEST(DeterministicLimit, SendersProofClosesWithoutShocks) {
  LimitCase c{.beta = .03};
  const SanctionsEpisode base = c.episode();
  Instrument costly = base.package().instruments().front();
  costly.cost = .2;
  const SanctionsEpisode episode(base.polity(), Package({costly}), base.actors());
  const EpisodeEquilibrium equilibrium = solve(episode);
  EXPECT_EQ(equilibrium.status, Status::converged);
  EXPECT_LE(equilibrium.certificate.sender_regret, 1.001e-3);
  // He sanctions just enough: relief makes the sanctions free once they work.
  EXPECT_GE(equilibrium.intensity[0], evaluate_deterministic_limit(episode, 1).threshold - 1e-9);
  EXPECT_EQ(equilibrium.leader.action.concession, 1);
}

std::string complaint(const LimitCase& c, const std::function<void(PolityParameters&, Instrument&)>& change,
                      double share = 1) {
  const SanctionsEpisode base = c.episode();
  PolityParameters polity = base.polity().parameters();
  Instrument instrument = base.package().instruments().front();
  change(polity, instrument);
  const SanctionsEpisode episode(Polity(polity), Package({instrument}), base.actors());
  try {
    static_cast<void>(evaluate_deterministic_limit(episode, share));
  } catch (const InvalidModel& error) {
    return std::string(error.field());
  }
  return "";
}

TEST(DeterministicLimit, EpisodesOfAnotherKind_AreRefusedByName) {
  const LimitCase c;
  const auto same = [](PolityParameters&, Instrument&) {};
  EXPECT_EQ(complaint(c, same), "");
  EXPECT_EQ(complaint(c, [](auto& polity, auto&) { polity.risk_aversion = 1; }), "target.risk_aversion");
  EXPECT_EQ(complaint(c, [](auto& polity, auto&) { polity.public_goods_weight = 90; }), "target.public_goods_weight");
  EXPECT_EQ(complaint(c, [](auto&, auto& i) { i.luxury = .1; }), "instrument[0].luxury");
  EXPECT_EQ(complaint(c, [](auto&, auto& i) { i.dual_use = .1; }), "instrument[0].dual_use");
  EXPECT_EQ(complaint(c, [](auto&, auto& i) { i.elite = .1; }), "instrument[0].elite");
  EXPECT_EQ(complaint(c, [](auto&, auto& i) { i.rent = .1; }), "instrument[0].rent");
  EXPECT_EQ(complaint(c, [](auto&, auto& i) { i.evasion_cost = 2; }), "instrument[0].evasion_cost");
  EXPECT_EQ(complaint(c, same, 1.5), "diverted_share");
  EXPECT_EQ(complaint(c, same, std::nan("")), "diverted_share");
  EXPECT_EQ(complaint({.barrier = .5}, same), "citizens.barrier");
}

}  // namespace
}  // namespace selectorate
