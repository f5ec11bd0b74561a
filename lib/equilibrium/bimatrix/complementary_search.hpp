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

/// All equilibria of a two-player game whose equilibria are all nondegenerate, by branching on labels.
///
/// At an equilibrium the first or the second player's strategy has label k: one branch for each, a face of each
/// player's polytope at every node (Audet, Hansen, Jaumard & Savard 2001). A branch ends where one of the faces is
/// proved empty, else at a vertex of each polytope, which is then solved for exactly. Nothing else is cut off, so what
/// is left are all equilibria.
/// \return nothing if doubles cannot decide whether a face is empty, or if an equilibrium has a label twice: then the
///         game is degenerate, and other means are better
/// \complexity exponential in the number of strategies; some 10^4 nodes for random games of 16 by 16
[[nodiscard]] std::optional<VertexPairs> solve_by_complementary_search(const BestResponsePolytope& first,
                                                                       const BestResponsePolytope& second,
                                                                       const ComplementarySearchOptions& options,
                                                                       const ProgressCallback& progress);

}  // namespace selectorate
