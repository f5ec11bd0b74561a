#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational_polytope.hpp>

namespace selectorate {
namespace {

const Rational third = Rational(1) / 3;

/// The triangle x + y + z = 1, x, y >= 0, z >= 1/3.
RationalPolytope make_triangle() {
  return {.vertices = {{0, 0, 1}, {0, 1 - third, third}, {1 - third, 0, third}},
          .constraints = {{{1, 1, 1}, 1, true}, {{1, 0, 0}, 0}, {{0, 1, 0}, 0}, {{0, 0, 1}, third}}};
}

TEST(RationalPolytope, ContainsWhatMeetsItsConstraints) {
  const RationalPolytope triangle = make_triangle();
  for (const auto& vertex : triangle.vertices) EXPECT_TRUE(contains(triangle, vertex));
  EXPECT_FALSE(contains(triangle, std::vector<Rational>{1, 0, 0}));
  EXPECT_FALSE(contains(triangle, std::vector<Rational>{0, 0, 2}));
  EXPECT_THROW((void)contains(triangle, std::vector<Rational>{1, 0}), InvalidModel);
}

TEST(RationalPolytope, HasItsCentreInside) {
  EXPECT_EQ(evaluate_centre(make_triangle()), (std::vector<Rational>{2 * third / 3, 2 * third / 3, 5 * third / 3}));
  EXPECT_THROW((void)evaluate_centre(RationalPolytope{}), InvalidModel);
}

TEST(RationalPolytope, HasTheDimensionOfItsHull) {
  RationalPolytope polytope = make_triangle();
  EXPECT_EQ(evaluate_dimension(polytope), 2U);
  polytope.vertices.push_back({third, third, third});  // on an edge
  EXPECT_EQ(evaluate_dimension(polytope), 2U);
  polytope.vertices = {{0, third}, {0, 1}};
  EXPECT_EQ(evaluate_dimension(polytope), 1U);
  polytope.vertices.pop_back();
  EXPECT_EQ(evaluate_dimension(polytope), 0U);
  EXPECT_THROW((void)evaluate_dimension(RationalPolytope{}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
