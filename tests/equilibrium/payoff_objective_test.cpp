#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/payoff_objective.hpp>

#include "equilibrium/program_objective.hpp"

namespace selectorate {
namespace {

ExactTable make_payoffs() {
  ExactTable payoffs(3);
  payoffs.append(std::vector<Rational>{1, 2, 3});
  payoffs.append(std::vector<Rational>{4, -5, 6});
  return payoffs;
}

TEST(PayoffObjective, IsTheSumOfPayoffs_UnlessWeightsSayOtherwise) {
  const std::vector<Rational> payoffs = {4, -5, 6};
  EXPECT_EQ(evaluate_objective({}, payoffs), 5);
  EXPECT_EQ(evaluate_objective({.weights = {1, 0, Rational(1) / 2}}, payoffs), 7);
  EXPECT_EQ(evaluate_objective(make_payoff_objective(PlayerId(1), 3), payoffs), -5);
  EXPECT_EQ(evaluate_objective({.outcome_values = {7, 8}}, payoffs, Rational(1) / 2), Rational(11) / 2);
}

TEST(SmallestPayoff, LeavesOutPlayersOfWeightZero) {
  const std::vector<Rational> payoffs = {4, -5, 6};
  EXPECT_EQ(evaluate_objective({.smallest = true}, payoffs), -5);
  EXPECT_EQ(evaluate_objective({.weights = {2, 0, 1}, .smallest = true}, payoffs, 1), 7);
}

TEST(PayoffObjective, IsRefused_WhereItDoesNotFitTheGame) {
  const ExactTable payoffs = make_payoffs();
  EXPECT_NO_THROW(check_objective({.weights = {1, 2, 3}, .outcome_values = {0, 1}}, payoffs));
  EXPECT_THROW(check_objective({.weights = {1, 2}}, payoffs), InvalidModel);
  EXPECT_THROW(check_objective({.outcome_values = {1, 2, 3}}, payoffs), InvalidModel);
  EXPECT_THROW(check_objective({.weights = {0, 0, 0}, .smallest = true}, payoffs), InvalidModel);
  EXPECT_NO_THROW(check_objective({.weights = {0, 0, 0}}, payoffs));
  EXPECT_THROW((void)make_payoff_objective(PlayerId(3), 3), InvalidModel);
}

// One unit to divide between two columns, which pay (1, 0) and (0, 3): 3/4 of the first make both 3/4.
TEST(SmallestPayoff, IsARowForEachPlayer) {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (int column = 0; column < 2; ++column) program.add_entry(sum, program.add_column(0), 1);
  set_objective(program, {.smallest = true}, {{0, {1, 0}}, {1, {0, 3}}});
  const LinearSolution solution = solve_linear_program(program);
  EXPECT_EQ(solution.value, Rational(3) / 4);
  EXPECT_EQ(solution.primal[0], Rational(3) / 4);
}

}  // namespace
}  // namespace selectorate
