#pragma once

#include <cstddef>
#include <cstdint>

#include <selectorate/base/status.hpp>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/vertex_pairs.hpp"

namespace selectorate {

struct VertexCompletionOptions {
  std::size_t limit;         ///< most pairs to find
  std::uint64_t work_limit;  ///< most bases and faces to visit; the status is then `iteration_limit`
  unsigned threads;
};

/// All pairs of vertices of the two polytopes that together have all labels, of any two-player game, exactly: the
/// vertices of the polytope of fewer dimensions, and for each those of the other's face where all labels are tight that
/// it lacks (Avis, Rosenberg, Savani & von Stengel 2010). Each vertex is listed once, and only if it is in a pair.
/// At a limit of work those found until then.
/// \complexity that of `enumerate_vertices`, and a tableau for each vertex and a pivot for each basis of its face
[[nodiscard]] VertexPairs solve_by_vertex_completion(const BestResponsePolytope& first,
                                                     const BestResponsePolytope& second,
                                                     const VertexCompletionOptions& options,
                                                     const ProgressCallback& progress);

}  // namespace selectorate
