#include "equilibrium/lp/linear_program.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>

#include "equilibrium/lp/random_programs.hpp"

namespace selectorate {
namespace {

/// Both ways to a basis, each answer proved by its own witness.
LinearSolution solve_both_ways(const LinearProgram& program, const std::string& name = {}) {
  const LinearSolution exact = solve_linear_program(program, {.use_glpk = false});
  const LinearSolution floating = solve_linear_program(program);
  EXPECT_EQ(exact.status, floating.status) << name;
  EXPECT_EQ(exact.value, floating.value) << name;
  EXPECT_TRUE(verify_linear_solution(program, exact)) << name;
  EXPECT_TRUE(verify_linear_solution(program, floating)) << name;
  return exact;
}

/// maximise c'x subject to rows a'x <= b, x >= 0.
LinearProgram make_program(const std::vector<Rational>& objective,
                           const std::vector<std::pair<std::vector<Rational>, Rational>>& rows) {
  LinearProgram program;
  for (const Rational& cost : objective) program.add_column(cost);
  for (const auto& [coefficients, side] : rows) {
    const std::uint32_t row = program.add_row(RowSense::at_most, side);
    for (std::uint32_t j = 0; j < coefficients.size(); ++j) program.add_entry(row, j, coefficients[j]);
  }
  return program;
}

// Chvatal 1983, p. 13: maximise 5x + 4y + 3z, optimum 13 at (2, 0, 1), dual (1, 0, 1).
TEST(LinearProgram, SolvesATextbookExample_WithItsDual) {
  const LinearProgram program = make_program({5, 4, 3}, {{{2, 3, 1}, 5}, {{4, 1, 2}, 11}, {{3, 4, 2}, 8}});
  const LinearSolution solution = solve_both_ways(program);
  EXPECT_EQ(solution.status, LinearStatus::optimal);
  EXPECT_EQ(solution.value, 13);
  EXPECT_EQ(solution.primal, (std::vector<Rational>{2, 0, 1}));
  EXPECT_EQ(solution.dual, (std::vector<Rational>{1, 0, 1}));
}

// Matching pennies with stakes 1 and 2: the row player's value of ((2,-1),(-1,1)) is 1/5, by the 2x2 formula
// (ad - bc)/(a + d - b - c).
TEST(LinearProgram, SolvesAMatrixGame_WithAFreeValueAndAnEquation) {
  LinearProgram program;
  const std::uint32_t value = program.add_column(1, ColumnDomain::free);
  const std::uint32_t first = program.add_column(0);
  const std::uint32_t second = program.add_column(0);
  const Rational payoffs[2][2] = {{2, -1}, {-1, 1}};
  for (const auto& row_payoffs : {std::pair{payoffs[0][0], payoffs[1][0]}, std::pair{payoffs[0][1], payoffs[1][1]}}) {
    const std::uint32_t row = program.add_row(RowSense::at_least, 0);
    program.add_entry(row, first, row_payoffs.first);
    program.add_entry(row, second, row_payoffs.second);
    program.add_entry(row, value, -1);
  }
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  program.add_entry(sum, first, 1);
  program.add_entry(sum, second, 1);
  const LinearSolution solution = solve_both_ways(program);
  EXPECT_EQ(solution.value, Rational(1) / 5);
  EXPECT_EQ(solution.primal[first], Rational(2) / 5);
}

TEST(LinearProgram, IsOptimal_WithoutRowsOrColumns) {
  EXPECT_EQ(solve_both_ways(LinearProgram()).status, LinearStatus::optimal);
  LinearProgram no_columns;
  no_columns.add_row(RowSense::at_most, 3);
  no_columns.add_row(RowSense::equal, 0);
  EXPECT_EQ(solve_both_ways(no_columns).status, LinearStatus::optimal);
  LinearProgram no_rows;
  no_rows.add_column(-1);
  no_rows.add_column(0, ColumnDomain::free);
  EXPECT_EQ(solve_both_ways(no_rows).status, LinearStatus::optimal);
}

TEST(LinearProgram, IsUnbounded_WithoutRows) {
  LinearProgram upwards;
  upwards.add_column(1);
  EXPECT_EQ(solve_both_ways(upwards).status, LinearStatus::unbounded);
  LinearProgram downwards;
  downwards.add_column(-1, ColumnDomain::free);
  const LinearSolution solution = solve_both_ways(downwards);
  EXPECT_EQ(solution.status, LinearStatus::unbounded);
  EXPECT_LT(solution.ray[0], 0);
}

TEST(LinearProgram, IsInfeasible_WhereAnEmptyRowAsksForMore) {
  for (const RowSense sense : {RowSense::equal, RowSense::at_least}) {
    LinearProgram program;
    program.add_column(1);
    program.add_row(sense, 1);
    EXPECT_EQ(solve_both_ways(program).status, LinearStatus::infeasible);
  }
}

// x + y <= 1 against x + y >= 2.
TEST(LinearProgram, ProvesInfeasibility) {
  LinearProgram program = make_program({1, 1}, {{{1, 1}, 1}});
  const std::uint32_t row = program.add_row(RowSense::at_least, 2);
  program.add_entry(row, 0, 1);
  program.add_entry(row, 1, 1);
  const LinearSolution solution = solve_both_ways(program);
  EXPECT_EQ(solution.status, LinearStatus::infeasible);
  EXPECT_FALSE(solution.infeasibility_witness.empty());
}

TEST(LinearProgram, FollowsARayThatNoRowStops) {
  const LinearProgram program = make_program({1, 0}, {{{1, -1}, 1}});
  const LinearSolution solution = solve_both_ways(program);
  EXPECT_EQ(solution.status, LinearStatus::unbounded);
  EXPECT_EQ(solution.ray, (std::vector<Rational>{1, 1}));
}

// Infeasible although its objective is unbounded without the rows, and the other way round.
TEST(LinearProgram, IsInfeasible_EvenWhereTheObjectiveHasNoBound) {
  LinearProgram program;
  program.add_column(1);
  program.add_column(1, ColumnDomain::free);
  const std::uint32_t row = program.add_row(RowSense::at_most, -1);
  program.add_entry(row, 0, 1);
  EXPECT_EQ(solve_both_ways(program).status, LinearStatus::infeasible);
}

// Beale 1955: the rule of the most negative coefficient cycles here; optimum 1/20 (Chvatal 1983, p. 31, is alike).
TEST(LinearProgram, EndsOnProgramsThatCycle) {
  const LinearProgram beale =
      make_program({Rational(3) / 4, -150, Rational(1) / 50, -6}, {{{Rational(1) / 4, -60, Rational(-1) / 25, 9}, 0},
                                                                   {{Rational(1) / 2, -90, Rational(-1) / 50, 3}, 0},
                                                                   {{0, 0, 1, 0}, 1}});
  EXPECT_EQ(solve_both_ways(beale).value, Rational(1) / 20);
  const LinearProgram chvatal =
      make_program({10, -57, -9, -24}, {{{Rational(1) / 2, Rational(-11) / 2, Rational(-5) / 2, 9}, 0},
                                        {{Rational(1) / 2, Rational(-3) / 2, Rational(-1) / 2, 1}, 0},
                                        {{1, 0, 0, 0}, 1}});
  EXPECT_EQ(solve_both_ways(chvatal).value, 1);
}

// Klee & Minty 1972 in five dimensions: optimum 5^5.
TEST(LinearProgram, SolvesKleeAndMintysCube) {
  const LinearProgram program = make_program({16, 8, 4, 2, 1}, {{{1, 0, 0, 0, 0}, 5},
                                                                {{4, 1, 0, 0, 0}, 25},
                                                                {{8, 4, 1, 0, 0}, 125},
                                                                {{16, 8, 4, 1, 0}, 625},
                                                                {{32, 16, 8, 4, 1}, 3125}});
  EXPECT_EQ(solve_both_ways(program).value, 3125);
}

// maximise x + y subject to 10^19 x + y <= 10^19 + 1 and x + y <= 2: the rows meet at (1, 1), value 2, on a whole edge;
// with 10^19 x + 2 y <= 10^19 + 1 they meet at x = (10^19 - 3)/(10^19 - 2).
TEST(LinearProgram, IsExact_WithCoefficientsOfVeryDifferentSize) {
  const Rational large = parse_rational("1e19");
  EXPECT_EQ(solve_both_ways(make_program({1, 1}, {{{large, 1}, large + 1}, {{1, 1}, 2}})).value, 2);
  const LinearSolution solution = solve_both_ways(make_program({2, 1}, {{{large, 2}, large + 1}, {{1, 1}, 2}}));
  EXPECT_EQ(solution.primal[0], (large - 3) / (large - 2));
}

// Doubles see no difference between the two columns, and nothing of the third row.
TEST(LinearProgram, TellsApartWhatDoublesCannot) {
  const Rational tiny = parse_rational("1e-400");
  const Rational huge = parse_rational("1e400");
  const LinearSolution solution =
      solve_both_ways(make_program({1, 1 + tiny}, {{{1, 1}, 1}, {{huge, 0}, huge}, {{0, tiny}, tiny / 3}}));
  EXPECT_EQ(solution.primal, (std::vector<Rational>{Rational(2) / 3, Rational(1) / 3}));
}

TEST(LinearProgram, AddsUpEntriesOfTheSamePlace) {
  LinearProgram program = make_program({1}, {{{1}, 6}});
  program.add_entry(0, 0, 2);
  EXPECT_EQ(solve_both_ways(program).value, 2);
}

TEST(LinearProgram, RefusesEntriesOutsideItsRowsAndColumns) {
  LinearProgram program = make_program({1}, {{{1}, 6}});
  EXPECT_THROW(program.add_entry(1, 0, 1), InvalidModel);
  EXPECT_THROW(program.add_entry(0, 1, 1), InvalidModel);
}

TEST(LinearProgram, IsDecidedAlike_ByPivotsAndByLiftedBases_OnRandomPrograms) {
  std::map<LinearStatus, int> seen;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const LinearProgram program = make_random_program(seed, {.largest = 2 + static_cast<std::uint32_t>(seed % 9),
                                                             .coefficients = 1 + static_cast<std::uint32_t>(seed % 4),
                                                             .fractions = seed % 3 == 0,
                                                             .bounded = seed % 5 == 0});
    ++seen[solve_both_ways(program, "seed " + std::to_string(seed)).status];
  }
  EXPECT_GT(seen[LinearStatus::optimal], 300);
  EXPECT_GT(seen[LinearStatus::infeasible], 300);
  EXPECT_GT(seen[LinearStatus::unbounded], 300);
}

// Coefficients of 18 digits leave 64 bits at the first pivot and 128 bits soon after.
TEST(LinearProgram, DoesNotDependOnTheWidthOfItsIntegers) {
  for (const char* unit : {"999999999999999989", "1e30/7", "1e-60"}) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      const LinearProgram small = make_random_program(seed, {.largest = 6, .bounded = true});
      LinearProgram large;
      for (std::uint32_t j = 0; j < small.column_count(); ++j) large.add_column(small.objective(j));
      for (std::uint32_t i = 0; i < small.row_count(); ++i) {
        large.add_row(small.sense(i), small.right_side(i));
      }
      const Rational factor = parse_rational(unit) + 1;
      for (std::uint32_t j = 0; j < small.column_count(); ++j) {
        // x_j = factor^j x'_j, so that no row has a common factor.
        Rational power = 1;
        for (std::uint32_t k = 0; k < j; ++k) power *= factor;
        for (const auto& [row, value] : small.column(j)) large.add_entry(row, j, value * power);
        large.set_objective(j, small.objective(j) * power);
      }
      const LinearSolution solution = solve_both_ways(large, std::to_string(seed));
      const LinearSolution expected = solve_linear_program(small, {.use_glpk = false});
      EXPECT_EQ(solution.status, expected.status);
      EXPECT_EQ(solution.value, expected.value);
    }
  }
}

TEST(LinearProgram, TakesAStartingBasisThatIsOptimal) {
  const LinearProgram program = make_program({5, 4, 3}, {{{2, 3, 1}, 5}, {{4, 1, 2}, 11}, {{3, 4, 2}, 8}});
  const LinearSolution first = solve_linear_program(program);
  const LinearSolution second = solve_linear_program(program, {.start = &first.basis});
  EXPECT_EQ(second.path, LinearPath::starting_basis);
  EXPECT_EQ(second.floating_pivots + second.exact_pivots, 0U);
  EXPECT_EQ(second.primal, first.primal);
}

TEST(LinearProgram, GivesTheSameOverCommonDenominators) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const LinearProgram program = make_random_program(seed, {.fractions = true});
    const LinearSolution expected = solve_linear_program(program);
    if (expected.status != LinearStatus::optimal) continue;
    SCOPED_TRACE(seed);
    const LinearSolution solution = solve_linear_program(program, {.keep_common_denominators = true});
    EXPECT_TRUE(solution.primal.empty());
    const auto in_lowest_terms = [](const CommonFractions& fractions) {
      std::vector<Rational> values;
      for (std::size_t i = 0; i < fractions.numerators.size(); ++i) values.push_back(fractions.at(i));
      return values;
    };
    EXPECT_EQ(in_lowest_terms(solution.common_primal), expected.primal);
    EXPECT_EQ(in_lowest_terms(solution.common_dual), expected.dual);
  }
}

TEST(LinearProgram, GoesOnFromAnyStartingBasis) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const LinearProgram program = make_random_program(seed);
    const LinearSolution expected = solve_linear_program(program);
    RandomStream random(seed, 1);
    LinearBasis start;
    const auto variables = static_cast<std::uint32_t>(program.column_count() + program.row_count());
    // Numbers may repeat, name no variable, or be too few.
    for (std::size_t i = 0; i + random.below(2) < program.row_count(); ++i)
      start.push_back(random.below(variables + 1));
    for (const bool use_glpk : {false, true}) {
      const LinearSolution solution = solve_linear_program(program, {.start = &start, .use_glpk = use_glpk});
      EXPECT_EQ(solution.status, expected.status) << "seed " << seed;
      EXPECT_EQ(solution.value, expected.value) << "seed " << seed;
      EXPECT_TRUE(verify_linear_solution(program, solution)) << "seed " << seed;
    }
  }
}

TEST(LinearProgram, StopsAtItsLimit_AndWhenAsked) {
  const LinearProgram program = make_program({5, 4, 3}, {{{2, 3, 1}, 5}, {{4, 1, 2}, 11}, {{3, 4, 2}, 8}});
  EXPECT_EQ(solve_linear_program(program, {.use_glpk = false, .pivot_limit = 1}).status, LinearStatus::pivot_limit);
  EXPECT_EQ(
      solve_linear_program(program, {.use_glpk = false, .progress = [](const Progress&) { return false; }}).status,
      LinearStatus::cancelled);
}

TEST(LinearProgram, WitnessesAreNotAcceptedUnseen) {
  const LinearProgram program = make_program({5, 4, 3}, {{{2, 3, 1}, 5}, {{4, 1, 2}, 11}, {{3, 4, 2}, 8}});
  const LinearSolution solution = solve_linear_program(program);
  for (const auto& mutate :
       std::vector<void (*)(LinearSolution&)>{[](LinearSolution& wrong) { wrong.value += Rational(1) / 1000; },
                                              [](LinearSolution& wrong) { wrong.primal[1] = Rational(1) / 1000; },
                                              [](LinearSolution& wrong) { wrong.dual[1] = Rational(1) / 1000; },
                                              [](LinearSolution& wrong) { wrong.primal.pop_back(); },
                                              [](LinearSolution& wrong) { wrong.status = LinearStatus::infeasible; },
                                              [](LinearSolution& wrong) { wrong.status = LinearStatus::unbounded; }}) {
    LinearSolution wrong = solution;
    mutate(wrong);
    EXPECT_FALSE(verify_linear_solution(program, wrong));
  }
}

}  // namespace
}  // namespace selectorate
