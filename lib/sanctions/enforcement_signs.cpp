#include "sanctions/enforcement_signs.hpp"

#include <algorithm>

namespace selectorate {
namespace {

/// Largest whole number that does not exceed a fraction that is not negative.
Integer floor_of(const Rational& value) {
  return boost::multiprecision::numerator(value) / boost::multiprecision::denominator(value);
}

bool is_whole(const Rational& value) {
  return boost::multiprecision::denominator(value) == 1;
}

int sign_of(const Rational& value) {
  return value.sign();
}

/// Levels of the others' enforcement at which the gain can have a kink: where t or t + w is a knot.
std::vector<Rational> kinks(const EnforcementGame& game, const Rational& share) {
  const Rational last = 1 - share;
  std::vector<Rational> result = {0, last};
  for (const EnforcementKnot& knot : game.value().knots()) {
    if (knot.enforcement < last) result.push_back(knot.enforcement);
    if (knot.enforcement > share) result.push_back(knot.enforcement - share);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace

GainSigns::GainSigns(const EnforcementGame& game, std::size_t group) {
  const Rational total = Rational(game.total_units());
  const std::vector<Rational> levels = kinks(game, game.share(group));
  Rational at;    // t in units
  Rational gain;  // there
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Rational next_at = levels[i] * total;
    const Rational next_gain = game.gain(group, levels[i]);
    if (i > 0) {
      const Rational& a = gain;
      const Rational& b = next_gain;
      gain_never_falls_ = gain_never_falls_ && b >= a;
      if (sign_of(a) * sign_of(b) < 0) {
        // The zero of the line through both ends.
        const Rational zero = at + (next_at - at) * a / (a - b);
        add_step(floor_of(at) + 1, sign_of(a));
        if (is_whole(zero)) add_step(floor_of(zero), 0);
        add_step(floor_of(zero) + 1, sign_of(b));
      } else {
        add_step(floor_of(at) + 1, sign_of(a) != 0 ? sign_of(a) : sign_of(b));
      }
    }
    if (is_whole(next_at)) add_step(floor_of(next_at), sign_of(next_gain));
    at = next_at;
    gain = next_gain;
  }
  merge_equal_steps();
}

/// Steps come in rising order; one that begins where the last did takes its place, since that held no whole number.
void GainSigns::add_step(const Integer& first, int sign) {
  const WeightUnits units = narrow_units(first);
  while (!steps_.empty() && steps_.back().first >= units) steps_.pop_back();
  steps_.push_back({units, sign});
}

void GainSigns::merge_equal_steps() {
  const auto same = [](const Step& a, const Step& b) { return a.sign == b.sign; };
  steps_.erase(std::unique(steps_.begin(), steps_.end(), same), steps_.end());
}

bool GainSigns::never_falls() const noexcept {
  return std::is_sorted(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) { return a.sign < b.sign; });
}

std::vector<GainSigns> make_gain_signs(const EnforcementGame& game) {
  std::vector<GainSigns> signs;
  for (std::size_t g = 0; g < game.groups().size(); ++g) signs.emplace_back(game, g);
  return signs;
}

}  // namespace selectorate
