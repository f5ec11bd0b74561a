#pragma once

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// The greatest common divisor of two integers of any size, not negative; that of 0 and 0 is 0.
///
/// Euclid's algorithm, of which many steps at a time are found from the leading digits alone (Lehmer 1938). For numbers
/// of thousands of bits it takes a small part of the time of the binary algorithm that Boost's fractions use.
[[nodiscard]] Integer find_common_divisor(Integer a, Integer b);

/// numerator / denominator of two numbers that are known to have no common divisor, without looking for one.
/// \pre denominator > 0
[[nodiscard]] Rational make_coprime_fraction(const Integer& numerator, const Integer& denominator);

/// numerator / denominator in lowest terms.
/// \pre denominator > 0
[[nodiscard]] Rational make_reduced_fraction(const Integer& numerator, const Integer& denominator);

}  // namespace selectorate
