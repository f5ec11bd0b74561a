#pragma once

#include <cstdint>
#include <numeric>
#include <type_traits>
#include <utility>

#include <selectorate/base/rational.hpp>

#include "equilibrium/scaled_payoffs.hpp"

namespace selectorate {

/// Thrown where a number of fixed width cannot hold a result; never leaves the room. The least number of a width, whose
/// negative does not fit, counts as too large.
struct WidthExceeded {};

inline constexpr int128 least_int128 = -(int128{1} << 126U) * 2;

[[nodiscard]] inline std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result) || result == INT64_MIN) throw WidthExceeded{};
  return result;
}
[[nodiscard]] inline int128 checked_multiply(int128 a, int128 b) {
  int128 result = 0;
  if (__builtin_mul_overflow(a, b, &result) || result == least_int128) throw WidthExceeded{};
  return result;
}
[[nodiscard]] inline Integer checked_multiply(const Integer& a, const Integer& b) {
  return a * b;
}

[[nodiscard]] inline std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result) || result == INT64_MIN) throw WidthExceeded{};
  return result;
}
[[nodiscard]] inline int128 checked_subtract(int128 a, int128 b) {
  int128 result = 0;
  if (__builtin_sub_overflow(a, b, &result) || result == least_int128) throw WidthExceeded{};
  return result;
}
[[nodiscard]] inline Integer checked_subtract(const Integer& a, const Integer& b) {
  return a - b;
}

template <class Number>
[[nodiscard]] Number checked_negate(const Number& value) {
  return checked_subtract(Number(0), value);
}

/// The greatest common divisor, 0 for two zeros. Both from checked results.
[[nodiscard]] inline std::int64_t greatest_divisor(std::int64_t a, std::int64_t b) {
  return std::gcd(a, b);
}
[[nodiscard]] inline int128 greatest_divisor(int128 a, int128 b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    if ((a >> 63U) == 0 && (b >> 63U) == 0) return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
    a = std::exchange(b, a % b);
  }
  return a;
}
[[nodiscard]] inline Integer greatest_divisor(const Integer& a, const Integer& b) {
  return gcd(a, b);
}

/// Whether a/b < c/d, for positive b and d.
template <class Number>
[[nodiscard]] bool is_quotient_less(const Number& a, const Number& b, const Number& c, const Number& d) {
  if constexpr (std::is_same_v<Number, std::int64_t>) {
    return static_cast<int128>(a) * d < static_cast<int128>(c) * b;
  } else {
    return widen(a) * widen(d) < widen(c) * widen(b);
  }
}

}  // namespace selectorate
