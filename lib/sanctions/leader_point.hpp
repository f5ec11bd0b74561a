#pragma once

#include <span>

#include "sanctions/inner_optimum.hpp"
#include "sanctions/leader_problem.hpp"

namespace selectorate {

/// A concession and a diversion, with everything that follows when the rest of the budget is spent best.
struct LeaderPoint {
  double concession = 0;  ///< c
  double diverted = 0;    ///< share of the largest possible diversion
  EpisodeState<double> state;
  double challenger_value = 0;         ///< V_C
  double challenger_public_share = 0;  ///< share of his revenue that the challenger would spend on public goods
  SpendingProblem problem;
  SpendingOptimum optimum;

  /// log U_Leader; -inf where he cannot survive.
  [[nodiscard]] double log_value() const noexcept;
};

/// Weights of log P(survival) and of log bracket; 1 and 1 give log U_Leader.
struct SpendingWeights {
  double survival = 1;
  double stake = 1;
};

/// Evaluates the leader's objective at (c, diverted), spending optimally (model.md 3, steps 2 to 5).
/// \param start path_parameter of a neighbouring point's optimum, or NaN
[[nodiscard]] LeaderPoint evaluate_leader_point(const SanctionsEpisode& episode, const LeaderProblem& e,
                                                std::span<const double> intensities, double concession, double diverted,
                                                double start, const SpendingWeights& weights = {}) noexcept;

/// The money amounts of a point as the leader's action.
[[nodiscard]] LeaderAction make_leader_action(const LeaderPoint& point) noexcept;

}  // namespace selectorate
