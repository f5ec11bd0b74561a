#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/sequence_form.hpp>

namespace selectorate {

/// A realization plan in integers: each weight over one of a few denominators.
struct IntegerPlan {
  std::vector<Integer> numerators;            ///< by sequence
  std::vector<std::uint32_t> denominator_of;  ///< by sequence, a place in `denominators`
  std::vector<Integer> denominators;          ///< positive

  [[nodiscard]] bool is_zero(std::uint32_t sequence) const { return numerators[sequence] == 0; }
};

/// A sum of integers over some of a plan's denominators, kept apart by denominator so that numbers stay short.
class SumOverDenominators {
 public:
  /// \param place  of the term's denominator
  void add(std::uint32_t place, const Integer& term);
  void add(const SumOverDenominators& other);
  void subtract(const SumOverDenominators& other);
  /// \return -1, 0 or 1
  [[nodiscard]] int sign(std::span<const Integer> denominators) const;

 private:
  std::vector<std::pair<std::uint32_t, Integer>> parts_;
};

/// The behaviour strategies that realize the plans, one plan a player. Information sets that a player's own plan never
/// reaches take the probabilities of `unreached`.
/// \throws NumericalFailure if a weight is negative or weights do not add up, exactly
[[nodiscard]] BehaviorProfile<Rational> make_behavior_profile(const SequenceForm& form,
                                                              std::span<const IntegerPlan> plans,
                                                              BehaviorProfile<Rational> unreached);

}  // namespace selectorate
