#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <selectorate/base/interval.hpp>

namespace selectorate {

/// Largest number that a formula's argument can take, and whether one is certainly below another: so that a formula is
/// written once for `double`, `Interval` and `Gradient` of either.
inline double upper_end(double x) noexcept {
  return x;
}
inline double upper_end(const Interval& x) noexcept {
  return x.high();
}
inline double lower_end(double x) noexcept {
  return x;
}
inline double lower_end(const Interval& x) noexcept {
  return x.low();
}

inline double hull(double a, double b) noexcept {
  return 0.5 * (a + b);
}

/// A value with its first derivatives in `size` variables: forward automatic differentiation.
///
/// With `Number` = Interval the derivatives enclose those of every point of a box, which is what the mean value form
/// of an interval bound needs (Moore, Kearfott & Cloud 2009, ch. 6). Where `min` and `max` have a kink inside the box,
/// the derivative is the hull of both sides (the generalised gradient), which keeps the mean value form valid.
template <class Number, std::size_t size>
class Gradient {
 public:
  Gradient() noexcept = default;
  /// A constant.
  Gradient(double value) noexcept : value_(value) {}  // NOLINT(google-explicit-constructor)
  /// The variable with that index.
  Gradient(const Number& value, std::size_t variable) noexcept : value_(value) { slope_[variable] = Number(1.0); }

  /// f(a), given f's value and derivative there.
  static Gradient chain(const Gradient& a, const Number& value, const Number& derivative) noexcept {
    Gradient r;
    r.value_ = value;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = derivative * a.slope_[i];
    return r;
  }
  /// f(a, b), given f's value and partial derivatives there.
  static Gradient chain(const Gradient& a, const Gradient& b, const Number& value, const Number& by_a,
                        const Number& by_b) noexcept {
    Gradient r;
    r.value_ = value;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = by_a * a.slope_[i] + by_b * b.slope_[i];
    return r;
  }

  [[nodiscard]] const Number& value() const noexcept { return value_; }
  [[nodiscard]] const Number& slope(std::size_t variable) const noexcept { return slope_[variable]; }

  Gradient& operator+=(const Gradient& o) noexcept { return *this = *this + o; }
  Gradient& operator-=(const Gradient& o) noexcept { return *this = *this - o; }
  Gradient& operator*=(const Gradient& o) noexcept { return *this = *this * o; }

  friend Gradient operator-(const Gradient& a) noexcept {
    Gradient r;
    r.value_ = -a.value_;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = -a.slope_[i];
    return r;
  }
  friend Gradient operator+(const Gradient& a, const Gradient& b) noexcept {
    Gradient r;
    r.value_ = a.value_ + b.value_;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = a.slope_[i] + b.slope_[i];
    return r;
  }
  friend Gradient operator-(const Gradient& a, const Gradient& b) noexcept {
    Gradient r;
    r.value_ = a.value_ - b.value_;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = a.slope_[i] - b.slope_[i];
    return r;
  }
  friend Gradient operator*(const Gradient& a, const Gradient& b) noexcept {
    return chain(a, b, a.value_ * b.value_, b.value_, a.value_);
  }
  friend Gradient operator/(const Gradient& a, const Gradient& b) noexcept {
    const Number inverse = Number(1.0) / b.value_;
    const Number quotient = a.value_ * inverse;
    return chain(a, b, quotient, inverse, -(quotient * inverse));
  }
  // Constants need no derivatives: cheaper, and tighter for intervals.
  friend Gradient operator+(const Gradient& a, double b) noexcept {
    Gradient r = a;
    r.value_ = a.value_ + Number(b);
    return r;
  }
  friend Gradient operator+(double a, const Gradient& b) noexcept { return b + a; }
  friend Gradient operator-(const Gradient& a, double b) noexcept { return a + (-b); }
  friend Gradient operator-(double a, const Gradient& b) noexcept { return (-b) + a; }
  friend Gradient operator*(const Gradient& a, double b) noexcept { return chain(a, a.value_ * Number(b), Number(b)); }
  friend Gradient operator*(double a, const Gradient& b) noexcept { return b * a; }
  friend Gradient operator/(const Gradient& a, double b) noexcept {
    const Number inverse = Number(1.0) / Number(b);
    return chain(a, a.value_ * inverse, inverse);
  }

  friend Gradient sqrt(const Gradient& a) noexcept {
    using std::sqrt;
    const Number root = sqrt(a.value_);
    return chain(a, root, Number(0.5) / root);
  }
  friend Gradient exp(const Gradient& a) noexcept {
    using std::exp;
    const Number e = exp(a.value_);
    return chain(a, e, e);
  }
  friend Gradient log(const Gradient& a) noexcept {
    using std::log;
    return chain(a, log(a.value_), Number(1.0) / a.value_);
  }
  friend Gradient pow(const Gradient& a, double exponent) noexcept {
    using std::pow;
    return chain(a, pow(a.value_, exponent), Number(exponent) * pow(a.value_, exponent - 1));
  }
  friend Gradient min(const Gradient& a, const Gradient& b) noexcept {
    if (upper_end(a.value_) <= lower_end(b.value_)) return a;
    if (upper_end(b.value_) <= lower_end(a.value_)) return b;
    using std::min;
    return either(a, b, min(a.value_, b.value_));
  }
  friend Gradient max(const Gradient& a, const Gradient& b) noexcept {
    if (lower_end(a.value_) >= upper_end(b.value_)) return a;
    if (lower_end(b.value_) >= upper_end(a.value_)) return b;
    using std::max;
    return either(a, b, max(a.value_, b.value_));
  }

 private:
  static Gradient either(const Gradient& a, const Gradient& b, const Number& value) noexcept {
    Gradient r;
    r.value_ = value;
    for (std::size_t i = 0; i < size; ++i) r.slope_[i] = hull(a.slope_[i], b.slope_[i]);
    return r;
  }

  Number value_{};
  std::array<Number, size> slope_{};
};

template <class Number, std::size_t size>
double upper_end(const Gradient<Number, size>& x) noexcept {
  return upper_end(x.value());
}
template <class Number, std::size_t size>
double lower_end(const Gradient<Number, size>& x) noexcept {
  return lower_end(x.value());
}

}  // namespace selectorate
