#pragma once

#include <cstddef>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>

namespace selectorate {

/// Sets of equilibria of a two-player game, each the product of a convex set of either player's strategies, of which
/// every pair is an equilibrium.
struct NashSubsets {
  /// For each set its extreme equilibria, as indexes into the list that it was made from, in increasing order: all
  /// pairs of the vertices of one convex set with the vertices of the other.
  std::vector<std::vector<std::size_t>> subsets;
  Status status = Status::converged;  ///< or `truncated`: there are more
};

struct NashSubsetOptions {
  /// Most sets to look for in a connected component; a component can have exponentially many.
  std::size_t limit = 100'000;
};

/// The maximal Nash subsets of a two-player game, whose union are all its equilibria: the maximal complete bipartite
/// subgraphs of the graph that links the vertices x and y of every extreme equilibrium (x, y) (Winkels 1979; Jansen
/// 1981; Avis, Rosenberg, Savani & von Stengel 2010). In order of the components of the list, then of their equilibria.
/// \param extreme  all extreme equilibria with their components, as from `solve_extreme_equilibria`; with fewer of them
///                 the sets are Nash subsets but perhaps not maximal
/// \complexity for a component, number of sets times number of the first player's vertices, each step on bits
/// \see tests/equilibrium/nash_subsets_test.cpp
[[nodiscard]] SELECTORATE_EXPORT NashSubsets solve_nash_subsets(const Solution<BehaviorProfile<Rational>>& extreme,
                                                                const NashSubsetOptions& options = {});

}  // namespace selectorate
