#include "equilibrium/bimatrix/vertex_enumeration.hpp"

#include <algorithm>
#include <unordered_set>

#include "equilibrium/bimatrix/reverse_search.hpp"
#include "equilibrium/lp/checked_arithmetic.hpp"

namespace selectorate {
namespace {

template <class Number>
std::unordered_set<LabelSet> walk(const BestResponsePolytope& polytope, const std::function<bool()>& count) {
  std::unordered_set<LabelSet> found;
  walk_bases(
      LexicographicTableau<Number>(polytope),
      [&](const LexicographicTableau<Number>& tableau) { found.insert(collect_labels(polytope, tableau)); }, count);
  return found;
}

}  // namespace

std::vector<LabelSet> enumerate_vertices(const BestResponsePolytope& polytope, const std::function<bool()>& count) {
  std::unordered_set<LabelSet> found;
  try {
    found = walk<std::int64_t>(polytope, count);
  } catch (const WidthExceeded&) {
    found = walk<WideInteger>(polytope, count);
  }
  std::vector<LabelSet> sorted(found.begin(), found.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace selectorate
