#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <selectorate/base/small_fraction.hpp>

#include "base/reduced_fraction.hpp"

namespace selectorate {
namespace {

namespace mp = boost::multiprecision;

constexpr int mantissa_bits = 53;
constexpr std::int64_t last_exact_integer = std::int64_t{1} << mantissa_bits;

bool is_exact_integer(std::int64_t number) {
  return number <= last_exact_integer && number >= -last_exact_integer;
}

bool fits(const Integer& number) {
  return mp::abs(number) <= std::numeric_limits<std::int64_t>::max();
}

}  // namespace

SmallFraction make_small_fraction(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 1) return {numerator, 1};
  const std::int64_t divisor = std::gcd(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

std::optional<SmallFraction> small_fraction(const Rational& number) {
  const Integer numerator = mp::numerator(number);
  const Integer denominator = mp::denominator(number);
  if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  return SmallFraction{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

std::optional<SmallFraction> small_fraction(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  if (number == 0) return SmallFraction{};
  int exponent = 0;
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(number, &exponent), mantissa_bits));
  exponent -= mantissa_bits;
  constexpr int most = 62;  // the largest power of two in a 64-bit integer
  if (exponent >= 0) {
    if (exponent > most + 1 - mantissa_bits) return std::nullopt;  // mantissas are below 2^53
    return SmallFraction{mantissa * (std::int64_t{1} << exponent), 1};
  }
  // The mantissa's own zeros make up for a part of the exponent.
  const int zeros = __builtin_ctzll(static_cast<std::uint64_t>(mantissa));
  const int shift = std::min(zeros, -exponent);
  if (-exponent - shift > most) return std::nullopt;
  return SmallFraction{mantissa / (std::int64_t{1} << shift), std::int64_t{1} << (-exponent - shift)};
}

std::optional<SmallFraction> add(SmallFraction a, SmallFraction b) {
  const std::int64_t divisor = std::gcd(a.denominator, b.denominator);
  const std::int64_t factor = b.denominator / divisor;
  std::int64_t left = 0;
  std::int64_t right = 0;
  std::int64_t sum = 0;
  std::int64_t denominator = 0;
  if (__builtin_mul_overflow(a.numerator, factor, &left) ||
      __builtin_mul_overflow(b.numerator, a.denominator / divisor, &right) ||
      __builtin_add_overflow(left, right, &sum) || __builtin_mul_overflow(a.denominator, factor, &denominator) ||
      sum == std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return make_small_fraction(sum, denominator);
}

Rational to_rational(SmallFraction number) {
  return make_coprime_fraction(number.numerator, number.denominator);
}

double to_double(SmallFraction number) {
  // One rounding, and that to the nearest, where both parts are doubles.
  if (is_exact_integer(number.numerator) && is_exact_integer(number.denominator)) {
    return static_cast<double>(number.numerator) / static_cast<double>(number.denominator);
  }
  return to_rational(number).convert_to<double>();
}

bool has_exact_double(SmallFraction number) {
  if ((number.denominator & (number.denominator - 1)) != 0) return false;
  if (is_exact_integer(number.numerator)) return true;
  return is_exact_integer(number.numerator >> __builtin_ctzll(static_cast<std::uint64_t>(number.numerator)));
}

}  // namespace selectorate
