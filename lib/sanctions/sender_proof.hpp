#pragma once

#include <cstdint>
#include <memory_resource>

#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "sanctions/sender_search.hpp"

namespace selectorate {

/// What branch and bound found out about the sender's optimum.
struct SenderProof {
  Status status = Status::converged;
  SenderPoint best;       ///< the incumbent, or better
  double bound = 0;       ///< no intensities give the sender more than this, however the leader breaks ties
  double unexplored = 0;  ///< share of the space of free intensities that was not excluded
  std::uint64_t boxes = 0;
};

/// Bounds the sender's value over all intensities by branch and bound.
///
/// A best response satisfies log U_Leader(s, x) >= floor(s) for every x (policy_floor.hpp). So for any weight kappa >=
/// 0
///
///     U_Sender(s) <= max over x of U_Sender(s, x) + kappa [log U_Leader(s, x) - floor(s)],
///
/// an exact penalty for the leader's optimality. Its maximum over rho and m has the dual bound (dual_bound.hpp); the
/// mean value form in outward-rounded intervals bounds it over boxes of (s, c, diverted share). Each box uses the kappa
/// that serves it best.
[[nodiscard]] SenderProof prove_sender_optimum(const SanctionsEpisode& episode, const LeaderProblem& e,
                                               const SenderSearch& search, const SenderPoint& incumbent,
                                               const EpisodeOptions& options, const ProgressCallback& progress,
                                               std::pmr::memory_resource& memory);

}  // namespace selectorate
