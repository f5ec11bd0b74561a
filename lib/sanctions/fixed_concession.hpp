#pragma once

#include <span>

#include <selectorate/sanctions/episode.hpp>

namespace selectorate {

/// What follows from intensities if the leader concedes exactly `concession`, everything else being his best: rho and m
/// solve the concave spending problem; diversion is looked for along a grid, since the problem is log-concave in it
/// only under the conditions of model.md 3.1, and refined by Brent's method.
[[nodiscard]] EpisodeOutcome evaluate_fixed_concession(const SanctionsEpisode& episode,
                                                       std::span<const double> intensities, double concession);

}  // namespace selectorate
