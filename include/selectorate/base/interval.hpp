#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace selectorate {

/// Closed interval of reals with outward rounding: every operation encloses the exact range over its arguments.
///
/// The four operations and `sqrt` are correctly rounded by IEEE 754, so their ends move out by one unit in the last
/// place; `exp`, `log` and `pow` move out by four, twice the error bound that common C libraries state for them. Where
/// an argument touches a pole or leaves a function's domain the result has an infinite end, never a NaN.
class Interval {
 public:
  constexpr Interval() noexcept = default;
  /// The single point `value`.
  constexpr Interval(double value) noexcept : low_(value), high_(value) {}  // NOLINT(google-explicit-constructor)
  /// [low, high]; the caller keeps low <= high.
  constexpr Interval(double low, double high) noexcept : low_(low), high_(high) {}

  [[nodiscard]] constexpr double low() const noexcept { return low_; }
  [[nodiscard]] constexpr double high() const noexcept { return high_; }
  [[nodiscard]] constexpr double width() const noexcept { return high_ - low_; }
  [[nodiscard]] constexpr double middle() const noexcept { return 0.5 * low_ + 0.5 * high_; }
  [[nodiscard]] constexpr bool contains(double value) const noexcept { return low_ <= value && value <= high_; }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return low_ == 0 && high_ == 0; }

  /// A double below: the next one, or -1e-290 below zero (subnormal ends would slow every later product); -inf stays.
  [[nodiscard]] static constexpr double below(double x) noexcept {
    if (!(x > -std::numeric_limits<double>::infinity())) return -std::numeric_limits<double>::infinity();
    if (x < 1e-290 && x > -1e-290) return x - 1e-290;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    return std::bit_cast<double>(x > 0 ? bits - 1 : bits + 1);
  }
  /// A double above, likewise; +inf stays.
  [[nodiscard]] static constexpr double above(double x) noexcept { return -below(-x); }

  /// Ends moved out by `steps` units in the last place. A NaN end becomes infinite.
  [[nodiscard]] static constexpr Interval outward(double low, double high, int steps = 1) noexcept {
    for (int i = 0; i < steps; ++i) {
      low = below(low);
      high = above(high);
    }
    return {low, high};
  }

  constexpr Interval& operator+=(const Interval& o) noexcept { return *this = *this + o; }
  constexpr Interval& operator-=(const Interval& o) noexcept { return *this = *this - o; }
  constexpr Interval& operator*=(const Interval& o) noexcept { return *this = *this * o; }

  friend constexpr Interval operator-(const Interval& a) noexcept { return {-a.high_, -a.low_}; }
  friend constexpr Interval operator+(const Interval& a, const Interval& b) noexcept {
    if (a.is_zero()) return b;
    if (b.is_zero()) return a;
    return outward(a.low_ + b.low_, a.high_ + b.high_);
  }
  friend constexpr Interval operator-(const Interval& a, const Interval& b) noexcept {
    return outward(a.low_ - b.high_, a.high_ - b.low_);
  }
  friend constexpr Interval operator*(const Interval& a, const Interval& b) noexcept {
    if (a.is_zero() || b.is_zero()) return {};
    const double p = product(a.low_, b.low_);
    const double q = product(a.low_, b.high_);
    const double r = product(a.high_, b.low_);
    const double s = product(a.high_, b.high_);
    return outward(std::min(std::min(p, q), std::min(r, s)), std::max(std::max(p, q), std::max(r, s)));
  }
  friend constexpr Interval operator/(const Interval& a, const Interval& b) noexcept {
    if (b.low_ <= 0 && b.high_ >= 0) {
      return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    }
    // 1/b is monotone on either side of zero.
    return a * outward(1 / b.high_, 1 / b.low_);
  }

 private:
  /// 0 * inf is 0: an infinite end stands for "no bound", not for a value that is attained.
  static constexpr double product(double x, double y) noexcept { return x == 0 || y == 0 ? 0 : x * y; }

  double low_ = 0;
  double high_ = 0;
};

inline Interval sqrt(const Interval& a) noexcept {
  const Interval root = Interval::outward(std::sqrt(std::max(a.low(), 0.0)), std::sqrt(std::max(a.high(), 0.0)));
  return {std::max(root.low(), 0.0), root.high()};
}

inline Interval exp(const Interval& a) noexcept {
  const Interval e = Interval::outward(std::exp(a.low()), std::exp(a.high()), 4);
  return {std::max(e.low(), 0.0), e.high()};
}

/// Natural logarithm of the positive part of the argument: log 0 = -inf.
inline Interval log(const Interval& a) noexcept {
  return Interval::outward(std::log(std::max(a.low(), 0.0)), std::log(std::max(a.high(), 0.0)), 4);
}

/// a^exponent for the non-negative part of the argument.
inline Interval pow(const Interval& a, double exponent) noexcept {
  const double low = std::pow(std::max(a.low(), 0.0), exponent);
  const double high = std::pow(std::max(a.high(), 0.0), exponent);
  const Interval power = Interval::outward(std::min(low, high), std::max(low, high), 4);
  return {std::max(power.low(), 0.0), power.high()};
}

/// Range of the pointwise minimum.
inline Interval min(const Interval& a, const Interval& b) noexcept {
  return {std::min(a.low(), b.low()), std::min(a.high(), b.high())};
}

/// Range of the pointwise maximum.
inline Interval max(const Interval& a, const Interval& b) noexcept {
  return {std::max(a.low(), b.low()), std::max(a.high(), b.high())};
}

/// Smallest interval that holds both.
inline Interval hull(const Interval& a, const Interval& b) noexcept {
  return {std::min(a.low(), b.low()), std::max(a.high(), b.high())};
}

}  // namespace selectorate
