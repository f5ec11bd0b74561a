#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "equilibrium/lp/checked_arithmetic.hpp"
#include "equilibrium/lp/integer_program.hpp"

namespace selectorate {

/// The simplex tableau of an integer program at a basis, in integers of one width.
///
/// A row says `scale * x_basic + sum of values * nonbasic = right_side`, its numbers without a common divisor and the
/// scale positive; the objective's row says the same of z, its last row. So rows that a pivot does not touch stay as
/// they are, zeros cost nothing, and numbers are as short as the row allows. Slacks of equations that have left the
/// basis are forgotten.
template <class Number>
class ExactTableau {
 public:
  static constexpr std::uint32_t none = 0xffffffffU;

  struct Entry {
    std::uint32_t variable;
    Number value;
  };
  struct Row {
    std::uint32_t basic = none;
    Number scale = 1;
    Number right_side = 0;
    std::vector<Entry> entries;  ///< nonbasic variables in increasing order, no value zero
  };

  /// At the basis of all slacks. \throws WidthExceeded
  explicit ExactTableau(const IntegerProgram& program);
  /// The same tableau in wider numbers.
  template <class Narrower>
  explicit ExactTableau(const ExactTableau<Narrower>& other);

  [[nodiscard]] std::size_t row_count() const noexcept { return row_count_; }
  [[nodiscard]] const Row& row(std::size_t i) const { return rows_[i]; }
  [[nodiscard]] const Row& objective() const { return rows_[objective_]; }
  [[nodiscard]] VariableKind kind(std::uint32_t variable) const { return kinds_[variable]; }
  [[nodiscard]] std::size_t variable_count() const noexcept { return kinds_.size(); }
  /// The row in which a variable is basic, or `none`.
  [[nodiscard]] std::uint32_t row_of(std::uint32_t variable) const { return row_of_[variable]; }
  /// Number of rows, objectives included, in which a nonbasic variable occurs.
  [[nodiscard]] std::uint32_t occurrences(std::uint32_t variable) const { return occurrences_[variable]; }
  [[nodiscard]] Number value(std::size_t row, std::uint32_t variable) const;

  /// Makes `variable` basic in `row`; the variable that was basic there becomes zero.
  /// \pre value(row, variable) != 0 \throws WidthExceeded, leaving the tableau as it was
  void pivot(std::size_t row, std::uint32_t variable);

  /// Declares that a variable is zero: a nonbasic one is forgotten, a basic one will be once it leaves the basis.
  void fix(std::uint32_t variable);

  /// Puts "maximise minus the sum of the nonbasic variables" in the objective's place, and takes it away again.
  void set_artificial_objective();
  void restore_objective();

 private:
  template <class Other>
  friend class ExactTableau;

  [[nodiscard]] Row solved_for(const Row& row, std::uint32_t variable) const;
  [[nodiscard]] Row without(const Row& row, const Number& value, std::uint32_t variable, const Row& pivot_row) const;
  void replace(std::size_t row, Row&& by);

  std::size_t row_count_;
  std::size_t objective_;  ///< place of the objective's row: that of the program, or an artificial one after it
  std::vector<Row> rows_;
  std::vector<VariableKind> kinds_;
  std::vector<std::uint32_t> row_of_;
  std::vector<std::uint32_t> occurrences_;
};

/// The program's first tableau, or nothing where its numbers do not fit the width.
template <class Number>
std::optional<ExactTableau<Number>> try_make_tableau(const IntegerProgram& program) {
  try {
    return ExactTableau<Number>(program);
  } catch (const WidthExceeded&) {
    return std::nullopt;
  }
}

}  // namespace selectorate
