#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/episode.hpp>

namespace selectorate {

/// The episode without shocks, in closed form (model.md 3.2).
///
/// Without curvature, revolt and leaks every quantity is linear in intensity and concession, so the leader either
/// resists or concedes everything, and one number tells which.
struct DeterministicLimit {
  /// s* = (beta R + W s_c) / (chi e [(1-D^) revenue R + W y income]): resisting is strictly better than full concession
  /// iff the intensity is below. May exceed 1; infinite where the sanctions take nothing that the leader feels.
  double threshold = 0;
  /// ds*/dW with everything else, the share diverted included, held where it is; 0 where s* is infinite.
  double threshold_slope = 0;
  /// Its sign, that of s_c (1-D^) revenue R - beta R y income: -1, 0 or 1. It is -1 where a small coalition outlasts a
  /// large one.
  int threshold_sign = 0;
  /// Intensities up to here are covered: the incumbent's and the challenger's spending still pays for private rewards,
  /// and the leader can afford what resisting takes. At least 0, may be infinite.
  double valid_intensity = 0;
  /// Whether he can afford what full concession takes, M + W s_c <= R. If not, conceding costs him the office and
  /// `threshold` does not decide.
  bool can_concede = true;
};

/// Evaluates model.md 3.2.
///
/// The shocks' scales are not looked at: this is the limit as both go to 0. At g = 0 with an infinite barrier the
/// threshold is in fact the same at every s_loyal that leaves private rewards paid: support m*(s, c) + W X buys the
/// loyalty X, so the leader's value is the same rising function of the bracket at m*(s, c), whatever s and c.
/// \param episode         one instrument that takes revenue and income only and cannot be evaded; g = 0; no revolt
/// \param diverted_share  D^ in [0, 1], share of the revenue loss that outsiders bear. It is given here; the leader of
///                        `solve_leader_response` chooses it, and takes all there is where chi > 0: 1 where outsiders'
///                        income leaves room, 0 where subsistence equals income
/// \throws InvalidModel naming the first key that is not as the limit needs it
/// \complexity closed form
/// \see tests/sanctions/deterministic_limit_test.cpp
[[nodiscard]] SELECTORATE_EXPORT DeterministicLimit evaluate_deterministic_limit(const SanctionsEpisode& episode,
                                                                                 double diverted_share);

/// m* = M - (1-chi)(1-D^) L_R + W [chi y ell + s_c c], the cheapest support that keeps the coalition loyal without
/// shocks (model.md 3.2). Money per period; it may exceed the budget.
/// \param intensity, concession  in [0, 1]
/// \throws InvalidModel as `evaluate_deterministic_limit`
[[nodiscard]] SELECTORATE_EXPORT double evaluate_required_support(const SanctionsEpisode& episode,
                                                                  double diverted_share, double intensity,
                                                                  double concession);

/// How much the leader diverts when citizens could revolt, without shocks.
struct LimitDiversion {
  double largest = 0;     ///< min(L_R, (N-W)(y(1-ell) - y_min)), not below 0
  double best = 0;        ///< the diversion that leaves the leader most
  double repression = 0;  ///< rho that `best` needs: R (G - barrier)/repress, not below 0
  double gain = 0;        ///< chi `largest`: money that diverting everything leaves after the coalition's higher demand
  double extra_repression = 0;  ///< rho at `largest` less rho at none
  /// Diverting everything is optimal. The net gain chi Div - rho(Div) is concave, so that is so iff revolt stays
  /// impossible or the last unit gains at least the repression that it needs: chi >= R/(repress (N-W) y_o), y_o being
  /// outsiders' income under full diversion. Then `gain` >= `extra_repression`; the reverse does not follow, since
  /// diverting a part may be better still.
  bool everything = false;
};

/// Evaluates the rule of model.md 3.2 on when diverting everything is optimal, in closed form.
///
/// Repression's limits (rho_max, the budget) are taken as slack.
/// \param intensity, concession  in [0, 1]
/// \throws InvalidModel as `evaluate_deterministic_limit`, but the barrier may be finite; repression must have an
/// effect
///         then
[[nodiscard]] SELECTORATE_EXPORT LimitDiversion evaluate_limit_diversion(const SanctionsEpisode& episode,
                                                                         double intensity, double concession = 0);

}  // namespace selectorate
