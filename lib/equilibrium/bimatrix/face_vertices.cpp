#include "equilibrium/bimatrix/face_vertices.hpp"

#include <utility>

#include "equilibrium/bimatrix/reverse_search.hpp"
#include "equilibrium/lp/checked_arithmetic.hpp"

namespace selectorate {
namespace {

template <class Number>
VertexMap walk(const BestResponsePolytope& polytope, const LabelSet& tight, std::size_t most_dimensions,
               const std::function<bool()>& count) {
  VertexMap found;
  const LexicographicTableau<Number> start(polytope, tight);
  if (start.is_empty() || start.column_count() > most_dimensions) return found;
  const auto add = [&](const LexicographicTableau<Number>& tableau) {
    const PolytopePoint point = tableau.point();
    if (is_zero(point)) return;
    LabelSet labels = collect_labels(polytope, tableau);
    if (!found.contains(labels)) found.emplace(std::move(labels), polytope.mixed_strategy(point));
  };
  add(start);
  walk_bases(start, add, count);
  return found;
}

template <class Number>
bool proves_zero(const BestResponsePolytope& polytope, const LabelSet& tight, std::uint32_t variable) {
  const LexicographicTableau<Number> tableau(polytope, tight);
  return tableau.is_empty() || tableau.proves_zero(variable);
}

}  // namespace

VertexMap enumerate_face_vertices(const BestResponsePolytope& polytope, const LabelSet& tight,
                                  std::size_t most_dimensions, const std::function<bool()>& count) {
  try {
    return walk<std::int64_t>(polytope, tight, most_dimensions, count);
  } catch (const WidthExceeded&) {
    return walk<WideInteger>(polytope, tight, most_dimensions, count);
  }
}

bool is_zero_on_face(const BestResponsePolytope& polytope, const LabelSet& tight, std::uint32_t variable) {
  try {
    return proves_zero<std::int64_t>(polytope, tight, variable);
  } catch (const WidthExceeded&) {
    return proves_zero<WideInteger>(polytope, tight, variable);
  }
}

}  // namespace selectorate
