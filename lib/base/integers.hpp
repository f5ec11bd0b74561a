#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <selectorate/base/rational.hpp>

#include "base/limbs.hpp"

namespace selectorate {

/// How many binary digits an integer has, whatever its sign; zero has none.
[[nodiscard]] inline std::size_t bit_length(const Integer& value) {
  const auto limbs = limbs_of(value);
  return limbs.size() * limb_bits - static_cast<std::size_t>(std::countl_zero(limbs.back()));
}
/// \pre not the least there is
[[nodiscard]] inline std::size_t bit_length(std::int64_t value) {
  return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(value < 0 ? -value : value)));
}

/// Of two positive integers, of which the second most often divides the first.
[[nodiscard]] inline Integer least_common_multiple(const Integer& a, const Integer& b) {
  return a % b == 0 ? a : lcm(a, b);
}

}  // namespace selectorate
