#include "equilibrium/double_description.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/polytope_builder.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;

TEST(DoubleDescription, FindsTheCornersOfAProductOfSimplices) {
  // Three distributions over three things each: 27 corners, all of them of zeros and ones.
  std::vector<LinearEquation> equations(3, {std::vector<Rational>(9, 0), 1});
  for (std::size_t j = 0; j < 9; ++j) equations[j / 3].coefficients[j] = 1;
  const auto vertices = enumerate_vertices(9, equations, 100);
  ASSERT_TRUE(vertices);
  EXPECT_EQ(vertices->size(), 27U);
  EXPECT_EQ(std::set<std::vector<Rational>>(vertices->begin(), vertices->end()).size(), 27U);
  EXPECT_FALSE(enumerate_vertices(9, equations, 20));
}

TEST(DoubleDescription, FindsNothingInAnEmptySet) {
  const auto vertices = enumerate_vertices(2, {{{1, 1}, 1}, {{1, 1}, 2}}, 10);
  ASSERT_TRUE(vertices);
  EXPECT_TRUE(vertices->empty());
}

// A pyramid over a square: its apex is degenerate, four faces meet there. z <= 1 - |x|, 1 - |y| shifted to x, y >= 0.
TEST(DoubleDescription, FindsADegenerateApex) {
  PolytopeBuilder builder(3);
  builder.add({{1, 0, -half}, 0});    // x >= z/2
  builder.add({{-1, 0, -half}, -1});  // x <= 1 - z/2
  builder.add({{0, 1, -half}, 0});
  builder.add({{0, -1, -half}, -1});
  builder.add({{0, 0, -1}, -7});  // z <= 7 touches nothing
  const auto pyramid = builder.build(100);
  ASSERT_TRUE(pyramid);
  EXPECT_EQ(pyramid->vertices,
            (std::vector<std::vector<Rational>>{{0, 0, 0}, {0, 1, 0}, {half, half, 1}, {1, 0, 0}, {1, 1, 0}}));
  // The four sides, z >= 0, and x, y >= 0 which touch at a corner; z <= 7 is left out.
  EXPECT_EQ(pyramid->constraints.size(), 7U);
  EXPECT_EQ(evaluate_dimension(*pyramid), 3U);
}

// Over random polytopes every linear objective has its largest value, found by the simplex method, at a vertex, and
// every vertex is feasible.
TEST(DoubleDescription, AgreesWithLinearPrograms) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed);
    const std::uint32_t variables = 3 + random.below(4);
    std::vector<LinearEquation> equations = {{std::vector<Rational>(variables, 1), 1}};
    LinearProgram program;
    for (std::uint32_t j = 0; j < variables; ++j) program.add_column(0);
    for (std::uint32_t i = 0; i < 3; ++i) {
      if (i > 0) equations.push_back({std::vector<Rational>(variables, 0), Rational(random.below(3)) / 4});
      const std::uint32_t row = program.add_row(RowSense::equal, equations[i].right_side);
      for (std::uint32_t j = 0; j < variables; ++j) {
        if (i > 0) equations[i].coefficients[j] = static_cast<int>(random.below(5)) - 2;
        program.add_entry(row, j, equations[i].coefficients[j]);
      }
    }
    const auto vertices = enumerate_vertices(variables, equations, 1000);
    ASSERT_TRUE(vertices);
    for (int objective = 0; objective < 10; ++objective) {
      for (std::uint32_t j = 0; j < variables; ++j) program.set_objective(j, static_cast<int>(random.below(9)) - 4);
      const LinearSolution optimum = solve_linear_program(program, {.use_glpk = false});
      ASSERT_EQ(optimum.status == LinearStatus::infeasible, vertices->empty()) << "seed " << seed;
      if (vertices->empty()) break;
      std::vector<Rational> values;
      for (const auto& vertex : *vertices) {
        values.emplace_back(0);
        for (std::uint32_t j = 0; j < variables; ++j) values.back() += program.objective(j) * vertex[j];
      }
      EXPECT_EQ(*std::max_element(values.begin(), values.end()), optimum.value) << "seed " << seed;
    }
    for (const auto& vertex : *vertices) {
      for (const auto& equation : equations) {
        Rational sum = 0;
        for (std::uint32_t j = 0; j < variables; ++j) sum += equation.coefficients[j] * vertex[j];
        EXPECT_EQ(sum, equation.right_side) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace selectorate
