#pragma once

#include <span>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Drezner's (1999) game of economic coercion between states that expect conflict.
///
/// Each weighs the other's payoff against his own: utility P_i - b_i P_j. A demand of d moves d from the target to the
/// sender; sanctions cost them c_T and c_S. Numbers are taken exactly as they are.
struct ConflictExpectations {
  double sender_cost = 0;          ///< c_S >= 0
  double target_cost = 0;          ///< c_T >= 0
  double sender_expectations = 0;  ///< b_S in [0, 1]: how much of the other's gain counts as his own loss
  double target_expectations = 0;  ///< b_T in [0, 1]
};

/// What follows from the four numbers.
struct ConflictExpectationsOutcome {
  bool credible = false;    ///< b_S c_T > c_S: the sender would rather sanction than back down
  Rational largest_demand;  ///< largest d that the target accepts; 0 where the threat is not credible
};

/// Closed form: the threat is credible iff b_S c_T > c_S; a target that believes it accepts d iff (1 + b_T) d <= c_T -
/// b_T c_S, so the largest accepted demand is (c_T - b_T c_S)/(1 + b_T), or 0.
///
/// An adversary (b_T high) can be threatened most credibly and concedes least: the sanctions paradox. The sender
/// prefers this concession to sanctions unless b_S = b_T = 1, where the game is one of pure conflict. \throws
/// InvalidModel naming the number that is out of range \see tests/sanctions/conflict_expectations_test.cpp: Drezner's
/// numbers, and backward induction on the tree
[[nodiscard]] SELECTORATE_EXPORT ConflictExpectationsOutcome
evaluate_conflict_expectations(const ConflictExpectations& game);

/// The game as a tree with perfect information: the sender makes one of the demands or none; the target concedes or
/// refuses; a sender who was refused sanctions or backs down. The status quo pays nobody anything.
/// \param demands each > 0
/// \throws InvalidModel as above, or if a demand is not positive
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_conflict_expectations_tree(const ConflictExpectations& game,
                                                                               std::span<const Rational> demands);

}  // namespace selectorate
