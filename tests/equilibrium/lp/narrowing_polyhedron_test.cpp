#include "equilibrium/lp/narrowing_polyhedron.hpp"

#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {
namespace {

/// A distribution over six things with random inequalities between them; columns 0 to 5, slacks 7 to 9.
LinearProgram make_random_simplex(RandomStream& random) {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t j = 0; j < 6; ++j) program.add_entry(sum, program.add_column(0), 1);
  for (std::uint32_t i = 0; i < 3; ++i) {
    const std::uint32_t row = program.add_row(RowSense::at_most, Rational(random.below(2)) / 3);
    for (std::uint32_t j = 0; j < 6; ++j) program.add_entry(row, j, static_cast<int>(random.below(7)) - 3);
  }
  return program;
}

/// Where it ends, by the linear program with the fixed variables as equations.
LinearProgram add_equations(LinearProgram program, const std::vector<std::uint32_t>& fixed) {
  for (const std::uint32_t variable : fixed) {
    const bool is_column = variable < 6;
    const std::uint32_t row =
        program.add_row(RowSense::equal, is_column ? Rational(0) : program.right_side(variable - 6));
    for (std::uint32_t j = 0; j < 6; ++j) {
      if (is_column && j != variable) continue;
      if (is_column) program.add_entry(row, j, 1);
      for (const auto& entry : program.column(j)) {
        if (!is_column && entry.row == variable - 6) {
          program.add_entry(row, j, entry.value);
          break;
        }
      }
    }
  }
  return program;
}

template <class Number>
void check_against_linear_programs() {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    RandomStream random(seed);
    const LinearProgram program = make_random_simplex(random);
    NarrowingPolyhedron<Number> polyhedron(program);
    std::vector<std::uint32_t> fixed;
    for (bool is_left = !polyhedron.is_empty(); is_left; is_left = polyhedron.fix(fixed.back())) {
      const LinearProgram reference = add_equations(program, fixed);
      EXPECT_EQ(solve_linear_program(reference, {.use_glpk = false}).status, LinearStatus::optimal) << "seed " << seed;
      for (std::uint32_t j = 0; j < 6; ++j) {
        LinearProgram largest = reference;
        largest.set_objective(j, 1);
        const Rational value = solve_linear_program(largest, {.use_glpk = false}).value;
        EXPECT_EQ(polyhedron.can_be_positive(j), value > 0) << "seed " << seed << ", variable " << j;
        EXPECT_EQ(polyhedron.is_positive(j), value > 0) << "seed " << seed << ", variable " << j;
      }
      const std::uint32_t next = random.below(9);
      fixed.push_back(next < 6 ? next : next + 1);
    }
    const LinearProgram reference = add_equations(program, fixed);
    EXPECT_EQ(solve_linear_program(reference, {.use_glpk = false}).status, LinearStatus::infeasible) << "seed " << seed;
  }
}

TEST(NarrowingPolyhedron, IsLeftAsLongAsTheLinearProgramIsFeasible) {
  check_against_linear_programs<std::int64_t>();
  check_against_linear_programs<Integer>();
}

TEST(NarrowingPolyhedron, KnowsRays) {
  LinearProgram program;  // x >= 1, free to grow
  program.add_entry(program.add_row(RowSense::at_least, 1), program.add_column(0), 1);
  NarrowingPolyhedron<std::int64_t> ray(program);
  EXPECT_TRUE(ray.can_be_positive(1));
  EXPECT_TRUE(ray.fix(1));
  EXPECT_TRUE(ray.is_fixed(1));
  EXPECT_TRUE(ray.is_positive(0));
  EXPECT_FALSE(ray.fix(0));
  EXPECT_TRUE(ray.is_empty());
}

TEST(NarrowingPolyhedron, SaysWhereNumbersAreTooWide) {
  LinearProgram program;
  const std::uint32_t row = program.add_row(RowSense::equal, parse_rational("1e30"));
  program.add_entry(row, program.add_column(0), 1);
  EXPECT_THROW(NarrowingPolyhedron<std::int64_t>{program}, WidthExceeded);
  EXPECT_TRUE(NarrowingPolyhedron<int128>(program).is_positive(0));
}

}  // namespace
}  // namespace selectorate
