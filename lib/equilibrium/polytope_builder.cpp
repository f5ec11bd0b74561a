#include "equilibrium/polytope_builder.hpp"

#include <algorithm>
#include <utility>

#include "equilibrium/double_description.hpp"

namespace selectorate {
namespace {

PolytopeConstraint make_coordinate_constraint(std::size_t coordinates, std::size_t j, bool is_equation) {
  PolytopeConstraint constraint{std::vector<Rational>(coordinates, 0), 0, is_equation};
  constraint.coefficients[j] = 1;
  return constraint;
}

bool is_tight(const PolytopeConstraint& constraint, const std::vector<Rational>& point) {
  Rational sum = 0;
  for (std::size_t j = 0; j < point.size(); ++j) {
    if (point[j] != 0) sum += constraint.coefficients[j] * point[j];
  }
  return sum == constraint.right_side;
}

}  // namespace

void PolytopeBuilder::add_distribution(std::size_t first, std::size_t count) {
  PolytopeConstraint sum{std::vector<Rational>(coordinate_count(), 0), 1, true};
  for (std::size_t j = first; j < first + count; ++j) sum.coefficients[j] = 1;
  add(std::move(sum));
}

std::optional<RationalPolytope> PolytopeBuilder::build(std::size_t limit) const {
  // Columns: the coordinates that may be positive, then a slack for each inequality.
  std::vector<std::size_t> free;
  for (std::size_t j = 0; j < coordinate_count(); ++j) {
    if (!is_zero_[j]) free.push_back(j);
  }
  std::size_t columns = free.size();
  for (const auto& constraint : constraints_) columns += constraint.is_equation ? 0 : 1;
  std::vector<LinearEquation> equations;
  std::size_t slack = free.size();
  for (const auto& constraint : constraints_) {
    LinearEquation equation{std::vector<Rational>(columns, 0), constraint.right_side};
    for (std::size_t k = 0; k < free.size(); ++k) equation.coefficients[k] = constraint.coefficients[free[k]];
    if (!constraint.is_equation) equation.coefficients[slack++] = -1;
    equations.push_back(std::move(equation));
  }
  const auto found = enumerate_vertices(columns, equations, limit);
  if (!found) return std::nullopt;
  RationalPolytope polytope;
  for (const auto& solution : *found) {
    std::vector<Rational> vertex(coordinate_count(), 0);
    for (std::size_t k = 0; k < free.size(); ++k) vertex[free[k]] = solution[k];
    polytope.vertices.push_back(std::move(vertex));
  }
  polytope.constraints = describe(polytope.vertices);
  return polytope;
}

std::vector<PolytopeConstraint> PolytopeBuilder::describe(const std::vector<std::vector<Rational>>& vertices) const {
  std::vector<PolytopeConstraint> kept;
  std::vector<bool> vanishes(coordinate_count(), true);
  for (std::size_t j = 0; j < coordinate_count(); ++j) {
    vanishes[j] = std::all_of(vertices.begin(), vertices.end(), [&](const auto& vertex) { return vertex[j] == 0; });
    const bool touches =
        std::any_of(vertices.begin(), vertices.end(), [&](const auto& vertex) { return vertex[j] == 0; });
    if (touches) kept.push_back(make_coordinate_constraint(coordinate_count(), j, vanishes[j]));
  }
  for (const PolytopeConstraint& constraint : constraints_) {
    bool says_something = false;
    for (std::size_t j = 0; j < coordinate_count(); ++j) {
      says_something = says_something || (!vanishes[j] && constraint.coefficients[j] != 0);
    }
    const bool touches =
        std::any_of(vertices.begin(), vertices.end(), [&](const auto& vertex) { return is_tight(constraint, vertex); });
    if (says_something && touches && std::find(kept.begin(), kept.end(), constraint) == kept.end()) {
      kept.push_back(constraint);
    }
  }
  return kept;
}

}  // namespace selectorate
