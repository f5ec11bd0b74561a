#pragma once

#include <cmath>

#include <selectorate/base/gradient.hpp>
#include <selectorate/base/interval.hpp>

namespace selectorate {

/// F(x) = 1/(1 + e^-x).
inline double evaluate_logistic(double x) noexcept {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1 + e);
}

/// log F(x), accurate in both tails.
inline double evaluate_log_logistic(double x) noexcept {
  return x >= 0 ? -std::log1p(std::exp(-x)) : x - std::log1p(std::exp(x));
}

inline Interval evaluate_logistic(const Interval& x) noexcept {
  const Interval f = Interval::outward(evaluate_logistic(x.low()), evaluate_logistic(x.high()), 8);
  return {std::max(f.low(), 0.0), std::min(f.high(), 1.0)};
}

inline Interval evaluate_log_logistic(const Interval& x) noexcept {
  return Interval::outward(evaluate_log_logistic(x.low()), evaluate_log_logistic(x.high()), 8);
}

/// The derivative of log F(x) is F(-x).
template <class Number, std::size_t size>
Gradient<Number, size> evaluate_log_logistic(const Gradient<Number, size>& x) noexcept {
  return Gradient<Number, size>::chain(x, evaluate_log_logistic(x.value()), evaluate_logistic(-x.value()));
}

}  // namespace selectorate
