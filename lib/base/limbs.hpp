#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A digit of an integer as the processor sees it: 64 bits.
using Limb = boost::multiprecision::limb_type;
inline constexpr std::size_t limb_bits = std::numeric_limits<Limb>::digits;

/// Of the absolute value, the least first.
[[nodiscard]] inline std::span<const Limb> limbs_of(const Integer& number) {
  return {number.backend().limbs(), number.backend().size()};
}

/// The 64 bits of a number from one of them on; zeros beyond its end.
[[nodiscard]] inline Limb limb_from(std::span<const Limb> number, std::size_t bit) {
  const std::size_t first = bit / limb_bits;
  const std::size_t shift = bit % limb_bits;
  if (first >= number.size()) return 0;
  Limb limb = number[first] >> shift;
  if (shift != 0 && first + 1 < number.size()) limb |= number[first + 1] << (limb_bits - shift);
  return limb;
}

/// 1 / odd modulo 2^64: Newton's iteration doubles the number of correct bits, of which an odd number has three.
[[nodiscard]] inline Limb invert_odd(Limb odd) noexcept {
  Limb inverse = odd;
  for (std::size_t bits = 3; bits < limb_bits; bits *= 2) inverse *= 2 - odd * inverse;
  return inverse;
}

}  // namespace selectorate
