#pragma once

#include <cstddef>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/equilibrium/payoff_objective.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Which linear program finds an extensive-form correlated equilibrium.
enum class CorrelationProgram {
  automatic,       ///< sequence pairs where they are exact, else profiles
  sequence_pairs,  ///< two players, no chance moves: polynomial in the size of the tree
  profiles,        ///< any game: a column for each profile of the reduced strategic form
};

struct ExtensiveFormCorrelatedOptions {
  /// Which equilibrium is wanted.
  PayoffObjective objective = {};
  CorrelationProgram program = CorrelationProgram::automatic;
  /// Add a certificate: nobody gains by disobeying at any move, and, unless outcomes have values of their own, no other
  /// such equilibrium is worth more, in exact arithmetic by code that the solver does not share.
  bool certify = true;
  /// Let GLPK propose a basis where the library was built with it; the answer is exact either way.
  bool use_glpk = true;
  /// Largest reduced strategic form to write down: columns of the program of profiles, and numbers of the profiles that
  /// are recommended.
  std::size_t profile_limit = 100'000;
};

/// An extensive-form correlated equilibrium (von Stengel & Forges 2008) that maximises the objective, exactly.
///
/// A profile is drawn before play, and each player hears his move at an information set when he comes there. Who
/// disobeys hears nothing more. For each player, information set h and move a recommended there, with s running over
/// the profiles that recommend it and p(s) their probabilities, obeying must earn at least v(h), where for every set k
/// at or below h and every move d there
///
///     v(k) >= sum over s of p(s) [what k's move d earns at once against s] + sum of v(l) over his sets l next after d.
///
/// With two players, perfect recall and no chance moves, p is needed for pairs of sequences only, one a player, whose
/// information sets lie on one path; pair weights that add up at every information set are those of a distribution
/// (ibid.), which is then taken apart into profiles. With chance moves, or more players, adding up is
/// not enough and the best equilibrium is NP-hard to find (ibid.): then the program has a column for each profile.
///
/// There always is one; `complete` is false. Of those that are worth the same it is that at which the simplex method
/// ends. Every correlated equilibrium of the reduced strategic form is one, and
/// each is coarse correlated there. The status is `cancelled` with no equilibrium if `progress` says so; GLPK does not
/// ask it. `work` counts pivots. \throws InvalidModel without perfect recall, if the objective does not fit, if the
/// reduced strategic form has more
///         than `profile_limit` profiles, or if sequence pairs are asked for where they are not exact
/// \throws NumericalFailure if the linear program's basis cannot be solved
/// \see tests/equilibrium/extensive_form_correlated_test.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<CorrelatedEquilibrium> solve_extensive_form_correlated(
    const ExtensiveGame& game, const ExtensiveFormCorrelatedOptions& options = {},
    const ProgressCallback& progress = {});

}  // namespace selectorate
