#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"

namespace selectorate {

/// Integers that do not allocate up to 512 bits.
using WideInteger =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<512>, boost::multiprecision::et_off>;

/// The simplex tableau of a best-response polytope, or of a face of it, at a basis, in integers over one denominator,
/// where e^1, e^2, … with e > 0 as small as need be are added to the right-hand sides of the first basis, which no
/// basic solution makes zero then: every vertex belongs to one basis at least, and the edges from a basis are its
/// columns.
///
/// A row says denominator * basic + sum of entries * nonbasic = right-hand side; the objective, the last row, is to
/// minimise the sum of the variables that are nonbasic at first, whose only optimum is the first vertex.
template <class Number>
class LexicographicTableau {
 public:
  /// The whole polytope, at z = 0. \throws WidthExceeded
  explicit LexicographicTableau(const BestResponsePolytope& polytope);
  /// The face where these labels are tight, at one of its vertices. \throws WidthExceeded
  LexicographicTableau(const BestResponsePolytope& polytope, const LabelSet& tight);

  /// Whether the face has no point; then nothing else may be asked.
  [[nodiscard]] bool is_empty() const noexcept { return is_empty_; }
  /// The dimension of the polytope, or of the affine space in which the face lies.
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

  /// Whether the vertex proves that one of the polytope's variables is zero on the whole face.
  [[nodiscard]] bool proves_zero(std::uint32_t variable) const;
  /// The polytope's variables that are zero at the vertex, the perturbation taken away.
  [[nodiscard]] std::vector<std::uint32_t> zeros() const;
  /// The vertex, the perturbation taken away.
  [[nodiscard]] PolytopePoint point() const;

 private:
  [[nodiscard]] Number& at(std::size_t row, std::size_t column) { return entries_[row * (columns_ + 1) + column]; }
  [[nodiscard]] const Number& at(std::size_t row, std::size_t column) const {
    return entries_[row * (columns_ + 1) + column];
  }
  [[nodiscard]] bool is_ratio_less(std::size_t row, std::size_t than, std::size_t column) const;
  [[nodiscard]] Number perturbation(std::size_t row, std::uint32_t slack) const;
  void set_up(const BestResponsePolytope& polytope, const std::vector<std::uint32_t>& coordinates);
  bool fix_rows(const BestResponsePolytope& polytope, const LabelSet& tight);
  void keep(const std::vector<char>& is_row_left, const std::vector<char>& is_column_left);
  bool make_feasible();
  void make_first();
  void make_positive();

  std::size_t rows_;
  std::size_t columns_;
  std::size_t dimension_;  ///< of the polytope
  bool is_empty_ = false;
  Number denominator_ = 1;
  std::vector<Number> entries_;
  std::vector<std::uint32_t> basic_;      ///< by row
  std::vector<std::uint32_t> nonbasic_;   ///< by column
  std::vector<std::uint32_t> column_of_;  ///< by what is basic at first; `none` where basic
  std::vector<std::uint32_t> variable_;   ///< the polytope's, of each of the tableau's
  std::vector<std::uint32_t> fixed_;      ///< the polytope's variables that are zero on the whole face
};

}  // namespace selectorate
