#include "sanctions/enforcement_bounds.hpp"

namespace selectorate {
namespace {

/// The nearest double is correct to one unit in the last place.
Interval enclose(const Rational& value) {
  const double nearest = to_double(value);
  return Rational(nearest) == value ? Interval(nearest) : Interval::outward(nearest, nearest, 2);
}

Interval enclose(WeightUnits units) {
  const auto nearest = static_cast<double>(units);
  return static_cast<WeightUnits>(nearest) == units ? Interval(nearest) : Interval::outward(nearest, nearest);
}

}  // namespace

EnforcementBounds::EnforcementBounds(const EnforcementGame& game)
    : game_(&game), total_(enclose(narrow_units(game.total_units()))) {
  for (const EnforcementKnot& knot : game.value().knots()) {
    knots_.push_back({enclose(knot.enforcement), enclose(knot.value)});
  }
}

Interval EnforcementBounds::enforcement(WeightUnits units) const {
  const Interval share = enclose(units) / total_;
  return {std::max(share.low(), 0.0), std::min(share.high(), 1.0)};
}

Interval EnforcementBounds::value(const Interval& enforcement) const {
  bool found = false;
  Interval result;
  for (std::size_t i = 0; i + 1 < knots_.size(); ++i) {
    if (knots_[i + 1].enforcement.high() < enforcement.low()) continue;
    if (knots_[i].enforcement.low() > enforcement.high()) break;
    const Interval part = value_in_segment(i, enforcement);
    result = found ? hull(result, part) : part;
    found = true;
  }
  return result;
}

Interval EnforcementBounds::value_in_segment(std::size_t segment, Interval enforcement) const {
  const Knot& a = knots_[segment];
  const Knot& b = knots_[segment + 1];
  const Interval width = b.enforcement - a.enforcement;
  Interval share = (enforcement - a.enforcement) / width;
  share = {std::clamp(share.low(), 0.0, 1.0), std::clamp(share.high(), 0.0, 1.0)};
  return a.value + share * (b.value - a.value);
}

Interval EnforcementBounds::gain(std::size_t group, const Interval& others, const Interval& before,
                                 const Interval& after) const {
  const SenderState& state = game_->groups()[group];
  return Interval(state.benefit) * (after - before) - Interval(state.cost) + Interval(state.penalty) * others;
}

}  // namespace selectorate
