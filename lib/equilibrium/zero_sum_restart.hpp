#pragma once

#include <memory>
#include <optional>

#include <selectorate/base/status.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

#include "equilibrium/lemke_workspace.hpp"

namespace selectorate {

/// A solution without a linear program.
struct ZeroSumPivots {
  Status status = Status::converged;
  std::uint64_t pivots = 0;
  std::optional<BehaviorProfile<Rational>> profile;  ///< if it converged
};

/// What other solutions need of a game, without mistakes.
[[nodiscard]] std::shared_ptr<const LemkeWorkspace> make_zero_sum_workspace(const ExtensiveGame& game);

/// A start from the end of the game's linear program. The program's basis is degenerate in other ways than those of the
/// complementarity problem; so that not every change of the payoffs begins by mending that, it is done here.
/// \param start  the program's basis, and the workspace if it has been made
[[nodiscard]] ZeroSumStart make_zero_sum_start(const ExtensiveGame& game, ZeroSumStart start);

/// Solves a constant-sum game as a complementarity problem, from the end of its linear program with other payoffs: a
/// plan that was basic there goes with the payoff that it forgoes as a pair here. Leaves in the start where it ended.
/// \return nothing if the start is of another game, payoffs do not sum to a constant, or it leads nowhere
[[nodiscard]] std::optional<ZeroSumPivots> restart_zero_sum(const ExtensiveGame& game, ZeroSumStart& start,
                                                            const ProgressCallback& progress);

/// The same from the uniform prior, with the payoffs that the workspace was made with: see `solve_lemke`.
/// \param start  has the workspace; takes the basis
/// \return nothing if the path in doubles leads nowhere
[[nodiscard]] std::optional<ZeroSumPivots> solve_zero_sum_from_prior(ZeroSumStart& start,
                                                                     const ProgressCallback& progress);

}  // namespace selectorate
