#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

enum class DominanceKind {
  strict,  ///< better whatever the others do
  weak,    ///< never worse, and better against something that the others can do
};

/// A strategy as a part of a mixture.
struct StrategyProbability {
  std::uint32_t strategy = 0;
  Rational probability;

  friend bool operator==(const StrategyProbability&, const StrategyProbability&) = default;
};

/// One strategy that was eliminated, and by what. All strategies are numbered as in the original game.
struct Elimination {
  std::uint32_t round = 1;  ///< counted from 1; what one round eliminates was dominated when the round began
  PlayerId player;
  std::uint32_t strategy = 0;
  std::vector<StrategyProbability> dominator;  ///< a mixture of strategies that the round began with

  friend bool operator==(const Elimination&, const Elimination&) = default;
};

/// Why a strategy is not dominated by any mixture: what the others may do so that nothing is better. For weak dominance
/// everything that they still can do has positive probability (Pearce 1984, lemmata 3 and 4; the others may
/// correlate).
struct SurvivalBelief {
  PlayerId player;
  std::uint32_t strategy = 0;
  std::vector<ProfileProbability> belief;  ///< over profiles in which the player plays the strategy
};

/// What iterated elimination of dominated strategies did, with all that is needed to check it: plain data, checked by
/// `verify_dominance_trace`.
struct DominanceTrace {
  DominanceKind kind = DominanceKind::strict;
  bool mixed = true;                      ///< whether mixtures may dominate, or pure strategies only
  std::vector<Elimination> eliminations;  ///< in the order of rounds
  bool complete = false;                  ///< whether nothing that is left is dominated
  /// Where that is claimed for mixtures, one for each strategy that is left, in the order of players and strategies.
  std::vector<SurvivalBelief> beliefs;
};

/// For each player the strategies that are left, in increasing order.
/// \throws InvalidModel if the trace names a player or a strategy that the game does not have
[[nodiscard]] SELECTORATE_EXPORT std::vector<std::vector<std::uint32_t>> list_survivors(const StrategicGame& game,
                                                                                        const DominanceTrace& trace);

/// Decides, by exact arithmetic and code that no solver uses, whether every elimination was right, and whether nothing
/// more can be eliminated where that is claimed. Never throws for a bad trace: a bad one is not accepted.
/// \complexity eliminations times profiles, and the same for strategies that are left
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_dominance_trace(const StrategicGame& game, const DominanceTrace& trace);

}  // namespace selectorate
