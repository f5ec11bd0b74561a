#pragma once

#include <cstddef>
#include <cstdint>

#include <selectorate/base/status.hpp>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/vertex_pairs.hpp"

namespace selectorate {

struct VertexMatchingOptions {
  std::size_t limit;         ///< most pairs to find
  std::uint64_t work_limit;  ///< most bases to visit, half of them for each polytope; the status is `iteration_limit`
  unsigned threads;          ///< two can be used, one for each polytope
};

/// All pairs of vertices of the two polytopes that together have all labels, of any two-player game: the vertices of
/// both, exactly, then those of the second that have what each of the first lacks (Winkels 1979; Avis, Rosenberg,
/// Savani & von Stengel 2010). Each vertex is listed once, and only if it is in a pair.
/// At a limit of work those of the vertices found until then.
/// \complexity that of `enumerate_vertices`, and for each vertex of the first a few passes over bits, one for each of
///             the second
[[nodiscard]] VertexPairs solve_by_vertex_matching(const BestResponsePolytope& first,
                                                   const BestResponsePolytope& second,
                                                   const VertexMatchingOptions& options,
                                                   const ProgressCallback& progress);

}  // namespace selectorate
