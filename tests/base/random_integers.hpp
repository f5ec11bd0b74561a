#pragma once

#include <cstdint>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A random integer of at most so many bits, not negative.
inline Integer draw_integer(RandomStream& random, std::uint32_t bits) {
  Integer value = 0;
  for (std::uint32_t k = 0; k < bits; ++k) value = value * 2 + random.below(2);
  return value;
}

}  // namespace selectorate
