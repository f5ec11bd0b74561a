#include "equilibrium/bimatrix/face_vertices.hpp"

#include <algorithm>
#include <utility>

namespace selectorate {
namespace {

constexpr std::size_t most_dimensions = 4;

void add_vertex(const BestResponsePolytope& polytope, const PolytopePoint& point, VertexMap& found) {
  if (std::ranges::all_of(point.numerators, [](const Integer& numerator) { return numerator == 0; })) return;
  auto labels = polytope.labels(point);
  if (labels) found.try_emplace(std::move(*labels), polytope.mixed_strategy(point));
}

/// Each vertex has a first way to it: labels in increasing order, each of which takes away one dimension.
void collect(const BestResponsePolytope& polytope, const FaceTableau& tableau, const LabelSet& tight,
             const TightPoint& solutions, std::size_t first_label, VertexMap& found) {
  if (solutions.kind == TightPoint::Kind::one) return add_vertex(polytope, solutions.point, found);
  for (std::size_t label = first_label; label < tight.size(); ++label) {
    if (tight[label]) continue;
    FaceTableau smaller = tableau;
    if (!smaller.fix(static_cast<std::uint32_t>(polytope.variable(label)))) continue;
    LabelSet more = tight;
    more.set(label);
    const TightPoint fewer = polytope.solve(more);
    if (fewer.kind == TightPoint::Kind::none || fewer.dimension == solutions.dimension) continue;
    collect(polytope, smaller, more, fewer, label + 1, found);
  }
}

}  // namespace

std::optional<VertexMap> enumerate_face_vertices(const BestResponsePolytope& polytope, const FaceTableau& tableau,
                                                 const LabelSet& tight) {
  VertexMap found;
  const TightPoint solutions = polytope.solve(tight);
  if (solutions.kind == TightPoint::Kind::none) return found;
  if (solutions.dimension > most_dimensions) return std::nullopt;
  collect(polytope, tableau, tight, solutions, 0, found);
  return found;
}

}  // namespace selectorate
