#include "base/reduced_fraction.hpp"

#include <cstddef>

#include "base/euclidean_steps.hpp"
#include "base/exact_division.hpp"

namespace selectorate {
namespace {

/// Up to here the binary algorithm works on the processor's own numbers, and is faster.
constexpr std::size_t narrow_bits = 128;

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
    if (boost::multiprecision::msb(a) < narrow_bits) return boost::multiprecision::gcd(a, b);
    const EuclideanSteps steps = find_euclidean_steps(a, b);
    if (steps.is_none()) {
      a %= b;
      a.swap(b);
    } else {
      steps.apply(a, b);
    }
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
  return make_coprime_fraction(divide_exactly(numerator, divisor), divide_exactly(denominator, divisor));
}

}  // namespace selectorate
