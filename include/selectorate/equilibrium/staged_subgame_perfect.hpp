#pragma once

#include <cstddef>
#include <cstdint>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

struct StagedSubgamePerfectOptions {
  /// In a stage where two players move take all extreme equilibria, mixed ones too. Otherwise, and where more than two
  /// move, the pure ones.
  bool mixed = true;
  /// Most equilibria to list; beyond it the status is `truncated`.
  std::size_t limit = 1000;
  /// Most games to solve: one for each stage and each combination of payoffs of the subgames that follow it.
  std::size_t stage_limit = 100'000;
  /// Most work on mixed equilibria of all stages together, in table entries as in `ExtremeEquilibriaOptions`; beyond it
  /// the status is `iteration_limit`. A stage that others follow or precede may take half of what is left, so that
  /// something remains for them.
  std::uint64_t work_limit = ~std::uint64_t{0};
  /// Largest reduced strategic form of a stage to write down.
  std::size_t profile_limit = 100'000;
  /// Add certificates: nobody gains in any subgame, in exact arithmetic by code that the solver does not share.
  bool certify = true;
};

/// Subgame-perfect equilibria (Selten 1965) of a tree with simultaneous moves or other imperfect information, exactly.
///
/// A stage is a subgame without the subgames inside it. From the innermost outwards, each stage is solved once for
/// every combination of equilibrium payoffs of the subgames that follow it, which stand as its ends; what it has in
/// equilibrium, joined with the equilibria behind those payoffs, is what the subgame has.
///
/// The list is `complete` if it holds all subgame-perfect equilibria; for `mixed` = false, all pure ones. With mixed
/// strategies there may be infinitely many. Then the list has those that play an extreme equilibrium of its component
/// in every stage, followed by such equilibria, and is not complete; nor is it where more than two players move in a
/// stage, or where a player's own moves in a stage keep him from one of its information sets, since what he would do
/// there is then free: equally likely actions, or the first one for pure equilibria, stand for all. Perfect information
/// needs none of this: see `subgame_perfect.hpp`.
///
/// Status: `no_equilibrium` if there is no pure one and only those were asked for; `iteration_limit` at the limit of
/// work; `truncated` at another limit, or if nothing was found in a stage of three or more players, who need mixed
/// strategies there; `cancelled` with none if `progress` says so. `work` counts stages solved. Equilibria are in the
/// order of the payoffs at the root, the first player's first, lowest first; of the same payoffs, in that of the
/// stage's extreme or pure equilibria.
/// \throws InvalidModel without perfect recall, or if a stage has more than `profile_limit` profiles
/// \see tests/equilibrium/staged_subgame_perfect_test.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_staged_subgame_perfect(
    const ExtensiveGame& game, const StagedSubgamePerfectOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
