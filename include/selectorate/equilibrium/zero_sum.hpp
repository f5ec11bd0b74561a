#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

class LemkeWorkspace;

/// Where a solution of a zero-sum game ended, for solving the same game with other payoffs. A game with another tree is
/// recognised and solved afresh. Copies share the workspace, which nobody changes.
struct ZeroSumStart {
  std::vector<std::uint32_t> basis;  ///< of the linear program; empty before the first solution
  /// What does not depend on payoffs; empty likewise, and for games in strategic form.
  std::shared_ptr<const LemkeWorkspace> workspace;
};

struct ZeroSumOptions {
  /// Add a certificate: nobody gains by deviating, in exact arithmetic by code that the solver does not share.
  bool certify = true;
  /// Let GLPK propose a basis where the library was built with it; the answer is exact either way.
  bool use_glpk = true;
  /// Start from here, and leave here where the solution ended. After a small change of the payoffs the old basis is
  /// mostly still optimal, which is all that is then computed, as the complementarity problem that optimal plans solve
  /// together. The first solution takes a little longer for what it leaves. nullptr: start afresh.
  ZeroSumStart* start = nullptr;
};

/// One equilibrium of a two-player zero-sum or constant-sum game with perfect recall, exactly, by the linear program of
/// the sequence form (Koller, Megiddo & von Stengel 1996): the first player's plan x with E x = e that
/// maximises what the second leaves him, max v_0 subject to F'v <= A'x; the dual solution is the second player's plan.
///
/// At an information set that a player's own plan avoids, he takes his first best action against the other's plan if
/// that plan and chance can lead there; otherwise all actions are equally likely. `complete` is false: the set of
/// equilibria is the product of the two sets of optimal plans, of which this is one element, the one at which
/// the simplex method ends. The value is `certificates[0].payoffs[0]`. The status is `cancelled` with no equilibrium if
/// `progress` says so; GLPK does not ask it. `work` counts pivots. \throws InvalidModel unless there are two players,
/// perfect recall, and payoffs that always sum to the same (summed
///         over what chance decides between the same moves)
/// \throws NumericalFailure if the linear program's basis cannot be solved, see lp/linear_program.hpp
/// \see tests/equilibrium/zero_sum_test.cpp, bench/zero_sum_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_zero_sum(
    const ExtensiveGame& game, const ZeroSumOptions& options = {}, const ProgressCallback& progress = {});

/// The same for a game in strategic form: the minimax theorem's linear program (von Neumann 1928; Dantzig 1951).
/// \throws InvalidModel unless there are two players and payoffs that always sum to the same
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_zero_sum(
    const StrategicGame& game, const ZeroSumOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
