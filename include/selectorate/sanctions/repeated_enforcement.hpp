#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// What keeps one state to a cooperative profile in the game played for ever.
struct TriggerIncentive {
  Rational cooperation;  ///< stage payoff if all cooperate
  Rational deviation;    ///< if it alone does otherwise, once
  Rational punishment;   ///< in every later period
};

/// Whether patience sustains cooperation by grim trigger.
struct TriggerThreshold {
  /// Smallest discount factor at which nobody gains by deviating; at least 0. Meaningless where none does.
  Rational discount = 0;
  /// Some discount factor below 1 sustains it.
  bool sustainable = true;
  /// The punishment is itself an equilibrium of one period, so carrying it out is credible: the trigger strategies are
  /// subgame perfect (Friedman 1971).
  bool credible = true;
  std::size_t binding_group = 0;  ///< the group of the most impatient state
};

/// Smallest discount factor d with cooperation/(1-d) >= deviation + d punishment/(1-d):
///
///     d >= (deviation - cooperation)/(deviation - punishment).
/// \return 0 where deviating does not pay even once; at least 1 where no discount factor below 1 will do (2 where the
///         punishment does not deter at all)
[[nodiscard]] SELECTORATE_EXPORT Rational evaluate_trigger_discount(const TriggerIncentive& incentive);

/// The largest of these thresholds over all states, cooperating on one profile and punishing with another, for ever.
/// \param cooperation, punishment  how many of each group enforce
/// \throws InvalidModel as `EnforcementGame::profile`, or if a group both cooperates and is split by the profile of
///         punishment in a way that leaves open who is punished how (counts other than 0 and all in `punishment`)
[[nodiscard]] SELECTORATE_EXPORT TriggerThreshold evaluate_trigger_threshold(const EnforcementGame& game,
                                                                             std::span<const std::uint32_t> cooperation,
                                                                             std::span<const std::uint32_t> punishment);

/// n states alike, B(E) = n E, no penalty: full enforcement is sustained by the threat of none iff
/// d >= (cost - theta)/((n-1) theta); 0 where enforcing pays at once.
/// \throws InvalidModel if n < 2 or theta is not positive
[[nodiscard]] SELECTORATE_EXPORT double evaluate_linear_trigger_discount(double cost, double benefit, unsigned states);

/// With secondary sanctions of `penalty` by each of the `others` that enforce, in the same linear case: whether
/// complying is a best response, cost <= theta + m penalty.
[[nodiscard]] SELECTORATE_EXPORT bool evaluate_compliance(double cost, double benefit, double penalty, unsigned others);

}  // namespace selectorate
