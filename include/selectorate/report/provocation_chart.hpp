#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

namespace selectorate {

/// What each intensity is worth to the sender, against his belief that the target is of the first type; the chances of
/// the other types keep their proportions. The axis covers the beliefs around those at which another intensity becomes
/// the best, or all of them.
/// \param scenario  where the game is from; of more than six intensities those are drawn that are best at some belief
///                  first, then the others in their order
/// \throws InvalidModel if the scenario has no provocation, or the game has other types or intensities
[[nodiscard]] SELECTORATE_EXPORT LineChart make_belief_chart(const Scenario& scenario, const ProvocationGame& game);

}  // namespace selectorate
