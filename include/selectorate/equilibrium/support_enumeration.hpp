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

struct SupportEnumerationOptions {
  /// Add to each equilibrium its certificate: nobody gains by deviating, in exact arithmetic by code that the solver
  /// does not share.
  bool certify = true;
  /// Equilibria to find before the search ends, each with other supports.
  std::size_t count = 1;
  /// Most pairs of supports to look at before the status is `iteration_limit`.
  std::uint64_t limit = ~std::uint64_t{0};
};

/// The first equilibria of a two-player game, exactly, by trying pairs of supports (Porter, Nudelman & Shoham 2008,
/// algorithm 1): those of equal size first, then in order of difference in size, small ones before large ones. Supports
/// are passed over in which a strategy is worse than another against everything that the other player may do there.
///
/// An equilibrium has exactly the supports tried. Where a pair of supports has many equilibria, as in degenerate games,
/// one of them is given in which the least probability of each player is large. The status is `converged` if `count`
/// were found or there are no more pairs; `complete` if there are no more pairs, and no pair had more than one
/// equilibrium; `iteration_limit` or `cancelled` otherwise. `work` counts pairs of supports looked at.
/// \throws InvalidModel unless there are two players
/// \complexity exponential in the size of the supports that it takes, which are small in most games
/// \see tests/equilibrium/support_enumeration_test.cpp; `solve_extreme_equilibria` for all of them
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_support_enumeration(
    const StrategicGame& game, const SupportEnumerationOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
