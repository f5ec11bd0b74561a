#pragma once

#include <cstddef>
#include <optional>

#include <selectorate/base/status.hpp>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/vertex_pairs.hpp"

namespace selectorate {

struct ComplementarySearchOptions {
  std::size_t limit;  ///< most equilibria to find
  unsigned threads;
};

/// All extreme equilibria of a two-player game that is not too degenerate, by branching on labels.
///
/// At an equilibrium the first or the second player's strategy has label k: one branch for each, a face of each
/// player's polytope at every node (Audet, Hansen, Jaumard & Savard 2001). A branch ends where one of the faces is
/// proved empty, else with faces that are points, or nearly: their vertices are found exactly, and of their pairs those
/// with all labels are kept. Nothing else is cut off, so what is left are all extreme equilibria.
/// \return nothing if too many branches end with faces that are not points, or with equilibria that others ended with:
///         then other means are better
/// \complexity exponential in the number of strategies; some 10^4 nodes for random games of 16 by 16
[[nodiscard]] std::optional<VertexPairs> solve_by_complementary_search(const BestResponsePolytope& first,
                                                                       const BestResponsePolytope& second,
                                                                       const ComplementarySearchOptions& options,
                                                                       const ProgressCallback& progress);

}  // namespace selectorate
