#pragma once

#include <cstdint>
#include <vector>

#include "equilibrium/lcp/complementary_system.hpp"
#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// How large the infinitesimals of a system are where doubles stand for them.
struct Disturbance {
  double tremble = 0;    ///< the largest power of e that occurs
  double tie_break = 0;  ///< the largest of what is added to rows, in their slacks' units, so that there are no ties
};

/// The system's equations in doubles: variables in the units of their magnitudes, rows in those of their slacks, and
/// small numbers in the place of infinitesimals.
class FloatingProgram {
 public:
  using Entry = RealLu::Entry;

  /// Without a disturbance.
  FloatingProgram(const ComplementarySystem& system, const IntegerProgram& program);

  /// Puts numbers in the place of infinitesimals, instead of those put there before.
  void disturb(const ComplementarySystem& system, const Disturbance& disturbance);

  [[nodiscard]] std::size_t row_count() const noexcept { return right_side_.size(); }
  [[nodiscard]] std::uint32_t variable_count() const noexcept { return static_cast<std::uint32_t>(columns_.size()); }
  /// The column of a variable, slacks included.
  [[nodiscard]] const std::vector<Entry>& column(std::uint32_t variable) const { return columns_[variable]; }
  [[nodiscard]] const std::vector<double>& right_side() const { return right_side_; }
  /// The right side without disturbance.
  [[nodiscard]] const std::vector<double>& undisturbed_side() const { return undisturbed_side_; }

 private:
  std::vector<std::vector<Entry>> columns_;
  std::vector<double> undisturbed_side_;
  std::vector<double> right_side_;
};

/// The power of two next below a positive number.
[[nodiscard]] int binary_exponent(const Rational& value);

}  // namespace selectorate
