#pragma once

#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// What each player gains at most by not obeying, where recommendations come move by move: at an information set he
/// hears the move recommended there, and if he disobeys he hears nothing more and plays the rest as well as he can
/// (von Stengel & Forges 2008). Exactly, never negative; zero for every player iff the distribution is
/// an extensive-form correlated equilibrium. Gains at moves that do not come after each other add up.
/// \param distribution  over profiles of the reduced strategic form, in increasing order of their numbers
/// \throws InvalidModel without perfect recall, or if the distribution is not one, names a profile twice or out of
/// order \complexity recommended profiles times information sets times nodes; the reduced strategic form is written
/// down
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_trigger_regrets(
    const ExtensiveGame& game, std::span<const ProfileProbability> distribution);

}  // namespace selectorate
