#pragma once

#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/equilibrium/payoff_objective.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A distribution over profiles from which a mediator draws, telling each player his own part only.
struct CorrelatedEquilibrium {
  /// Profiles of positive probability, in increasing order of their numbers in the strategic game, or in the reduced
  /// strategic form of a tree.
  std::vector<ProfileProbability> distribution;
  std::vector<Rational> payoffs;  ///< expected, one for each player
  Rational objective = 0;         ///< what was maximised
};

struct CorrelatedOptions {
  /// `correlated`, or `coarse_correlated`, where players decide whether to obey before they hear what they are told.
  SolutionConcept claim = SolutionConcept::correlated;
  /// Which equilibrium is wanted.
  PayoffObjective objective = {};
  /// Add a certificate: nobody gains by disobeying, and, unless outcomes have values of their own, no other such
  /// equilibrium is worth more, in exact arithmetic by code that the solver does not share.
  bool certify = true;
  /// Let GLPK propose a basis where the library was built with it; the answer is exact either way.
  bool use_glpk = true;
  /// Largest reduced strategic form to write down for a tree.
  std::size_t profile_limit = 100'000;
  /// Most numbers to write down in the incentives' rows: half a kilobyte each.
  std::size_t entry_limit = 5'000'000;
};

/// A correlated equilibrium (Aumann 1974, 1987) or a coarse one (Moulin & Vial 1978) that maximises the objective,
/// exactly, by a linear program with one column for each profile s:
///
///     correlated, for strategies a, b of player i:   sum over s with s_i = a of p(s) [u_i(b, s_-i) - u_i(s)] <= 0
///     coarse, for strategies b of player i:          sum over all s          of p(s) [u_i(b, s_-i) - u_i(s)] <= 0
///
/// There always is one, since every Nash equilibrium is. The optimum is the program's, proved by its dual solution;
/// `complete` is false, since it need not be the only one, and the set has other members: of those that are worth the
/// same the one at which the simplex method ends. The status is `cancelled` with no equilibrium if `progress` says so;
/// GLPK does not ask it. `work` counts pivots. \throws InvalidModel if the claim is another one, or the objective does
/// not fit the game, or rows would have more than `entry_limit` numbers \throws NumericalFailure if the linear
/// program's basis cannot be solved \complexity a program of (number of profiles) columns and sum of n_i (n_i - 1)
/// rows, or sum of n_i \see tests/equilibrium/correlated_test.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<CorrelatedEquilibrium> solve_correlated(
    const StrategicGame& game, const CorrelatedOptions& options = {}, const ProgressCallback& progress = {});

/// The same for a tree with perfect recall, through its reduced strategic form: each player is told a whole plan before
/// play starts. See `extensive_form_correlated.hpp` for recommendations that come move by move.
/// \throws InvalidModel also without perfect recall, or if there are more than `profile_limit` profiles
[[nodiscard]] SELECTORATE_EXPORT Solution<CorrelatedEquilibrium> solve_correlated(
    const ExtensiveGame& game, const CorrelatedOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
