#include "base/reduced_fraction.hpp"

#include <cstdint>
#include <cstdlib>
#include <utility>

namespace selectorate {
namespace {

/// How many leading digits decide on the next steps.
constexpr std::size_t leading_bits = 62;
/// Up to here the binary algorithm works on the processor's own numbers, and is faster.
constexpr std::size_t narrow_bits = 128;

std::size_t bit_length(const Integer& positive) {
  return boost::multiprecision::msb(positive) + 1;
}

/// Steps of Euclid's algorithm as one matrix: a' = xa + yb, b' = za + wb.
struct EuclideanSteps {
  std::int64_t x = 1;
  std::int64_t y = 0;
  std::int64_t z = 0;
  std::int64_t w = 1;
};

/// The steps that leading digits alone determine.
/// \param a, b  the leading digits, a >= b, both cut off at the same place
EuclideanSteps find_steps(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t most = std::int64_t{1} << 31U;
  EuclideanSteps steps;
  // A quotient is the same whatever was cut off as long as what is left is large beside the factors. The second factor
  // is the larger one in each row.
  while (b != 0) {
    const std::int64_t quotient = a / b;
    if (quotient >= most) break;
    const std::int64_t rest = a - quotient * b;
    const std::int64_t z = steps.x - quotient * steps.z;
    const std::int64_t w = steps.y - quotient * steps.w;
    const bool is_small = z > -most && z < most && w > -most && w < most;
    if (!is_small || rest < std::abs(w) || b - rest < std::abs(w) + std::abs(steps.w)) break;
    a = std::exchange(b, rest);
    steps = {steps.z, steps.w, z, w};
  }
  return steps;
}

/// Boost has no constructor that takes the parts as they are; before 1.79 it gives them out as constants only, though
/// those of a fraction that is no constant are none either.
template <class Backend>
void set_parts(Backend& fraction, const Integer& numerator, const Integer& denominator) {
  if constexpr (requires { fraction.num() = numerator.backend(); }) {
    fraction.num() = numerator.backend();
    fraction.denom() = denominator.backend();
  } else {
    using Part = boost::multiprecision::number<Integer::backend_type>;
    const_cast<Part&>(fraction.data().numerator()).backend() = numerator.backend();
    const_cast<Part&>(fraction.data().denominator()).backend() = denominator.backend();
  }
}

}  // namespace

Integer find_common_divisor(Integer a, Integer b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  if (a < b) a.swap(b);
  while (b != 0) {
    const std::size_t bits = bit_length(a);
    if (bits <= narrow_bits) return boost::multiprecision::gcd(a, b);
    const auto cut = static_cast<unsigned>(bits - leading_bits);
    const EuclideanSteps steps =
        find_steps(static_cast<std::int64_t>(Integer(a >> cut)), static_cast<std::int64_t>(Integer(b >> cut)));
    if (steps.y == 0) {
      a %= b;
      a.swap(b);
      continue;
    }
    Integer next_a = a * steps.x;
    next_a += b * steps.y;
    a *= steps.z;
    b *= steps.w;
    b += a;
    a.swap(next_a);
  }
  return a;
}

Rational make_coprime_fraction(const Integer& numerator, const Integer& denominator) {
  Rational fraction;
  set_parts(fraction.backend(), numerator, denominator);
  return fraction;
}

Rational make_reduced_fraction(const Integer& numerator, const Integer& denominator) {
  if (numerator == 0) return 0;
  if (denominator == 1) return numerator;
  const Integer divisor = find_common_divisor(numerator, denominator);
  if (divisor == 1) return make_coprime_fraction(numerator, denominator);
  return make_coprime_fraction(numerator / divisor, denominator / divisor);
}

}  // namespace selectorate
