#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {

/// The behaviour strategies that do the same as mixed strategies of a tree's strategic form (Kuhn 1953): at each
/// information set an action has its share of the strategies that allow for the set. Where none of those played does,
/// all actions are equally likely.
/// \param form   of the game, reduced or not
/// \param mixed  one mixed strategy a player, as `check_profile(form.game, mixed)` accepts it
/// \throws InvalidModel without perfect recall, or if the mixed strategies do not fit the form
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_behavior_profile(
    const ExtensiveGame& game, const StrategicForm& form, const BehaviorProfile<Rational>& mixed);

}  // namespace selectorate
