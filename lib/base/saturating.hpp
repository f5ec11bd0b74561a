#pragma once

#include <cstdint>
#include <limits>

namespace selectorate {

/// Stands for this number and all that are larger.
inline constexpr std::uint64_t too_many = std::numeric_limits<std::uint64_t>::max();

[[nodiscard]] inline std::uint64_t saturating_product(std::uint64_t a, std::uint64_t b) noexcept {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? too_many : product;
}

[[nodiscard]] inline std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) noexcept {
  return a > too_many - b ? too_many : a + b;
}

}  // namespace selectorate
