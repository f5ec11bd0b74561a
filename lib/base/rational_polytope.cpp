#include <algorithm>
#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational_polytope.hpp>

namespace selectorate {
namespace {

void require_vertices(const RationalPolytope& polytope) {
  if (polytope.vertices.empty()) throw InvalidModel("polytope", "it has no vertex");
}

/// Rank by Gaussian elimination.
std::size_t evaluate_rank(std::vector<std::vector<Rational>> rows) {
  std::size_t rank = 0;
  for (std::size_t column = 0; !rows.empty() && column < rows.front().size() && rank < rows.size(); ++column) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                    [&](const auto& row) { return row[column] != 0; });
    if (pivot == rows.end()) continue;
    std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(rank), pivot);
    for (std::size_t i = rank + 1; i < rows.size(); ++i) {
      const Rational factor = rows[i][column] / rows[rank][column];
      if (factor == 0) continue;
      for (std::size_t j = column; j < rows[i].size(); ++j) rows[i][j] -= factor * rows[rank][j];
    }
    ++rank;
  }
  return rank;
}

}  // namespace

bool contains(const RationalPolytope& polytope, std::span<const Rational> point) {
  return std::all_of(polytope.constraints.begin(), polytope.constraints.end(), [&](const auto& constraint) {
    if (constraint.coefficients.size() != point.size()) {
      throw InvalidModel("point", std::to_string(point.size()) + " coordinates found, " +
                                      std::to_string(constraint.coefficients.size()) + " expected");
    }
    Rational excess = -constraint.right_side;
    for (std::size_t j = 0; j < point.size(); ++j) excess += constraint.coefficients[j] * point[j];
    return constraint.is_equation ? excess == 0 : excess >= 0;
  });
}

std::vector<Rational> evaluate_centre(const RationalPolytope& polytope) {
  require_vertices(polytope);
  std::vector<Rational> centre(polytope.vertices.front().size(), 0);
  for (const auto& vertex : polytope.vertices) {
    for (std::size_t j = 0; j < centre.size(); ++j) centre[j] += vertex[j];
  }
  for (Rational& coordinate : centre) coordinate /= polytope.vertices.size();
  return centre;
}

std::size_t evaluate_dimension(const RationalPolytope& polytope) {
  require_vertices(polytope);
  std::vector<std::vector<Rational>> edges(polytope.vertices.begin() + 1, polytope.vertices.end());
  for (auto& edge : edges) {
    for (std::size_t j = 0; j < edge.size(); ++j) edge[j] -= polytope.vertices.front()[j];
  }
  return evaluate_rank(std::move(edges));
}

}  // namespace selectorate
