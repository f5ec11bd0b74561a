#pragma once

#include <span>

#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/episode_tree.hpp>

#include "sanctions/leader_point.hpp"

namespace selectorate {

/// What the end of the tree needs to know about one choice of (s, c, Div).
struct EpisodeTreePoint {
  bool feasible = false;        ///< false: diversion leaves citizens nothing, and no other field has a meaning
  double survival = 0;          ///< Pi
  double leader_value = 0;      ///< Pi times the stake
  double leader_stake = 0;      ///< bracket of U_Leader
  double sender_stake = 0;      ///< U_Sender without omega (1-Pi)
  double loyal_value = 0;       ///< V*(m) - h - s_c c + Lambda
  double challenger_value = 0;  ///< V_C
  double grievance = 0;         ///< G
  double resistance = 0;        ///< barrier + repress rho/R: what a revolt costs without its shock
};

/// Evaluates (s, c, diverted share) with repression and support spending at their best.
[[nodiscard]] EpisodeTreePoint evaluate_tree_point(const SanctionsEpisode& episode, const LeaderProblem& e,
                                                   std::span<const double> intensities, double concession,
                                                   double diverted);

/// Whether anything can be diverted at that concession.
[[nodiscard]] bool can_divert(const LeaderProblem& e, std::span<const double> intensities, double concession);

/// Throws InvalidModel unless every option is in range.
void require_tree_options(const EpisodeTreeOptions& options);

}  // namespace selectorate
