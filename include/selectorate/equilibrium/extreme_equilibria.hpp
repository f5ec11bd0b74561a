#pragma once

#include <cstddef>
#include <cstdint>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

struct ExtremeEquilibriaOptions {
  /// Add to each equilibrium its certificate: nobody gains by deviating, in exact arithmetic by code that the solver
  /// does not share.
  bool certify = true;
  /// Most equilibria to list. Beyond it the search stops and the status is `truncated`; which are listed depends on the
  /// method.
  std::size_t limit = 1'000'000;
  /// Most work in table entries: each node or basis visited counts as many as there are profiles, of the game without
  /// strictly dominated strategies and copies. Beyond it the status is `iteration_limit`, and what was found until then
  /// is listed. The same limit gives the same list on any machine and number of threads.
  std::uint64_t work_limit = ~std::uint64_t{0};
  /// Use a search that doubles guide, each of whose cuts is proved, and in very degenerate games in turn with it the
  /// vertices of one polytope, each completed by the other's face; otherwise these alone. The answer is the same either
  /// way, unless a limit stops it.
  bool use_doubles = true;
  /// Threads to use, 0 = as many as the machine has. The answer does not depend on it.
  unsigned threads = 1;
};

/// All extreme equilibria of a two-player game, exactly, degenerate or not, and which of them hang together.
///
/// An extreme equilibrium is a pair of vertices of the two players' best-response polytopes that together have all
/// labels (Mangasarian 1964). Pairs that share a vertex are linked; the convex hulls of what is linked make up the
/// connected components of all Nash equilibria (Jansen 1981; Avis, Rosenberg, Savani & von Stengel 2010), and
/// `solve_nash_subsets` says which products of convex sets they consist of.
///
/// Strategies that iterated strict dominance eliminates are left out first, and of strategies that pay both players the
/// same whatever the other does one stands for all; every choice of these copies is listed in the end.
///
/// `described_as` is `polytopes`, and `components` lists for each connected component its extreme equilibria. The order
/// is that of the first player's strategy, then of the second's, more weight on earlier strategies first. Status:
/// `converged` with `complete` true; `truncated` or `iteration_limit` at a limit; `cancelled` if `progress` says so:
/// then what was found are equilibria, but there may be more, and components may hang together by these. `work` counts
/// nodes and bases. No tie is broken: degenerate vertices and all equilibria at them are listed. \throws InvalidModel
/// unless there are two players \complexity exponential in the number of strategies; random games of 16 by 16 take some
/// hundredths of a second,
///             degenerate or not
/// \see tests/equilibrium/extreme_equilibria_test.cpp, bench/extreme_equilibria_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_extreme_equilibria(
    const StrategicGame& game, const ExtremeEquilibriaOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
