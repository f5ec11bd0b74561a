#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// A sender faces a leader who is robust, so that sanctions do nothing to him, or vulnerable, and cannot tell which.
///
/// The leader concedes a prize or resists; a robust one always resists. The sender then sanctions or lets it be.
/// Sanctions make a vulnerable leader lose the prize to the sender and something beside; a robust one keeps it. Numbers
/// are taken exactly as they are.
struct RobustLeaderGame {
  double prize = 1;               ///< v > k
  double sender_cost = 0;         ///< k > 0
  double target_cost = 1;         ///< d > 0
  double robust_probability = 0;  ///< q in (0, 1)
};

/// The equilibrium: by bluffing the vulnerable leader keeps the sender just willing to sanction.
struct RobustLeaderEquilibrium {
  Rational bluff;               ///< probability that a vulnerable leader resists
  Rational sanction;            ///< probability that resistance is sanctioned
  Rational belief;              ///< probability that a leader who resisted is robust
  Rational sanction_frequency;  ///< probability that the game ends in sanctions
};

/// Closed form (oracles.md 6). Resistance is sanctioned only if P(vulnerable given resistance) v >= k. If q <= 1 - k/v
/// the vulnerable type bluffs with q/(1-q) k/(v-k), which makes that an equality, and is sanctioned with v/(v+d), which
/// makes him indifferent; else he always resists and nobody is ever sanctioned.
///
/// At q = 1 - k/v both hold together and the probability of sanctions may be anything up to v/(v+d); this is the first.
/// \throws InvalidModel naming the number that is out of range
[[nodiscard]] SELECTORATE_EXPORT RobustLeaderEquilibrium evaluate_robust_leader_game(const RobustLeaderGame& game);

/// The game as a tree: Nature, Leader, Sender (who sees resistance, not the type).
/// \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_robust_leader_tree(const RobustLeaderGame& game);

/// The equilibrium as a profile of that tree.
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_robust_leader_profile(
    const ExtensiveGame& tree, const RobustLeaderEquilibrium& equilibrium);

}  // namespace selectorate
