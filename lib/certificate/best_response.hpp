#pragma once

#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// What one player gets in subgames if he answers the others' strategies as well as he can, from the innermost subgame
/// outwards.
/// \param roots  where subgames start, the game's root first; inner ones may be left out if they are of no interest
/// \return for each root what a best response expects there
/// \pre perfect recall
std::vector<Rational> evaluate_best_responses(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile,
                                              PlayerId player, const std::vector<NodeId>& roots);

}  // namespace selectorate
