#pragma once

#include <cstddef>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/label_set.hpp"
#include "equilibrium/bimatrix/lexicographic_tableau.hpp"

namespace selectorate {

/// The labels of the vertex at which a tableau is.
template <class Number>
LabelSet collect_labels(const BestResponsePolytope& polytope, const LexicographicTableau<Number>& tableau) {
  LabelSet set(polytope.label_count());
  for (const std::uint32_t variable : tableau.zeros()) set.set(polytope.label(variable));
  return set;
}

/// The next column from `column` on that leads down the search tree, with the row to pivot on.
template <class Number>
bool find_child(const LexicographicTableau<Number>& tableau, std::size_t& column, std::size_t& row) {
  for (; column < tableau.column_count(); ++column) {
    if (!tableau.worsens(column)) continue;
    row = tableau.leaving_row(column);
    if (tableau.is_reversed_by_blands_rule(row, column)) return true;
  }
  return false;
}

/// Visits all bases but the first by reverse search (Avis & Fukuda 1992): the tree of the simplex paths that Bland's
/// rule takes to the first is walked from there, depth first, with the tableaux of the path kept: one pivot for each
/// basis.
/// \param visit  called with the tableau at each basis
/// \param count  called before each pivot; false if it is time to stop
template <class Number, class Visit, class Count>
void walk_bases(const LexicographicTableau<Number>& start, const Visit& visit, const Count& count) {
  struct Level {
    LexicographicTableau<Number> tableau;
    std::size_t column = 0;
  };
  std::vector<Level> path = {{start}};
  while (!path.empty()) {
    Level& level = path.back();
    std::size_t row = 0;
    if (!find_child(level.tableau, level.column, row)) {
      path.pop_back();
      continue;
    }
    if (!count()) return;
    Level child{level.tableau};
    child.tableau.pivot(row, level.column++);
    visit(child.tableau);
    path.push_back(std::move(child));
  }
}

}  // namespace selectorate
