#include <cmath>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/private_cost_enforcement.hpp>

#include "sanctions/enforcement_games.hpp"

namespace selectorate {
namespace {

using boost::math::lognormal;
using boost::math::normal;
using boost::math::uniform;

// theta + penalty (n-1) F(k) = k with F uniform on [0, 1]: k = theta/(1 - penalty (n-1)).
TEST(PrivateCostEnforcement, WithUniformCosts_HasItsClosedForm) {
  const std::vector<CostDistribution> costs = {make_cost_distribution(uniform(0, 1))};
  const CutoffRange range = solve_private_cost_enforcement(make_linear_game(5, 0, .25, .125), costs);
  for (const CutoffEquilibrium& end : {range.least, range.greatest}) {
    EXPECT_EQ(end.status, Status::converged);
    EXPECT_NEAR(end.cutoffs[0], .5, 1e-11);
    EXPECT_NEAR(end.probabilities[0], .5, 1e-11);
    EXPECT_NEAR(end.enforcement, .5, 1e-11);
    EXPECT_LT(end.regret, 1e-11);
    EXPECT_LE(std::abs(end.cutoffs[0] - .5), 4 * end.regret + 1e-15) << "slope 1/2 doubles the distance at most";
  }
  EXPECT_LT(range.distance, 1e-11);
}

TEST(PrivateCostEnforcement, WithStrongPenalties_HasALeastAndAGreatestEquilibrium) {
  // k = .125 + 2 F(k), F uniform on [.25, 1.25]: nobody at k = .125, everybody at k = 2.125.
  const std::vector<CostDistribution> costs = {make_cost_distribution(uniform(.25, 1.25))};
  const CutoffRange range = solve_private_cost_enforcement(make_linear_game(2, 0, .125, 2), costs);
  EXPECT_DOUBLE_EQ(range.least.cutoffs[0], .125);
  EXPECT_EQ(range.least.enforcement, 0);
  EXPECT_DOUBLE_EQ(range.greatest.cutoffs[0], 2.125);
  EXPECT_EQ(range.greatest.enforcement, 1);
  EXPECT_DOUBLE_EQ(range.distance, 2);
}

/// Expected gain by writing every profile of the others out.
double reference_gain(const EnforcementGame& game, std::size_t state, const std::vector<double>& probabilities) {
  double sum = 0;
  for (std::uint64_t mask = 0; mask < game.profile_count(); ++mask) {
    if ((mask >> state & 1U) != 0) continue;
    double probability = 1;
    for (std::size_t j = 0; j < probabilities.size(); ++j) {
      if (j != state) probability *= (mask >> j & 1U) != 0 ? probabilities[j] : 1 - probabilities[j];
    }
    sum += probability * to_double(game.gain(state, game.enforcement(game.counts(mask))));
  }
  return sum;
}

TEST(PrivateCostEnforcement, OfDifferentStates_IsABestResponseByTheReference) {
  const EnforcementGame game({{.name = "a", .weight = 3, .benefit = 1, .cost = .5, .penalty = 1},
                              {.name = "b", .weight = 2, .benefit = .5, .penalty = 2},
                              {.name = "c", .weight = 1, .benefit = 2, .cost = -.25, .penalty = .5}},
                             make_linear_enforcement_value(1.5));
  const std::vector<CostDistribution> costs = {make_cost_distribution(normal(.8, .4)),
                                               make_cost_distribution(lognormal(-.5, .7)),
                                               make_cost_distribution(uniform(0, 2))};
  const CutoffRange range = solve_private_cost_enforcement(game, costs);
  for (const CutoffEquilibrium& end : {range.least, range.greatest}) {
    EXPECT_EQ(end.status, Status::converged);
    EXPECT_LT(end.regret, 1e-11);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(end.cutoffs[i], reference_gain(game, i, end.probabilities), 1e-11);
      EXPECT_EQ(end.probabilities[i], costs[i](end.cutoffs[i]));
    }
  }
}

TEST(PrivateCostEnforcement, GoesToTheGameWithoutPrivateCosts_AsTheyVanish) {
  const EnforcementGame game = make_linear_game(4, 2, 1, .75);
  const std::vector<CostDistribution> none = {make_cost_distribution(normal(0, 1e-9))};
  const CutoffRange range = solve_private_cost_enforcement(game, none);
  EXPECT_NEAR(range.least.enforcement, 0, 1e-12);
  EXPECT_NEAR(range.greatest.enforcement, 1, 1e-12);
}

TEST(PrivateCostEnforcement, RefusesGamesThatAreNotSupermodular_AndWrongDistributions) {
  const std::vector<CostDistribution> one = {make_cost_distribution(normal(0, 1))};
  const EnforcementGame flat({{.name = "state", .count = 2}}, EnforcementValue({{0, 0}, {Rational(1) / 2, 1}, {1, 1}}));
  EXPECT_THROW((void)solve_private_cost_enforcement(flat, one), InvalidModel);
  const std::vector<CostDistribution> wrong = {[](double) { return 1.5; }};
  EXPECT_THROW((void)solve_private_cost_enforcement(make_linear_game(2, 1, 1, 1), wrong), InvalidModel);
  EXPECT_THROW((void)solve_private_cost_enforcement(make_linear_game(2, 1, 1, 1), {}), InvalidModel);
}

TEST(PrivateCostEnforcement, SaysWhenItStopsAtItsLimit) {
  const std::vector<CostDistribution> costs = {make_cost_distribution(uniform(0, 1))};
  const CutoffRange range =
      solve_private_cost_enforcement(make_linear_game(5, 0, .25, .125), costs, {.round_limit = 3});
  EXPECT_EQ(range.least.status, Status::iteration_limit);
  EXPECT_GT(range.least.regret, 1e-3);
}

}  // namespace
}  // namespace selectorate
