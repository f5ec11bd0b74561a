#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sanctions/leader_point.hpp"

namespace selectorate {

/// Local maxima of the leader's objective over (c, diverted share), best first.
struct LeaderMaxima {
  static constexpr std::size_t capacity = 8;
  std::array<LeaderPoint, capacity> points;
  std::size_t count = 0;

  [[nodiscard]] const LeaderPoint& best() const noexcept { return points[0]; }
  /// Keeps `point` in order of value unless it is one of those held already or worse than a full list.
  void insert(const LeaderPoint& point) noexcept;
};

/// Climbs from (concession, diverted) to a local maximum: projected Newton on the two variables, with slopes from the
/// envelope theorem (the dual bound at a point has the objective's slopes) and curvature from their differences; where
/// that stalls at a cliff, nested golden section.
[[nodiscard]] LeaderPoint climb_leader_objective(const SanctionsEpisode& episode, const LeaderProblem& e,
                                                 std::span<const double> intensities,
                                                 const LeaderPoint& start) noexcept;

/// Climbs from the best points of a coarse grid; the faces c = 0 and c = 1 are always tried.
[[nodiscard]] LeaderMaxima find_leader_maxima(const SanctionsEpisode& episode, const LeaderProblem& e,
                                              std::span<const double> intensities) noexcept;

}  // namespace selectorate
