#pragma once

#include <algorithm>
#include <cmath>

#include "sanctions/leader_problem.hpp"

namespace selectorate {

/// max over C >= y of u(C) - r (C - y), for curvature g > 0 and a price r > 0 of a unit of consumption.
///
/// The maximiser is C = max(y, r^(-1/g)); by the envelope theorem the derivatives are min(u'(y), r) in y and -(C - y)
/// in r.
struct ConsumptionConjugate {
  double curvature = 1;

  [[nodiscard]] double utility(double c) const noexcept {
    return curvature == 1 ? std::log(c) : std::pow(c, 1 - curvature) / (1 - curvature);
  }
  [[nodiscard]] double chosen(double income, double price) const noexcept {
    return std::max(income, std::pow(price, -1 / curvature));
  }
  [[nodiscard]] double value(double income, double price) const noexcept {
    const double consumption = chosen(income, price);
    // A price of zero buys without bound: no bound on the value either.
    return std::isinf(consumption) ? std::numeric_limits<double>::infinity()
                                   : utility(consumption) - price * (consumption - income);
  }
  [[nodiscard]] double by_income(double income, double price) const noexcept {
    return std::min(std::pow(income, -curvature), price);
  }
  [[nodiscard]] double by_price(double income, double price) const noexcept { return income - chosen(income, price); }

  // Rising in y, falling in r, and so are their slopes monotone: ends are attained at ends.
  [[nodiscard]] Interval value(const Interval& income, const Interval& price) const noexcept {
    const double low = value(income.low(), price.high());
    const double high = value(income.high(), price.low());
    const double spent = price.low() * chosen(income.high(), price.low());
    return widened(low, high, std::fabs(low) + std::fabs(high) + spent);
  }
  [[nodiscard]] Interval by_income(const Interval& income, const Interval& price) const noexcept {
    return widened(by_income(income.high(), price.low()), by_income(income.low(), price.high()), price.high());
  }
  [[nodiscard]] Interval by_price(const Interval& income, const Interval& price) const noexcept {
    return widened(by_price(income.low(), price.low()), by_price(income.high(), price.high()),
                   chosen(income.high(), price.low()));
  }
  template <class Number, std::size_t size>
  [[nodiscard]] Gradient<Number, size> value(const Gradient<Number, size>& income,
                                             const Gradient<Number, size>& price) const noexcept {
    return Gradient<Number, size>::chain(income, price, value(income.value(), price.value()),
                                         by_income(income.value(), price.value()),
                                         by_price(income.value(), price.value()));
  }

 private:
  /// The C library's functions lose a few units in the last place and the differences above cancel: widen by far more
  /// than they lose, measured in the largest term, and by far less than any tolerance.
  [[nodiscard]] static Interval widened(double low, double high, double magnitude) noexcept {
    const double slack = 0x1p-46 * magnitude;
    return {low - slack, high + slack};
  }
};

/// u(c) for a formula's argument (model.md 1.3).
template <class Number>
Number evaluate_utility(double curvature, const Number& c) {
  using std::log;
  using std::pow;
  if (curvature == 1) return log(c);
  if (curvature == 0) return c;
  return pow(c, 1 - curvature) * (1 / (1 - curvature));
}

}  // namespace selectorate
