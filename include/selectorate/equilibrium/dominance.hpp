#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/dominance_trace.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

struct DominanceOptions {
  DominanceKind kind = DominanceKind::strict;
  /// Let mixtures dominate, not pure strategies alone. By mixtures everything goes that is not a best response to any
  /// belief; by pure strategies less may.
  bool mixed = true;
  /// Eliminate in each round all that is dominated when it begins, of all players. Otherwise one strategy a round: the
  /// first player's first.
  bool all_at_once = true;
  /// Most rounds; 0: until nothing is dominated.
  std::uint32_t rounds = 0;
  /// Let GLPK propose bases where the library was built with it; the answer is exact either way.
  bool use_glpk = true;
};

/// What iterated elimination left of a game.
struct DominanceReduction {
  /// `iteration_limit` if the last round allowed still eliminated something; `cancelled`. What was eliminated until
  /// then stands.
  Status status = Status::converged;
  StrategicGame game;                                  ///< what is left
  std::vector<std::vector<std::uint32_t>> strategies;  ///< `[player][strategy left]`: its number in the original game
  DominanceTrace trace;                                ///< what was eliminated by what, for `verify_dominance_trace`
  std::uint64_t work = 0;                              ///< linear programs solved
};

/// Iterated elimination of dominated strategies of a game of any number of players, exactly.
///
/// A strategy is compared with each other strategy, then, unless it is a best response to a pure profile of the others
/// (for weak dominance the only one), with all mixtures by a linear program: maximise t subject to
/// sum_b p_b u(b, s) >= u(a, s) + t for all profiles s of the others; for weak dominance with a surplus of its own for
/// each s, and their sum maximised. The dual solution is the belief to which an undominated strategy is a best
/// response.
///
/// Strict: every order of elimination ends with the same game (Gilboa, Kalai & Zemel 1990), no Nash equilibrium is lost
/// and none is gained. Weak: what is left depends on the order, of which `all_at_once` is one and one by one another;
/// every Nash equilibrium of what is left is one of the original game, but others may be lost.
/// \throws InvalidModel if the game has so many profiles that the programs cannot be written down
/// \throws NumericalFailure if a linear program's basis cannot be solved
/// \complexity a round: profiles times strategies of each player, and up to one linear program a strategy with a row
/// for
///             each profile of the others
/// \see tests/equilibrium/dominance_test.cpp
[[nodiscard]] SELECTORATE_EXPORT DominanceReduction solve_iterated_dominance(const StrategicGame& game,
                                                                             const DominanceOptions& options = {},
                                                                             const ProgressCallback& progress = {});

/// A profile of what is left as a profile of the original game: eliminated strategies have probability zero.
/// \throws InvalidModel if the profile is not one of `reduction.game`, or the reduction not one of `game`
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> restore_profile(const StrategicGame& game,
                                                                           const DominanceReduction& reduction,
                                                                           const BehaviorProfile<Rational>& profile);

}  // namespace selectorate
