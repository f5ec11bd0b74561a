#include "equilibrium/lp/padic_solver.hpp"

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "base/random_integers.hpp"
#include "base/reduced_fraction.hpp"

namespace selectorate {
namespace {

using Columns = IntegerColumns;

Integer draw_signed(RandomStream& random, std::uint32_t bits) {
  const Integer size = draw_integer(random, bits);
  return random.below(2) == 0 ? size : Integer(-size);
}

/// A few entries a column beside those on the diagonal, which are not zero.
Columns draw_matrix(RandomStream& random, std::uint32_t size, std::uint32_t bits) {
  Columns columns(size);
  for (std::uint32_t j = 0; j < size; ++j) {
    std::vector<bool> used(size, false);
    used[j] = true;
    columns[j].push_back({j, 2 * draw_signed(random, bits) + 1});
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t row = random.below(size);
      if (!used[row]) columns[j].push_back({row, draw_signed(random, bits)});
      used[row] = true;
    }
  }
  return columns;
}

std::vector<Integer> draw_side(RandomStream& random, std::uint32_t size, std::uint32_t bits) {
  std::vector<Integer> side;
  for (std::uint32_t i = 0; i < size; ++i) side.push_back(draw_signed(random, bits));
  return side;
}

/// By substitution.
void expect_solution(const Columns& columns, const CommonFractions& x, const std::vector<Integer>& side,
                     bool transposed) {
  ASSERT_GT(x.denominator, 0);
  std::vector<Integer> sums(side.size(), 0);
  for (std::uint32_t j = 0; j < columns.size(); ++j) {
    for (const auto& [row, value] : columns[j]) {
      sums[transposed ? j : row] += value * x.numerators[transposed ? row : j];
    }
  }
  for (std::size_t i = 0; i < side.size(); ++i) ASSERT_EQ(sums[i], side[i] * x.denominator) << i;
}

TEST(PadicSolver, SolvesSystemsOfNumbersOfEveryLength) {
  constexpr std::uint64_t seed = 5;
  for (const std::uint32_t matrix_bits : {1U, 20U, 59U, 64U, 200U}) {
    for (const std::uint32_t side_bits : {1U, 61U, 62U, 63U, 121U, 122U, 300U}) {
      SCOPED_TRACE(::testing::Message() << "seed " << seed << ", " << matrix_bits << ", " << side_bits << " bits");
      RandomStream random(seed, 1000 * std::uint64_t{matrix_bits} + side_bits);
      for (const std::uint32_t size : {1U, 2U, 17U, 60U}) {
        const Columns columns = draw_matrix(random, size, matrix_bits);
        const auto solver = PadicSolver::factorize(columns);
        if (!solver) continue;
        const std::vector<Integer> side = draw_side(random, size, side_bits);
        const CommonFractions x = solver->solve(side);
        expect_solution(columns, x, side, false);
        expect_solution(columns, solver->solve_transposed(side), side, true);
        const Integer lacking = x.denominator / find_common_divisor(x.denominator, 2 * 3 * 5 * 7 * 11 * 13);
        for (const Integer& hint :
             {x.denominator, Integer(x.denominator * 6), lacking, Integer(7), Integer(1) << 300U}) {
          expect_solution(columns, solver->solve(side, hint), side, false);
        }
      }
    }
  }
}

/// Denominators that only one entry or two have are easy to lose in sums of entries.
TEST(PadicSolver, FindsDenominatorsOfSingleEntries) {
  constexpr std::uint32_t size = 300;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random(seed);
    Columns columns(size);
    for (std::uint32_t j = 0; j < size; ++j) columns[j].push_back({j, 101});
    for (const int prime : {2, 2, 3, 3, 3, 5, 7, 11}) columns[random.below(size)].front().value *= prime;
    const auto solver = PadicSolver::factorize(columns);
    ASSERT_TRUE(solver);
    const std::vector<Integer> side = draw_side(random, size, 40);
    expect_solution(columns, solver->solve(side), side, false);
  }
}

/// Hilbert's matrix 1/(i + j + 1) has an inverse of integers, whose entries sum to n^2 (Choi 1983). Here matrix and
/// right side are multiplied by what makes them integers.
TEST(PadicSolver, SumsTheInverseOfHilbertsMatrix) {
  constexpr std::uint32_t size = 30;
  Integer multiple = 1;
  for (std::uint32_t k = 1; k < 2 * size; ++k) multiple = lcm(multiple, Integer(k));
  Columns columns(size);
  for (std::uint32_t j = 0; j < size; ++j) {
    for (std::uint32_t i = 0; i < size; ++i) columns[j].push_back({i, multiple / (i + j + 1)});
  }
  const auto solver = PadicSolver::factorize(columns);
  ASSERT_TRUE(solver);
  const CommonFractions x = solver->solve(std::vector<Integer>(size, multiple));
  Rational sum = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    EXPECT_EQ(x.numerators[i] % x.denominator, 0);
    sum += x.at(i);
  }
  EXPECT_EQ(sum, size * size);
}

TEST(PadicSolver, FindsNothingIfTheMatrixIsSingular) {
  EXPECT_FALSE(PadicSolver::factorize({{{0, 1}, {1, 2}}, {{0, 2}, {1, 4}}}));
  EXPECT_FALSE(PadicSolver::factorize({{}, {{0, 1}}}));
}

}  // namespace
}  // namespace selectorate
