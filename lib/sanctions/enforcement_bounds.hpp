#pragma once

#include <cstddef>
#include <vector>

#include <selectorate/base/interval.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

#include "sanctions/enforcement_signs.hpp"

namespace selectorate {

/// What enforcing gains, enclosed in outward-rounded doubles: for figures, never for decisions.
class EnforcementBounds {
 public:
  explicit EnforcementBounds(const EnforcementGame& game);

  /// E of a number of units.
  [[nodiscard]] Interval enforcement(WeightUnits units) const;
  /// B over an interval of E.
  [[nodiscard]] Interval value(const Interval& enforcement) const;
  /// theta [B(t + w) - B(t)] - cost + penalty t; `before` and `after` are the two values of B.
  [[nodiscard]] Interval gain(std::size_t group, const Interval& others, const Interval& before,
                              const Interval& after) const;

 private:
  struct Knot {
    Interval enforcement;
    Interval value;
  };

  [[nodiscard]] Interval value_in_segment(std::size_t segment, Interval enforcement) const;

  const EnforcementGame* game_;
  Interval total_;
  std::vector<Knot> knots_;
};

}  // namespace selectorate
