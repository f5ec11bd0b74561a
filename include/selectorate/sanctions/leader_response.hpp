#pragma once

#include <cstdint>
#include <span>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/episode.hpp>

namespace selectorate {

class EpisodeWorkspace;

/// How the leader's problem is solved.
struct LeaderOptions {
  /// Prove global optimality by branch and bound. Without it the answer is the best of a multi-start.
  bool certify = false;
  /// Stop the proof when (bound - value) <= tolerance * max(value, 1e-300).
  double tolerance = 1e-6;
  /// Most boxes the proof may examine before it ends with `iteration_limit` and the bound it has.
  std::uint64_t box_limit = 200'000;
};

/// The leader's best response to given intensities.
struct LeaderResponse {
  Status status = Status::converged;
  LeaderAction action;
  EpisodeOutcome outcome;
  double value = 0;         ///< U_Leader at `action`
  double upper_bound = 0;   ///< no action gives more than this; +inf where no proof was asked for
  std::uint64_t boxes = 0;  ///< boxes examined by the proof

  /// Most that any deviation in the continuous set can gain.
  [[nodiscard]] double regret() const noexcept { return upper_bound - value; }
};

/// Maximises U_Leader over concession, diversion, repression and support spending (model.md 3, step 2).
/// \param intensities one in [0, 1] for each instrument of the package
/// \throws InvalidModel if the size or a value of `intensities` is wrong
[[nodiscard]] SELECTORATE_EXPORT LeaderResponse solve_leader_response(const SanctionsEpisode& episode,
                                                                      std::span<const double> intensities,
                                                                      const LeaderOptions& options = {});

/// The same for callers that solve again and again: once the workspace has grown, nothing is allocated.
/// \see episode_workspace.hpp
[[nodiscard]] SELECTORATE_EXPORT LeaderResponse solve_leader_response(const SanctionsEpisode& episode,
                                                                      std::span<const double> intensities,
                                                                      EpisodeWorkspace& workspace,
                                                                      const LeaderOptions& options = {});

}  // namespace selectorate
