#pragma once

#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Expected payoffs at the root, one for each player, by exact arithmetic.
/// \complexity one pass over the nodes that are reached
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_expected_payoffs(
    const ExtensiveGame& game, const BehaviorProfile<Rational>& profile);
/// The same in doubles.
[[nodiscard]] SELECTORATE_EXPORT std::vector<double> evaluate_expected_payoffs(const ExtensiveGame& game,
                                                                               const BehaviorProfile<double>& profile);
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_expected_payoffs(const ExtensiveGame& game,
                                                                                 const PureProfile& profile);

/// What every player expects at every node, `node * player_count + player`, by exact arithmetic.
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_node_payoffs(const ExtensiveGame& game,
                                                                             const BehaviorProfile<Rational>& profile);

}  // namespace selectorate
