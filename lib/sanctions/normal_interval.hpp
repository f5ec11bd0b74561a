#pragma once

#include <cmath>
#include <limits>

#include <selectorate/base/interval.hpp>

namespace selectorate {

/// The standard normal distribution in doubles and in intervals.
///
/// Error bounds: -x/sqrt 2 is off by at most 2^-52 of itself, which moves log erfc by at most (1.5 x^2 + 1) 2^-52; C
/// libraries state at most 5 units in the last place for erfc, taken twice here. x^2/2 is off by 2^-52 of itself.
inline constexpr double inverse_root_two_pi = 0.39894228040143267794;

inline double normal_density(double x) noexcept {
  return inverse_root_two_pi * std::exp(-0.5 * x * x);
}
inline double normal_probability(double x) noexcept {
  constexpr double inverse_root_two = 0.70710678118654752440;
  return 0.5 * std::erfc(-x * inverse_root_two);
}

/// value (1 +- relative), not below zero; results that underflow are only known to lie next to zero.
inline Interval widen_positive(double low, double low_error, double high, double high_error) noexcept {
  constexpr double tiny = 1e-280;
  return {low > tiny ? low * (1 - low_error) : 0.0, high > tiny ? high * (1 + high_error) : tiny};
}

/// Phi, which rises.
inline Interval normal_probability(const Interval& x) noexcept {
  const auto error = [](double at) {
    // On the right Phi is nearly 1 and hardly moves.
    const double square = at < 0 ? at * at : 0.0;
    return (16 + 2 * square) * std::numeric_limits<double>::epsilon();
  };
  const double low = normal_probability(x.low());
  const double high = x.high() == x.low() ? low : normal_probability(x.high());
  const Interval p = widen_positive(low, error(x.low()), high, error(x.high()));
  return {p.low(), std::min(p.high(), 1.0)};
}

/// phi, which rises to 0 and falls after.
inline Interval normal_density(const Interval& x) noexcept {
  const auto error = [](double at) { return (8 + at * at) * std::numeric_limits<double>::epsilon(); };
  const double far = std::max(std::fabs(x.low()), std::fabs(x.high()));
  const double near = x.contains(0) ? 0.0 : std::min(std::fabs(x.low()), std::fabs(x.high()));
  const double least = normal_density(far);
  return widen_positive(least, error(far), far == near ? least : normal_density(near), error(near));
}

}  // namespace selectorate
