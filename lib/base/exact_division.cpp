#include "base/exact_division.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace selectorate {
namespace {

using boost::multiprecision::double_limb_type;
using boost::multiprecision::limb_type;

constexpr unsigned limb_bits = std::numeric_limits<limb_type>::digits;

/// Of the absolute value, the least first.
std::span<const limb_type> limbs_of(const Integer& number) {
  return {number.backend().limbs(), number.backend().size()};
}

std::size_t bit_length(std::span<const limb_type> limbs) {
  return limbs.size() * limb_bits - static_cast<std::size_t>(std::countl_zero(limbs.back()));
}

/// \pre not all zero
std::size_t trailing_zeros(std::span<const limb_type> limbs) {
  const auto first = std::find_if(limbs.begin(), limbs.end(), [](limb_type limb) { return limb != 0; });
  return static_cast<std::size_t>(first - limbs.begin()) * limb_bits +
         static_cast<std::size_t>(std::countr_zero(*first));
}

/// The low limbs of a number / 2^zeros.
std::vector<limb_type> low_limbs(std::span<const limb_type> number, std::size_t zeros, std::size_t count) {
  const auto shifted = number.subspan(zeros / limb_bits);
  const std::size_t shift = zeros % limb_bits;
  std::vector<limb_type> low(count, 0);
  for (std::size_t i = 0; i < std::min(count, shifted.size()); ++i) {
    low[i] = shifted[i] >> shift;
    if (shift != 0 && i + 1 < shifted.size()) low[i] |= shifted[i + 1] << (limb_bits - shift);
  }
  return low;
}

/// 1 / odd modulo 2^64: Newton's iteration doubles the number of correct bits, of which an odd number has three.
limb_type invert(limb_type odd) {
  limb_type inverse = odd;
  for (unsigned bits = 3; bits < limb_bits; bits *= 2) inverse *= 2 - odd * inverse;
  return inverse;
}

/// number -= factor * other, of which the digits that the number has no room for are left out.
void subtract_multiple(std::span<limb_type> number, limb_type factor, std::span<const limb_type> other) {
  limb_type borrow = 0;
  const std::size_t shared = std::min(number.size(), other.size());
  for (std::size_t j = 0; j < shared; ++j) {
    const double_limb_type product = double_limb_type{factor} * other[j] + borrow;
    const auto low = static_cast<limb_type>(product);
    borrow = static_cast<limb_type>(product >> limb_bits) + (number[j] < low ? 1 : 0);
    number[j] -= low;
  }
  for (std::size_t j = shared; j < number.size() && borrow != 0; ++j) {
    const limb_type before = number[j];
    number[j] -= borrow;
    borrow = before < borrow ? 1 : 0;
  }
}

}  // namespace

Integer divide_exactly(const Integer& a, const Integer& b) {
  if (a == 0) return 0;
  const auto dividend = limbs_of(a);
  const std::size_t zeros = trailing_zeros(limbs_of(b));
  const std::size_t count = (bit_length(dividend) - bit_length(limbs_of(b))) / limb_bits + 1;
  std::vector<limb_type> rest = low_limbs(dividend, zeros, count);
  std::vector<limb_type> divisor = low_limbs(limbs_of(b), zeros, count);
  while (divisor.back() == 0) divisor.pop_back();
  const limb_type inverse = invert(divisor.front());
  for (std::size_t i = 0; i < count; ++i) {
    const limb_type digit = rest[i] * inverse;
    subtract_multiple(std::span(rest).subspan(i), digit, divisor);
    rest[i] = digit;
  }
  Integer quotient;
  import_bits(quotient, rest.begin(), rest.end(), limb_bits, false);
  return (a < 0) == (b < 0) ? quotient : Integer(-quotient);
}

}  // namespace selectorate
