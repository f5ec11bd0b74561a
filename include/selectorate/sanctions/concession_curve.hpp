#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// One point of a concession curve.
struct ConcessionPoint {
  double intensity = 0;  ///< share of the package's full intensity, in [0, 1]
  LeaderResponse response;
};

/// Leader's responses at `points` >= 2 evenly spaced intensities along the ray from no sanctions to the full package
/// (instruments with a fixed intensity keep it).
/// \param threads 0 = as many as the machine has; the answer is the same on any number
/// \throws InvalidModel if points < 2
[[nodiscard]] SELECTORATE_EXPORT std::vector<ConcessionPoint> solve_concession_curve(const SanctionsEpisode& episode,
                                                                                     std::size_t points,
                                                                                     const LeaderOptions& options = {},
                                                                                     unsigned threads = 1);

/// The same into points that the caller owns, for callers that solve again and again: once the workspace has grown,
/// nothing is allocated.
/// \throws InvalidModel if there are fewer than two points
/// \see episode_workspace.hpp
SELECTORATE_EXPORT void solve_concession_curve(const SanctionsEpisode& episode, std::span<ConcessionPoint> curve,
                                               EpisodeWorkspace& workspace, const LeaderOptions& options = {});

}  // namespace selectorate
