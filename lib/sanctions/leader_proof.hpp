#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>

#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/leader_point.hpp"

namespace selectorate {

/// What branch and bound found out about the leader's best response.
struct LeaderProof {
  Status status = Status::converged;
  LeaderPoint best;      ///< the incumbent, or better
  double log_bound = 0;  ///< no (c, Div, rho, m) gives log U_Leader above this
  std::uint64_t boxes = 0;
};

/// Bounds the leader's objective over all of (c, Div) by branch and bound from an incumbent: the mean value form of the
/// dual bound (dual_bound.hpp) in outward-rounded interval arithmetic over each box, highest bound first, until
/// no box can beat the incumbent by more than the tolerance.
[[nodiscard]] LeaderProof prove_leader_response(const SanctionsEpisode& episode, const LeaderProblem& e,
                                                std::span<const double> intensities, const LeaderPoint& incumbent,
                                                const LeaderOptions& options, std::pmr::memory_resource& memory);

}  // namespace selectorate
