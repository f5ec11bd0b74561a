#pragma once

#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What each pure strategy of a player pays him while the others mix as in the profile, exactly.
/// \param profile  one mixed strategy a player, as `check_profile` accepts it; the player's own is not looked at
/// \return one payoff for each of his strategies
/// \complexity one look at each profile's payoff, and sums over those that the others play, in integers over a common
///             denominator
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_strategy_payoffs(
    const StrategicGame& game, const BehaviorProfile<Rational>& profile, PlayerId player);

/// What each player expects when all mix as in the profile, exactly.
/// \complexity as above
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_expected_payoffs(
    const StrategicGame& game, const BehaviorProfile<Rational>& profile);

}  // namespace selectorate
