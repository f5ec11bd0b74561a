#pragma once

#include <string>

#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Why a certificate of a correlated claim does not prove that it maximises its objective, in words; empty if it does,
/// or does not say so. Its payoffs must be right. \pre the claim is about profiles of the game
[[nodiscard]] std::string find_optimality_failure(const StrategicGame& game, const Certificate& certificate);
/// The same for recommendations that come move by move.
/// \param form  the reduced strategic form
[[nodiscard]] std::string find_optimality_failure(const ExtensiveGame& game, const StrategicForm& form,
                                                  const Certificate& certificate);

}  // namespace selectorate
