#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/strategic_game.hpp>
#include <selectorate/sanctions/enforcement_value.hpp>

namespace selectorate {

/// A state that trades with the target, or several that are alike, and what enforcing the sanctions is to each.
struct SenderState {
  std::string name = "state";
  double weight = 1;   ///< trade with the target of each, > 0, in any unit: w is its share of all states' trade
  double benefit = 1;  ///< theta >= 0, what B(E) is worth to it
  double cost = 0;     ///< lost trade and effort if it enforces, utils; negative if enforcing pays by itself
  double penalty = 0;  ///< secondary sanctions >= 0, utils if all others enforce and it does not
  unsigned count = 1;  ///< how many states are exactly like this, >= 1
};

/// Enforcement among n senders (model.md 5): state i enforces (e_i = 1) or trades on (e_i = 0), E = sum w_i e_i, and
///
///     u_i = theta_i B(E) - cost_i e_i - penalty_i (1-e_i) E_-i,      E_-i = sum over the others.
///
/// So enforcing gains theta_i [B(t + w_i) - B(t)] - cost_i + penalty_i t when the others enforce t = E_-i. Everything
/// is exact: doubles are taken as they are, and shares w are exact fractions.
///
/// States that are alike form a group; what matters is how many of each group enforce. A *profile* is such a list of
/// counts, and has a number: mixed radix, the first group varying fastest. Where every group is one state, the number
/// is the bit mask of those who enforce.
class SELECTORATE_EXPORT EnforcementGame {
 public:
  /// \throws InvalidModel naming the field ("sender_state[3].weight"); also if weights differ by more than about 10^18
  EnforcementGame(std::vector<SenderState> groups, EnforcementValue value);

  [[nodiscard]] std::span<const SenderState> groups() const noexcept { return groups_; }
  [[nodiscard]] const EnforcementValue& value() const noexcept { return value_; }
  [[nodiscard]] std::uint64_t state_count() const noexcept { return states_; }
  /// Number of profiles; the largest std::uint64_t if there are as many or more.
  [[nodiscard]] std::uint64_t profile_count() const noexcept { return profiles_; }

  /// Weight of one state of a group in whole units, of which all states together have `total_units()`.
  [[nodiscard]] const Integer& units(std::size_t group) const { return units_[group]; }
  [[nodiscard]] const Integer& total_units() const noexcept { return total_units_; }
  /// w of one state of a group.
  [[nodiscard]] Rational share(std::size_t group) const { return Rational(units_[group]) / total_units_; }

  /// How many of each group enforce. \pre profile < profile_count()
  [[nodiscard]] std::vector<std::uint32_t> counts(std::uint64_t profile) const;
  /// Number of a profile. \throws InvalidModel if there is not one count for each group, in range
  [[nodiscard]] std::uint64_t profile(std::span<const std::uint32_t> counts) const;

  /// E. \throws InvalidModel as `profile`
  [[nodiscard]] Rational enforcement(std::span<const std::uint32_t> counts) const;
  /// u_i of a state of the group that enforces, or does not, when the others enforce t = `others`.
  [[nodiscard]] Rational payoff(std::size_t group, bool enforces, const Rational& others) const;
  /// What enforcing gains it over not enforcing.
  [[nodiscard]] Rational gain(std::size_t group, const Rational& others) const {
    return payoff(group, true, others) - payoff(group, false, others);
  }

 private:
  void require_counts(std::span<const std::uint32_t> counts) const;

  std::vector<SenderState> groups_;
  EnforcementValue value_;
  std::vector<Integer> units_;
  Integer total_units_;
  std::uint64_t states_ = 0;
  std::uint64_t profiles_ = 1;
};

/// Largest gain of any state from changing its own action alone, exactly: the profile is an equilibrium iff it is at
/// most 0, a strict one iff it is below. Straight from the payoffs.
/// \throws InvalidModel as `EnforcementGame::profile`
[[nodiscard]] SELECTORATE_EXPORT Rational evaluate_largest_gain(const EnforcementGame& game,
                                                                std::span<const std::uint32_t> counts);

/// The game for the general solvers: a player a state, strategies "trade" and "enforce".
/// \throws InvalidModel if there are more than 16 states
[[nodiscard]] SELECTORATE_EXPORT StrategicGame make_strategic_game(const EnforcementGame& game);

}  // namespace selectorate
