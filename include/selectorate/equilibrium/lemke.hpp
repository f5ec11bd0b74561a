#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Which mistakes, ever rarer, an equilibrium must stand up to.
enum class Trembles {
  none,                 ///< a Nash equilibrium, no more
  normal_form_perfect,  ///< everybody plays the prior by mistake, with the same small probability (Selten 1975)
  /// Everybody errs at every information set and expects errors from the other but not from himself later on: a
  /// quasi-perfect equilibrium (van Damme 1984), which is sequential and normal-form perfect.
  quasi_perfect,
};

class LemkeWorkspace;

/// Where a solution ended, for solving the same game with other payoffs. A game with another tree is recognised and
/// solved afresh, one with other chance probabilities, prior or trembles from the old basis. Copies share the
/// workspace, which nobody changes.
struct LemkeStart {
  std::vector<std::uint32_t> basis;                 ///< of the complementarity problem; empty before the first solution
  std::shared_ptr<const LemkeWorkspace> workspace;  ///< what does not depend on payoffs; empty likewise
};

struct LemkeOptions {
  Trembles trembles = Trembles::normal_form_perfect;
  /// What the players expect of each other where the path starts: every action with positive probability. Different
  /// priors may lead to different equilibria. nullptr: all actions at an information set are equally likely.
  const BehaviorProfile<Rational>* prior = nullptr;
  /// Follow the path in integers. Otherwise doubles look for its end, and may take another turn where two variables
  /// reach zero at nearly the same point: what is returned is an exact equilibrium of the kind asked for in any case,
  /// but in a game with several it may be one that the prior does not lead to.
  bool exact_path = false;
  /// Most pivots before the status is `iteration_limit`.
  std::uint64_t pivot_limit = ~std::uint64_t{0};
  /// Add a certificate that it is a Nash equilibrium, in exact arithmetic by code that the solver does not share.
  bool certify = true;
  /// Start from here, and leave here where the solution ended. After a small change of the payoffs the old basis is
  /// often still a solution, or a few pivots away from one. nullptr: start afresh, from the prior.
  LemkeStart* start = nullptr;
};

/// One equilibrium of a two-player game with perfect recall, exactly, by Lemke's algorithm on the sequence form
/// (Koller, Megiddo & von Stengel 1996) along the path of von Stengel, van den Elzen & Talman (2002).
///
/// Players start with best responses to the prior; its weight z then falls from 1 to 0, on the whole at least, while
/// plans stay best responses: x + z s against y + z t, for priors s and t. Infinitely small mistakes are part of the
/// problem that is solved, as polynomials in e: for `normal_form_perfect` plans are at least e times the prior's, for
/// `quasi_perfect` at least e^k times the prior's for a sequence of k moves (Miltersen & Sorensen 2010). Ties are
/// broken lexicographically.
///
/// At an information set that a player's own plan avoids, `quasi_perfect` says what is done there (anything, where
/// chance never leads); otherwise he takes his first best action against the other's plan if that plan and chance can
/// lead there, and all actions are equally likely if they cannot. `complete` is false. `work` counts pivots. The status
/// is `iteration_limit` or `cancelled`, with no equilibrium, if `pivot_limit` or `progress` says so.
///
/// \throws InvalidModel unless there are two players and perfect recall, and the prior fits and is completely mixed
/// \see tests/equilibrium/lemke_test.cpp, bench/lemke_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_lemke(const ExtensiveGame& game,
                                                                                 const LemkeOptions& options = {},
                                                                                 const ProgressCallback& progress = {});

}  // namespace selectorate
