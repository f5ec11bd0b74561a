#include "equilibrium/lp/unit_elimination.hpp"

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

using Matrix = std::vector<std::vector<Rational>>;

/// Gauss and Jordan's elimination, for matrices that are regular; nothing if one is not.
std::optional<std::vector<Rational>> eliminate(Matrix matrix, std::vector<Rational> side) {
  const std::size_t size = side.size();
  for (std::size_t j = 0; j < size; ++j) {
    std::size_t pivot = j;
    while (pivot < size && matrix[pivot][j] == 0) ++pivot;
    if (pivot == size) return std::nullopt;
    std::swap(matrix[j], matrix[pivot]);
    std::swap(side[j], side[pivot]);
    for (std::size_t i = 0; i < size; ++i) {
      if (i == j || matrix[i][j] == 0) continue;
      const Rational factor = matrix[i][j] / matrix[j][j];
      for (std::size_t k = j; k < size; ++k) matrix[i][k] -= factor * matrix[j][k];
      side[i] -= factor * side[j];
    }
  }
  for (std::size_t j = 0; j < size; ++j) side[j] /= matrix[j][j];
  return side;
}

/// \param transposed  of the columns' matrix
std::optional<CommonFractions> solve_densely(const IntegerColumns& columns, const std::vector<Integer>& side,
                                             bool transposed) {
  Matrix matrix(columns.size(), std::vector<Rational>(columns.size(), 0));
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (const auto& [row, value] : columns[j]) (transposed ? matrix[j][row] : matrix[row][j]) = value;
  }
  const auto solution = eliminate(matrix, {side.begin(), side.end()});
  if (!solution) return std::nullopt;
  CommonFractions fractions;
  for (const Rational& value : *solution) fractions.denominator = lcm(fractions.denominator, denominator(value));
  for (const Rational& value : *solution) fractions.numerators.push_back(numerator(value * fractions.denominator));
  return fractions;
}

std::vector<Rational> values(const CommonFractions& fractions) {
  std::vector<Rational> values;
  for (std::size_t i = 0; i < fractions.numerators.size(); ++i) values.push_back(fractions.at(i));
  return values;
}

/// Mostly units, some zeros, and numbers of so many bits.
IntegerColumns draw_matrix(RandomStream& random, std::uint32_t size, std::uint32_t bits) {
  IntegerColumns columns(size);
  for (std::uint32_t j = 0; j < size; ++j) {
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i != j && random.below(size) > 3) continue;
      const bool is_unit = random.below(4) != 0;
      const Integer value = is_unit ? Integer(1) : (Integer(1) << random.below(bits)) + random.below(3);
      columns[j].push_back({i, random.below(2) == 0 ? value : Integer(-value)});
    }
  }
  return columns;
}

TEST(UnitElimination, LeavesTheSolutionsAsTheyAre) {
  int regular = 0;
  for (const std::uint32_t bits : {1U, 12U, 60U, 63U, 100U}) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      SCOPED_TRACE(::testing::Message() << bits << " bits, seed " << seed);
      RandomStream random(seed, bits);
      const std::uint32_t size = 1 + random.below(14);
      const IntegerColumns columns = draw_matrix(random, size, bits);
      std::vector<Integer> side;
      for (std::uint32_t i = 0; i < size; ++i) side.emplace_back(static_cast<int>(random.below(7)) - 3);
      const auto expected = solve_densely(columns, side, false);
      if (!expected) continue;
      ++regular;
      const UnitElimination elimination(columns);
      const IntegerColumns& core = elimination.core();
      const CommonFractions x =
          elimination.solve(side, [&](const auto& own) { return *solve_densely(core, own, false); });
      EXPECT_EQ(values(x), values(*expected));
      const CommonFractions y =
          elimination.solve_transposed(side, [&](const auto& own) { return *solve_densely(core, own, true); });
      EXPECT_EQ(values(y), values(*solve_densely(columns, side, true)));
    }
  }
  EXPECT_GT(regular, 200);
}

/// A chain of units leaves nothing; a matrix without units is its own core.
TEST(UnitElimination, LeavesWhatHasNoUnits) {
  constexpr std::uint32_t size = 100;
  IntegerColumns chain(size);
  IntegerColumns doubled(size);
  for (std::uint32_t j = 0; j < size; ++j) {
    for (std::uint32_t i = j; i < std::min(j + 2, size); ++i) {
      chain[j].push_back({i, i == j ? 1 : -3});
      doubled[j].push_back({i, i == j ? 2 : -6});
    }
  }
  const UnitElimination of_chain(chain);
  const UnitElimination of_doubled(doubled);
  EXPECT_TRUE(of_chain.core().empty());
  EXPECT_EQ(of_doubled.core().size(), size);
}

/// Two to the power of the number of steps is what careless elimination makes of such a matrix.
TEST(UnitElimination, KeepsNumbersShort) {
  constexpr std::uint32_t size = 200;
  IntegerColumns columns(size);
  for (std::uint32_t j = 0; j < size; ++j) {
    columns[j].push_back({j, 1});
    if (j + 1 < size) columns[j].push_back({j + 1, 1000});
    if (j + 2 < size) columns[j].push_back({j + 2, 1001});
  }
  columns.back().push_back({0, 999});
  const UnitElimination elimination(columns);
  for (const auto& column : elimination.core()) {
    for (const auto& [row, value] : column) EXPECT_LT(abs(value), 100000) << row;
  }
}

}  // namespace
}  // namespace selectorate
