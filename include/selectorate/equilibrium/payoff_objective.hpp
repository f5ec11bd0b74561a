#pragma once

#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/exact_table.hpp>

namespace selectorate {

/// Which of many equilibria is wanted: the one that maximises the sum of two parts, what players get and what the
/// outcome is worth beside that.
///
/// ```cpp
/// PayoffObjective{}                                    // the sum of payoffs
/// PayoffObjective{.weights = {0, 1}}                   // the second player's payoff
/// PayoffObjective{.weights = {0, -1}}                  // as little as possible for him
/// PayoffObjective{.smallest = true}                    // as much as possible for whoever gets least
/// PayoffObjective{.weights = {0, 0}, .outcome_values = {0, 0, 1}}   // the probability of the third outcome
/// ```
struct PayoffObjective {
  /// Of the players' payoffs; empty: 1 each.
  std::vector<Rational> weights = {};
  /// Take the smallest weighted payoff instead of their sum. Players of weight 0 are left out of it.
  bool smallest = false;
  /// What each outcome is worth beside that, one number for each row of the game's `payoffs()`; empty: 0.
  std::vector<Rational> outcome_values = {};
};

/// The player's payoff alone. \throws InvalidModel if there is no such player
[[nodiscard]] SELECTORATE_EXPORT PayoffObjective make_payoff_objective(PlayerId player, std::size_t player_count);

/// \param payoffs  those of the game that the objective is about
/// \throws InvalidModel if there are neither no weights nor one for each player, neither no outcome values nor one for
///         each row, or the smallest payoff of no player is asked for
SELECTORATE_EXPORT void check_objective(const PayoffObjective& objective, const ExactTable& payoffs);

/// What the objective makes of expected payoffs and the expected value of the outcome.
/// \pre as many payoffs as weights, where there are any
[[nodiscard]] SELECTORATE_EXPORT Rational evaluate_objective(const PayoffObjective& objective,
                                                             const std::vector<Rational>& payoffs,
                                                             const Rational& outcome_value = 0);

}  // namespace selectorate
