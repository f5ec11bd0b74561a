#pragma once

#include <cstddef>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

struct PureNashOptions {
  /// Most equilibria to list; beyond it the status is `truncated`.
  std::size_t limit = 1000;
  /// Of a tree, list one equilibrium for each of the reduced strategic form: at information sets that a player's own
  /// moves avoid he takes the first action, and what else he could do there is not listed. `complete` is then false.
  bool one_for_each_plan = false;
  /// Add certificates: nobody gains by deviating, in exact arithmetic by code that the solver does not share.
  bool certify = true;
  /// Largest strategic form of a tree to write down: the reduced one for Nash equilibria.
  std::size_t profile_limit = 1'000'000;
};

/// All pure Nash equilibria of a game with any number of players, in the order of profiles: `actions[i]` is player i's
/// strategy. Each of a player's strategies is held against his best one, for every profile of the others, exactly.
///
/// `complete` if all are listed. The status is `no_equilibrium` if there is none, which is then complete; `truncated`
/// at the limit; `cancelled` with none if `progress` says so. `work` counts profiles. \complexity profiles times
/// players, and a certificate for each \see tests/equilibrium/pure_nash_test.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<PureProfile> solve_pure_nash(const StrategicGame& game,
                                                                       const PureNashOptions& options = {},
                                                                       const ProgressCallback& progress = {});

/// All pure Nash equilibria of a tree with perfect recall: profiles of actions at all information sets, also at those
/// that are not reached, from which no player gains by any other strategy. They are found in the reduced strategic form
/// and listed in its order.
/// \throws InvalidModel without perfect recall, or if the reduced form has more than `profile_limit` profiles
[[nodiscard]] SELECTORATE_EXPORT Solution<PureProfile> solve_pure_nash(const ExtensiveGame& game,
                                                                       const PureNashOptions& options = {},
                                                                       const ProgressCallback& progress = {});

/// All pure equilibria of the agent form (Selten 1975): profiles of actions from which nobody gains by another action
/// at one information set alone. Every pure Nash equilibrium is one; the converse fails where a player gains only by
/// changing his actions at several sets together. Perfect recall is not needed. The claim is `agent_nash`.
/// \throws InvalidModel if there are more than `profile_limit` profiles of actions
[[nodiscard]] SELECTORATE_EXPORT Solution<PureProfile> solve_pure_agent_nash(const ExtensiveGame& game,
                                                                             const PureNashOptions& options = {},
                                                                             const ProgressCallback& progress = {});

}  // namespace selectorate
