#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/integer_columns.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// What a variable may be when it is basic.
enum class VariableKind : std::uint8_t {
  nonnegative,
  free,
  fixed,  ///< the slack of an equation: zero
};

/// A linear program in the form that bases are about: maximise c'x subject to A x + s = b in integers, where s_i >= 0,
/// or s_i = 0 in an equation. Each row, and the objective, is multiplied by a factor that makes it integers without a
/// common divisor; rows >= turn round.
struct IntegerProgram {
  using Entry = IntegerEntry;

  /// Empty, to be filled in.
  IntegerProgram() = default;
  explicit IntegerProgram(const LinearProgram& program);

  [[nodiscard]] std::size_t column_count() const noexcept { return columns.size(); }
  [[nodiscard]] std::size_t row_count() const noexcept { return right_side.size(); }
  [[nodiscard]] bool is_slack(std::uint32_t variable) const noexcept { return variable >= columns.size(); }
  [[nodiscard]] std::uint32_t slack(std::uint32_t row) const noexcept {
    return static_cast<std::uint32_t>(columns.size()) + row;
  }

  IntegerColumns columns;  ///< entries in increasing order of rows, none of them zero
  std::vector<Integer> right_side;
  std::vector<Integer> objective;
  std::vector<VariableKind> kinds;   ///< of the columns, then of the slacks
  std::vector<Rational> row_factor;  ///< what a row was multiplied by: negative where it turned round
  Rational objective_factor = 1;     ///< what the objective was multiplied by, positive
};

}  // namespace selectorate
