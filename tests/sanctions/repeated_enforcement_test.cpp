#include <algorithm>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/repeated_enforcement.hpp>

#include "sanctions/enforcement_games.hpp"

namespace selectorate {
namespace {

const std::vector<std::uint32_t> nobody = {0};

// (c - theta)/((n-1) theta) at c = 3, theta = 1, n = 5 (oracles.md 6).
TEST(TriggerThreshold, OfTheLinearGame_IsOneHalf) {
  EXPECT_EQ(evaluate_linear_trigger_discount(3, 1, 5), .5);
}

TEST(TriggerThreshold, OfTheGameItself_IsTheClosedForm) {
  for (const unsigned n : {2U, 3U, 7U}) {
    for (const double cost : {.5, 1.0, 1.5, 1.75}) {
      const std::vector<std::uint32_t> all = {n};
      const TriggerThreshold threshold = evaluate_trigger_threshold(make_linear_game(n, cost, 1), all, nobody);
      EXPECT_NEAR(to_double(threshold.discount), evaluate_linear_trigger_discount(cost, 1, n), 1e-15);
      EXPECT_EQ(threshold.credible, cost >= 1) << "where enforcing pays at once, nobody would punish by not enforcing";
    }
  }
}

TEST(TriggerThreshold, IsOfTheMostImpatientState) {
  const EnforcementGame game(
      {{.name = "keen", .benefit = 2, .cost = 1.5}, {.name = "reluctant", .benefit = 1, .cost = .75}},
      make_linear_enforcement_value(1));
  // keen: cooperates 2 - 3/2 = 1/2, deviates 2 * 1/2 = 1, punished 0: 1/2. reluctant: 1/4, 1/2, 0: 1/2.
  const std::vector<std::uint32_t> all = {1, 1};
  const std::vector<std::uint32_t> none = {0, 0};
  EXPECT_EQ(evaluate_trigger_threshold(game, all, none).discount, Rational(1) / 2);
  const EnforcementGame harder(
      {{.name = "keen", .benefit = 2, .cost = 1.5}, {.name = "reluctant", .benefit = 1, .cost = .875}},
      make_linear_enforcement_value(1));
  const TriggerThreshold threshold = evaluate_trigger_threshold(harder, all, none);
  EXPECT_EQ(threshold.discount, Rational(3) / 4);
  EXPECT_EQ(threshold.binding_group, 1U);
}

TEST(TriggerThreshold, FallsAsSecondarySanctionsRise_AndVanishesWhereTheySuffice) {
  const std::vector<std::uint32_t> all = {3};
  Rational before = 1;
  for (const double penalty : {0.0, .125, .25, .375}) {
    const TriggerThreshold threshold = evaluate_trigger_threshold(make_linear_game(3, 1.75, 1, penalty), all, nobody);
    // ((c - theta) - (n-1) f)/((n-1) theta - (n-1) f): deviating pays (n-1)(theta - f).
    const Rational fine = 2 * exact_rational(penalty);
    EXPECT_EQ(threshold.discount, std::max(Rational(0), Rational((Rational(3) / 4 - fine) / (2 - fine))));
    EXPECT_LT(threshold.discount, before);
    before = threshold.discount;
  }
  EXPECT_TRUE(evaluate_compliance(1.75, 1, .375, 2));
  EXPECT_FALSE(evaluate_compliance(1.75, 1, .375, 1));
}

TEST(TriggerThreshold, IsOutOfReach_WherePunishmentDoesNotDeter) {
  EXPECT_EQ(evaluate_trigger_discount({.cooperation = 1, .deviation = 2, .punishment = 2}), 2);
  EXPECT_EQ(evaluate_trigger_discount({.cooperation = 1, .deviation = 2, .punishment = 1}), 1);
  EXPECT_EQ(evaluate_trigger_discount({.cooperation = 1, .deviation = 1, .punishment = 1}), 0);
  const std::vector<std::uint32_t> all = {3};
  EXPECT_FALSE(evaluate_trigger_threshold(make_linear_game(3, 4, 1), all, nobody).sustainable);
  EXPECT_THROW((void)evaluate_trigger_threshold(make_linear_game(3, 4, 1), all, std::vector<std::uint32_t>{1}),
               InvalidModel);
  EXPECT_THROW((void)evaluate_linear_trigger_discount(1, 0, 3), InvalidModel);
}

// oracles.md 5: the prisoner's dilemma (3, 2, 0, -1) repeated: cooperation iff d >= 1/3.
TEST(TriggerThreshold, OfThePrisonersDilemma_IsOneThird) {
  EXPECT_EQ(evaluate_trigger_discount({.cooperation = 2, .deviation = 3, .punishment = 0}), Rational(1) / 3);
}

}  // namespace
}  // namespace selectorate
