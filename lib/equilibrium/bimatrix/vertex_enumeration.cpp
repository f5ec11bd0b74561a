#include "equilibrium/bimatrix/vertex_enumeration.hpp"

#include <algorithm>
#include <unordered_set>

#include "equilibrium/bimatrix/lexicographic_tableau.hpp"
#include "equilibrium/lp/checked_arithmetic.hpp"

namespace selectorate {
namespace {

template <class Number>
LabelSet labels(const BestResponsePolytope& polytope, const LexicographicTableau<Number>& tableau) {
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

/// Depth first, with the tableaux of the path kept: one pivot for each basis.
template <class Number>
std::unordered_set<LabelSet> walk(const BestResponsePolytope& polytope, WorkMonitor& monitor) {
  struct Level {
    LexicographicTableau<Number> tableau;
    std::size_t column = 0;
  };
  std::unordered_set<LabelSet> found;
  std::vector<Level> path = {{LexicographicTableau<Number>(polytope)}};
  while (!path.empty()) {
    Level& level = path.back();
    std::size_t row = 0;
    if (!find_child(level.tableau, level.column, row)) {
      path.pop_back();
      continue;
    }
    if (!monitor.count()) break;
    Level child{level.tableau};
    child.tableau.pivot(row, level.column++);
    found.insert(labels(polytope, child.tableau));
    path.push_back(std::move(child));
  }
  return found;
}

}  // namespace

std::vector<LabelSet> enumerate_vertices(const BestResponsePolytope& polytope, WorkMonitor& monitor) {
  std::unordered_set<LabelSet> found;
  try {
    found = walk<std::int64_t>(polytope, monitor);
  } catch (const WidthExceeded&) {
    found = walk<WideInteger>(polytope, monitor);
  }
  std::vector<LabelSet> sorted(found.begin(), found.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace selectorate
