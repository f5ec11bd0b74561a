#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/prior.hpp>

namespace selectorate {

/// A sender who threatens a leader of unknown policy value, and carries the threat out if it fails.
///
/// The leader concedes everything iff his beta is below the cutoff beta*(s) = slope s - offset. That is his best reply
/// in the deterministic limit (model.md 3.2): what conceding spares him does not depend on beta, what it costs him
/// rises in beta (single crossing), so at each s the cutoff exists and is unique. The sender's expected utility is
///
///     EU(s) = x s + v - [1 - F(beta*(s))] [v + K(s)],
///
/// v being the value of the concession, x the expressive value and K(s) the cost of sanctions that fail.
struct Screening {
  double cutoff_slope = 1;   ///< beta* per unit of intensity, >= 0
  double cutoff_offset = 0;  ///< >= 0
  double concession_value = 1;
  double expressive = 0;                         ///< x >= 0
  double largest_intensity = 1;                  ///< in [0, 1]
  std::function<double(double)> failure_cost{};  ///< K, >= 0 and not falling; nothing: no cost

  [[nodiscard]] double cutoff(double intensity) const noexcept { return cutoff_slope * intensity - cutoff_offset; }
};

/// EU(s).
[[nodiscard]] SELECTORATE_EXPORT double evaluate_screening(const Screening& screening, const Prior& beliefs,
                                                           double intensity);

/// The screening problem of an episode in the deterministic limit: slope chi e [(1-D^) revenue R + W y income]/R,
/// offset W s_c/R, K(s) = cost s^2/2 + eta (1-W/N) G(s), G the grievance of outsiders who bear a share D^ of the
/// revenue loss. The largest intensity is where the limit's formulas end, if below 1. \param diverted_share D^, as for
/// `evaluate_deterministic_limit` \throws InvalidModel as `evaluate_deterministic_limit`
[[nodiscard]] SELECTORATE_EXPORT Screening make_screening(const SanctionsEpisode& episode, double diverted_share);

struct ScreeningOptions {
  double tolerance = 1e-6;              ///< bound on what any other intensity could gain, in the sender's utility
  std::uint64_t box_limit = 1'000'000;  ///< intervals that may be examined
};

struct IntensityRange {
  double low = 0;
  double high = 0;
};

/// The sender's best intensity, and all that could rival it.
struct ScreeningOptimum {
  Status status = Status::converged;
  double intensity = 0;
  double cutoff = 0;       ///< beta*(s); leaders below it concede
  double concede = 0;      ///< F(beta*(s))
  double value = 0;        ///< EU
  double upper_bound = 0;  ///< no intensity gives more
  /// Every intensity outside these intervals is worse by more than the tolerance. One interval: the optimum is unique
  /// up to its width; several: they are rivals that the tolerance does not tell apart.
  std::vector<IntensityRange> near_optimal;
  std::uint64_t boxes = 0;

  [[nodiscard]] double regret() const noexcept { return upper_bound - value; }
};

/// The global optimum for any distribution, with proof: F, beta* and K do not fall, so over [a, b]
///
///     EU <= x b + v - [1 - F(beta*(b))] [v + K(a)],
///
/// and branch and bound ends where this is within the tolerance of the best value found. What is trusted is F.
///
/// An optimum exists: EU is upper semicontinuous on a compact interval. It is unique where x = 0 and
/// log[1 - F(beta*(s))] + log[v + K(s)] is strictly quasi-convex. For K = k s^2/2 it suffices that the hazard rate of
/// beta does not rise (exponential, Pareto) and s < sqrt(2 v/k): both terms are then convex. A *rising* hazard rate,
/// which makes a monopolist's price unique, does not suffice: under a uniform distribution EU falls and rises again,
/// since a threat that nobody resists costs nothing, so the best intensity may be interior or the largest.
///
/// Uniqueness is checked for the case at hand by `near_optimal`, existence of the cutoff by its formula.
/// \throws InvalidModel if a number is out of range
/// \complexity some thousand evaluations of F
/// \see policy_value_cutoffs.hpp: the same with shocks, revolt and leaks, where the leader may also concede a part
/// \see tests/sanctions/screening_test.cpp: closed form for a uniform distribution
[[nodiscard]] SELECTORATE_EXPORT ScreeningOptimum solve_screening(const Screening& screening, const Prior& beliefs,
                                                                  const ScreeningOptions& options = {});

}  // namespace selectorate
