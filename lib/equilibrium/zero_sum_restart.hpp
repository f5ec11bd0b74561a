#pragma once

#include <memory>
#include <optional>

#include <selectorate/base/status.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

#include "equilibrium/lemke_workspace.hpp"

namespace selectorate {

/// A solution from where the last one ended, without a linear program.
struct ZeroSumRestart {
  Status status = Status::converged;
  std::uint64_t pivots = 0;
  std::optional<BehaviorProfile<Rational>> profile;  ///< if it converged
};

/// What `restart_zero_sum` needs, without mistakes.
[[nodiscard]] std::shared_ptr<const LemkeWorkspace> make_zero_sum_workspace(const ExtensiveGame& game);

/// Solves a constant-sum game as a complementarity problem, from the end of its linear program with other payoffs: a
/// plan that was basic there goes with the payoff that it forgoes as a pair here. Leaves in the start where it ended.
/// \return nothing if the start is of another game, payoffs do not sum to a constant, or it leads nowhere
[[nodiscard]] std::optional<ZeroSumRestart> restart_zero_sum(const ExtensiveGame& game, ZeroSumStart& start,
                                                             const ProgressCallback& progress);

}  // namespace selectorate
