#pragma once

#include <cstddef>
#include <vector>

#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// Units of weight, added without overflow: `EnforcementGame` keeps their total below 2^120.
__extension__ using WeightUnits = __int128;

/// Sign of what a state of one group gains by enforcing, at every level of the others' enforcement, exactly.
///
/// The gain theta [B(t + w) - B(t)] - cost + penalty t is piecewise linear in t, so its sign is a step function with
/// few steps, whose ends are fractions. In whole units of weight each end is a whole number once rounded up, so that
/// looking a sign up compares integers only, and ties come out as ties.
class GainSigns {
 public:
  GainSigns(const EnforcementGame& game, std::size_t group);

  /// -1, 0 or 1. \pre 0 <= others <= total units - own units
  [[nodiscard]] int sign(WeightUnits others) const noexcept {
    std::size_t step = 0;
    while (step + 1 < steps_.size() && steps_[step + 1].first <= others) ++step;
    return steps_[step].sign;
  }
  /// Whether the sign never falls in t: once enforcing pays, it pays when more enforce.
  [[nodiscard]] bool never_falls() const noexcept;
  /// Whether the gain itself never falls in t (increasing differences).
  [[nodiscard]] bool gain_never_falls() const noexcept { return gain_never_falls_; }

 private:
  struct Step {
    WeightUnits first;  ///< first number of units with this sign
    int sign;
  };

  void add_step(const Integer& first, int sign);
  void merge_equal_steps();

  std::vector<Step> steps_;
  bool gain_never_falls_ = true;
};

/// One for each group.
[[nodiscard]] std::vector<GainSigns> make_gain_signs(const EnforcementGame& game);

/// Integer of a game's units, narrowed.
[[nodiscard]] inline WeightUnits narrow_units(const Integer& units) {
  return static_cast<WeightUnits>(units);
}

}  // namespace selectorate
