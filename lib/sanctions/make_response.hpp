#pragma once

#include <span>

#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/leader_point.hpp"

namespace selectorate {

/// A leader's point as an answer, its outcome computed afresh from the action by `evaluate_outcome`; nothing is proved
/// yet.
[[nodiscard]] LeaderResponse make_response(const SanctionsEpisode& episode, std::span<const double> intensities,
                                           const LeaderPoint& point);

}  // namespace selectorate
