#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// P(cost <= x), non-decreasing in x, in [0, 1].
using CostDistribution = std::function<double(double cost)>;

/// From any Boost.Math distribution whose header is included; outside its support the probability is 0 or 1.
///
/// ```cpp
/// const CostDistribution cost = make_cost_distribution(boost::math::normal(1.0, 0.3));
/// ```
template <class Distribution>
[[nodiscard]] CostDistribution make_cost_distribution(const Distribution& distribution) {
  return [distribution](double cost) -> double {
    const auto [low, high] = support(distribution);
    if (cost <= low) return 0;
    if (cost >= high) return 1;
    return cdf(distribution, cost);
  };
}

/// Enforcement where each state knows its own cost only: it enforces iff the cost is at most its cutoff.
struct CutoffEquilibrium {
  Status status = Status::converged;
  std::vector<double> cutoffs;        ///< one for each group, utils
  std::vector<double> probabilities;  ///< that a state of the group enforces
  double enforcement = 0;             ///< expected E
  /// No state of any cost gains more than this by deviating, in expectation over the others. A type between its cutoff
  /// and the expected gain from enforcing loses their distance, which is bounded in outward-rounded interval
  /// arithmetic; the distributions are taken to be what their functions return.
  double regret = 0;
  unsigned rounds = 0;
};

struct PrivateCostOptions {
  double tolerance = 1e-12;  ///< stop when no cutoff moves by more, in utils
  unsigned round_limit = 100'000;
};

/// Cutoff equilibria of least and greatest enforcement.
struct CutoffRange {
  CutoffEquilibrium least;
  CutoffEquilibrium greatest;
  /// Largest distance of the two in a cutoff: where it is within the two regrets and rounding, the iteration has found
  /// no sign of a second equilibrium.
  double distance = 0;
};

/// Bayesian equilibria with private costs (model.md 5), drawn independently and added to the states' known `cost`.
///
/// Cutoffs solve k_i = E[theta_i (B(t + w_i) - B(t)) + penalty_i t] - cost_i, each other state of group j enforcing
/// with probability F_j(k_j). In a supermodular game the right side rises in all cutoffs, so iterating it from the
/// lowest gains climbs to the least equilibrium and from the highest falls to the greatest (Van Zandt & Vives 2007);
/// every Bayesian equilibrium lies between. \param costs  one for each group \throws InvalidModel if sizes do not fit,
/// the game is not supermodular, there are more than 2^20 profiles, or a
///         distribution returns what is no probability
/// \complexity O(groups profiles) a round
/// \see tests/sanctions/private_cost_enforcement_test.cpp
[[nodiscard]] SELECTORATE_EXPORT CutoffRange solve_private_cost_enforcement(const EnforcementGame& game,
                                                                            std::span<const CostDistribution> costs,
                                                                            const PrivateCostOptions& options = {});

}  // namespace selectorate
