#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include <selectorate/base/status.hpp>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/vertex_pairs.hpp"

namespace selectorate {

struct ComplementarySearchOptions {
  std::size_t limit;         ///< most equilibria to find
  std::uint64_t work_limit;  ///< most nodes to visit; the status is then `iteration_limit`
  unsigned threads;
  /// Another way, which visits no more than so many bases and may find nothing. Tried again and again, with more bases
  /// each time, where the game turns out to be very degenerate, so that the two ways together take a small multiple of
  /// the better one's time.
  std::function<std::optional<VertexPairs>(std::uint64_t bases)> alternative = {};
};

/// All extreme equilibria of a two-player game by branching on labels.
///
/// At an equilibrium the first or the second player's strategy has label k: one branch for each, a face of each
/// player's polytope at every node (Audet, Hansen, Jaumard & Savard 2001). In the second branch the first player's
/// strategy is not to have the label, so that each of his vertices belongs to one path only, however degenerate it is;
/// for each the vertices of the second player's face with all labels that it lacks are listed. A branch ends where one
/// of the faces is proved empty. Nothing else is cut off, so what is left are all extreme equilibria.
/// \complexity exponential in the number of strategies; some 10^4 nodes for random games of 16 by 16
[[nodiscard]] VertexPairs solve_by_complementary_search(const BestResponsePolytope& first,
                                                        const BestResponsePolytope& second,
                                                        const ComplementarySearchOptions& options,
                                                        const ProgressCallback& progress);

}  // namespace selectorate
