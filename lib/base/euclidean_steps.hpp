#pragma once

#include <cstdint>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// Steps of Euclid's algorithm as one matrix: a' = xa + yb, b' = za + wb.
struct EuclideanSteps {
  std::int64_t x = 1;
  std::int64_t y = 0;
  std::int64_t z = 0;
  std::int64_t w = 1;

  [[nodiscard]] bool is_none() const noexcept { return y == 0; }

  /// Takes the steps, in place. \pre neither becomes negative
  void apply(Integer& a, Integer& b) const;
  /// The same for cofactors, whose signs alternate. \pre they are not of the same sign
  void apply_to_cofactors(Integer& a, Integer& b) const;
};

/// The next steps as far as the leading digits alone determine them (Lehmer 1938). None if the first quotient is large:
/// no quotient of 2^31 or more is among them, so none is passed by.
/// \pre a >= b > 0, a of at least 62 bits
[[nodiscard]] EuclideanSteps find_euclidean_steps(const Integer& a, const Integer& b);

}  // namespace selectorate
