#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>

#include "sanctions/crisis_cases.hpp"

namespace selectorate {
namespace {

double density(double x) {
  return std::exp(-x * x / 2) / std::sqrt(2 * 3.14159265358979323846);
}
double probability(double x) {
  return std::erfc(-x / std::sqrt(2.0)) / 2;
}

/// Slow and transparent: pF by Simpson's rule on the sender's better payoff t, straight from its definition.
struct SlowCrisis {
  CrisisPayoffs payoffs;
  int steps = 1500;

  [[nodiscard]] double cutoff(double p) const {
    return (payoffs.status_quo.sender - (1 - p) * payoffs.concession.sender) / p;
  }
  [[nodiscard]] double challenge(double p) const {
    const double c = cutoff(p);
    return 1 - probability(c - payoffs.stand_firm.sender) * probability(c - payoffs.back_down.sender);
  }
  [[nodiscard]] double stand_firm(double p) const {
    const double from = std::max(cutoff(p), payoffs.stand_firm.sender - 12);
    const double to = std::max(from, payoffs.stand_firm.sender) + 12;
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
      const double t = from + (to - from) * i / steps;
      const double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * density(t - payoffs.stand_firm.sender) * probability(t - payoffs.back_down.sender);
    }
    return sum * (to - from) / steps / 3 / challenge(p);
  }
  /// The target's reply to a sender who expects resistance with probability p.
  [[nodiscard]] double reply(double p) const {
    const double f = stand_firm(p);
    return probability(payoffs.stand_firm.target +
                       ((1 - f) * payoffs.back_down.target - payoffs.concession.target) / f);
  }
};

TEST(NormalShockCrisis, ThreeEquilibria_AreFound_WithThePublishedProbabilities) {
  // oracles.md 6, z = 0.
  const CrisisEquilibria found = solve_normal_shock_crisis(test::oracle_crisis(0));
  ASSERT_EQ(found.status, Status::converged);
  ASSERT_EQ(found.equilibria.size(), 3U);
  const double resist[] = {.2511046160, .5947228295, .8133217203};
  const double challenge[] = {.9947894686, .3798678350, .2054518410};
  const double stand_firm[] = {.3096951044, .2415627590, .2087593928};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.equilibria[i].resist, resist[i], 1e-10);
    EXPECT_NEAR(found.equilibria[i].challenge, challenge[i], 1e-10);
    EXPECT_NEAR(found.equilibria[i].stand_firm, stand_firm[i], 1e-10);
  }
}

TEST(NormalShockCrisis, NumberOfEquilibria_ChangesWithTheTargetsPayoff_AsPublished) {
  // oracles.md 6, z = 1, -1, 2.
  const std::vector<std::pair<double, std::vector<double>>> published = {
      {1, {.2964518243, .4724232311, .8740314283}}, {-1, {.2186228248}}, {2, {.9078556777}}};
  for (const auto& [z, resist] : published) {
    const CrisisEquilibria found = solve_normal_shock_crisis(test::oracle_crisis(z));
    EXPECT_EQ(found.status, Status::converged);
    ASSERT_EQ(found.equilibria.size(), resist.size()) << "z = " << z;
    for (std::size_t i = 0; i < resist.size(); ++i) EXPECT_NEAR(found.equilibria[i].resist, resist[i], 1e-10);
  }
}

TEST(NormalShockCrisis, Enclosures_AreNarrow_AndAgreeWithTheSlowReference) {
  for (const double z : {-1.0, 0.0, 1.0, 2.0}) {
    const SlowCrisis slow{test::oracle_crisis(z), 10000};
    for (const CrisisEquilibrium& e : solve_normal_shock_crisis(slow.payoffs).equilibria) {
      EXPECT_TRUE(e.resist_bounds.contains(e.resist));
      EXPECT_LT(e.resist_bounds.width(), 1e-11);
      EXPECT_LT(e.challenge_bounds.width(), 1e-11);
      EXPECT_LT(e.stand_firm_bounds.width(), 1e-11);
      EXPECT_NEAR(slow.reply(e.resist), e.resist, 1e-10);
      EXPECT_NEAR(1 - e.resist, e.concede, 1e-12);
      EXPECT_TRUE(e.concede_bounds.contains(e.concede));
      EXPECT_NEAR(slow.challenge(e.resist), e.challenge, 1e-11);
      EXPECT_NEAR(slow.stand_firm(e.resist), e.stand_firm, 1e-11);
    }
  }
}

TEST(NormalShockCrisis, OnRandomGames_NoSignChangeOfAFineGrid_IsMissed) {
  RandomStream random(20261125);
  int several = 0;
  for (int draw = 0; draw < 60; ++draw) {
    const SlowCrisis slow{test::random_crisis(random)};
    const CrisisEquilibria found = solve_normal_shock_crisis(slow.payoffs);
    ASSERT_EQ(found.status, Status::converged) << "draw " << draw;
    several += found.equilibria.size() > 1;
    // The number of sign changes of reply(p) - p, and each between two neighbours of the grid that hold an equilibrium.
    std::size_t changes = 0;
    double before = slow.reply(.0025) - .0025;
    std::size_t inside = 0;
    for (double p = .0125; p < .9975; p += .01) {
      const double now = slow.reply(p) - p;
      changes += (before > 0) != (now > 0);
      before = now;
    }
    for (const CrisisEquilibrium& e : found.equilibria) inside += e.resist > .0025 && e.resist < .9925;
    EXPECT_GE(inside, changes) << "draw " << draw;
    EXPECT_EQ((inside - changes) % 2, 0U) << "draw " << draw;
    EXPECT_EQ(found.equilibria.size() % 2, 1U) << "draw " << draw << ": roots of a continuous map that enters the box";
  }
  EXPECT_GE(several, 5) << "the draws must include games with several equilibria";
}

TEST(NormalShockCrisis, EquilibriumIsUnique_UnlessBackingDownIsTheSendersBetterAnswerOnAverage) {
  // One only unless (a - W_A)(V_B - C_B) > 0: F is then monotone in the direction that makes the reply fall.
  RandomStream random(7);
  for (int draw = 0; draw < 200; ++draw) {
    CrisisPayoffs payoffs = test::random_crisis(random);
    if (payoffs.back_down.sender > payoffs.stand_firm.sender) {
      std::swap(payoffs.back_down.sender, payoffs.stand_firm.sender);
    }
    const CrisisEquilibria found = solve_normal_shock_crisis(payoffs);
    EXPECT_EQ(found.status, Status::converged);
    ASSERT_EQ(found.equilibria.size(), 1U) << "draw " << draw;
    EXPECT_LE(found.equilibria.front().reply_slope, 0);
  }
}

TEST(NormalShockCrisis, ShareThatStandsFirm_IsMonotoneInTheCutoff_AsTheProofNeeds) {
  for (const double back : {-3.0, -1.2, 0.0, 2.0}) {
    CrisisPayoffs payoffs = test::oracle_crisis(0);
    payoffs.back_down.sender = back;
    const SlowCrisis slow{payoffs};
    double before = slow.stand_firm(.02);
    for (double p = .05; p <= 1; p += .05) {
      const double now = slow.stand_firm(p);
      const double rise = back > payoffs.stand_firm.sender ? before - now : now - before;
      EXPECT_GE(rise, -1e-10) << "a " << back << " p " << p;
      before = now;
    }
  }
}

TEST(NormalShockCrisis, WithoutPrivateInformationAboutWhoWins_HalfStandFirm) {
  // W_A = a: h = 1/2 whatever c, so pF = 1/2 and pR = Phi(W_B + V_B - 2 C_B).
  const CrisisPayoffs payoffs = {{0, 0}, {1, .1}, {-.5, -.8}, {-.5, .6}};
  const CrisisEquilibria found = solve_normal_shock_crisis(payoffs);
  ASSERT_EQ(found.equilibria.size(), 1U);
  EXPECT_NEAR(found.equilibria.front().stand_firm, .5, 1e-12);
  EXPECT_NEAR(found.equilibria.front().resist, probability(-.8 + .6 - .2), 1e-12);
}

TEST(NormalShockCrisis, ASenderWhoGainsNothingByConcession_ChallengesByHisOwnPayoffsOnly) {
  // V_A = S_A: c = S_A whatever pR, so pC and pF are those of a decision problem.
  CrisisPayoffs payoffs = test::oracle_crisis(0);
  payoffs.concession.sender = 0;
  const CrisisEquilibria found = solve_normal_shock_crisis(payoffs);
  ASSERT_EQ(found.equilibria.size(), 1U);
  EXPECT_NEAR(found.equilibria.front().challenge, 1 - probability(1.9) * probability(1.2), 1e-12);
  EXPECT_EQ(found.equilibria.front().cutoff, 0);
}

TEST(NormalShockCrisis, Probabilities_SumToOne) {
  for (const CrisisEquilibrium& e : solve_normal_shock_crisis(test::oracle_crisis(1)).equilibria) {
    EXPECT_NEAR(e.status_quo_probability() + e.concession_probability() + e.stand_firm_probability() +
                    e.back_down_probability(),
                1, 1e-15);
  }
}

TEST(NormalShockCrisis, ATargetThatHardlyEverConcedes_HasItsTinyProbability) {
  const CrisisPayoffs payoffs = {{0, 0}, {1, 0}, {-1.9, -1}, {-.5, 1}};
  const CrisisEquilibrium e = solve_normal_shock_crisis(payoffs).equilibria.at(0);
  EXPECT_NEAR(e.resist, 1, 1e-14);
  const double z = -2 + 1 / e.stand_firm;
  EXPECT_NEAR(e.concede / probability(-z), 1, 1e-9);
  EXPECT_LT(e.concede, 1e-30);
}

TEST(NormalShockCrisis, MiddleEquilibrium_IsUnstable) {
  const CrisisEquilibria found = solve_normal_shock_crisis(test::oracle_crisis(0));
  EXPECT_LT(found.equilibria.at(0).reply_slope, 1);
  EXPECT_GT(found.equilibria.at(1).reply_slope, 1);
  EXPECT_LT(found.equilibria.at(2).reply_slope, 1);
}

TEST(NormalShockCrisis, WhereTwoEquilibriaMerge_ItSaysSo) {
  // Between z = 1 (three) and z = 2 (one) two of them merge: bisect the number of equilibria to the last bit.
  double several = 1;
  double one = 2;
  Status worst = Status::converged;
  for (int step = 0; step < 60; ++step) {
    const double z = .5 * (several + one);
    const CrisisEquilibria found = solve_normal_shock_crisis(test::oracle_crisis(z));
    if (found.status != Status::converged) {
      worst = found.status;
      ASSERT_FALSE(found.undecided.empty());
      EXPECT_LT(found.undecided.front().width(), 1e-3);
      EXPECT_NE(found.equilibria.size(), 2U) << "both of the pair or none; the third is far away and proved";
      break;
    }
    (found.equilibria.size() > 1 ? several : one) = z;
  }
  EXPECT_EQ(worst, Status::iteration_limit);
}

TEST(NormalShockCrisis, ExtremePayoffs_AreSolvedOrSaidToBeUndecided) {
  RandomStream random(3);
  for (int draw = 0; draw < 100; ++draw) {
    CrisisPayoffs payoffs;
    for (CrisisOutcome* outcome : {&payoffs.status_quo, &payoffs.concession, &payoffs.stand_firm, &payoffs.back_down}) {
      *outcome = {random.uniform(-100, 100), random.uniform(-100, 100)};
    }
    if (payoffs.concession.sender < payoffs.status_quo.sender) {
      std::swap(payoffs.concession.sender, payoffs.status_quo.sender);
    }
    const CrisisEquilibria found = solve_normal_shock_crisis(payoffs);
    EXPECT_EQ(found.status == Status::converged, found.undecided.empty());
    EXPECT_TRUE(found.status != Status::converged || !found.equilibria.empty());
  }
}

TEST(NormalShockCrisis, RefusesPayoffsThatAreNone) {
  CrisisPayoffs payoffs = test::oracle_crisis(0);
  payoffs.stand_firm.target = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(solve_normal_shock_crisis(payoffs), InvalidModel);
  payoffs = test::oracle_crisis(0);
  payoffs.concession.sender = -1;  // below the status quo
  EXPECT_THROW(solve_normal_shock_crisis(payoffs), InvalidModel);
}

}  // namespace
}  // namespace selectorate
