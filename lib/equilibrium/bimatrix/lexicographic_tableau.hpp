#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"

namespace selectorate {

/// Integers that do not allocate up to 512 bits.
using WideInteger =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<512>, boost::multiprecision::et_off>;

/// The simplex tableau of a best-response polytope at a basis, in integers over one denominator, for the right-hand
/// sides 1 + e^1, 1 + e^2, … with e > 0 as small as need be, which no basic solution makes zero: every vertex belongs
/// to one basis at least, and the edges from a basis are its columns.
///
/// A row says denominator * basic + sum of entries * nonbasic = right-hand side; the objective, the last row, is to
/// minimise the sum of the coordinates, whose only optimum is zero.
template <class Number>
class LexicographicTableau {
 public:
  /// At z = 0. \throws WidthExceeded
  explicit LexicographicTableau(const BestResponsePolytope& polytope);

  [[nodiscard]] std::size_t column_count() const noexcept { return columns_; }
  /// The row whose variable leaves the basis if the column's enters (Dantzig, Orden & Wolfe 1955).
  [[nodiscard]] std::size_t leaving_row(std::size_t column) const;
  /// Whether the pivot leads to a basis from which Bland's rule pivots back: of the variables that would improve the
  /// objective there, the one that leaves here comes first.
  [[nodiscard]] bool is_reversed_by_blands_rule(std::size_t row, std::size_t column) const;
  /// Whether the objective falls along the column: only then may the pivot be one that Bland's rule reverses.
  [[nodiscard]] bool worsens(std::size_t column) const { return at(rows_, column) > 0; }
  /// \throws WidthExceeded, leaving the tableau spoilt
  void pivot(std::size_t row, std::size_t column);

  /// Variables that are zero at the vertex, the perturbation taken away.
  [[nodiscard]] std::vector<std::uint32_t> zeros() const;

 private:
  [[nodiscard]] Number& at(std::size_t row, std::size_t column) { return entries_[row * (columns_ + 1) + column]; }
  [[nodiscard]] const Number& at(std::size_t row, std::size_t column) const {
    return entries_[row * (columns_ + 1) + column];
  }
  [[nodiscard]] bool is_ratio_less(std::size_t row, std::size_t than, std::size_t column) const;
  [[nodiscard]] Number perturbation(std::size_t row, std::uint32_t slack) const;

  std::size_t rows_;
  std::size_t columns_;
  Number denominator_ = 1;
  std::vector<Number> entries_;
  std::vector<std::uint32_t> basic_;      ///< by row
  std::vector<std::uint32_t> nonbasic_;   ///< by column
  std::vector<std::uint32_t> column_of_;  ///< by slack; `none` where basic
};

}  // namespace selectorate
