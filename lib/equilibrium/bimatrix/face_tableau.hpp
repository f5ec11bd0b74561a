#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"

namespace selectorate {

/// A face of a best-response polytope, as the simplex tableau in doubles of one of its vertices.
///
/// The tableau is a guide; what it says about a face being empty is proved in a way that its rounding errors do not
/// reach: rows mu of the polytope's own matrix C, all entries in [1, 2], give mu's + (mu'C)z = sum of mu at every
/// point, where s are the slacks. With the face's variables zero, those s whose mu is positive among them, the left
/// side is at most max(0, max of (mu'C)_i over coordinates i that may be positive), because C z <= 1 makes the sum of z
/// at most 1. The face is empty where the right side exceeds this by more than any rounding of these few sums
/// (Farkas 1902).
class FaceTableau {
 public:
  /// The whole polytope, at z = 0.
  explicit FaceTableau(const BestResponsePolytope& polytope);

  /// Goes to the face where a variable is zero as well, by minimising it with the primal simplex method.
  /// \return false if that face is empty, and this is proved; in doubt, true
  [[nodiscard]] bool fix(std::uint32_t variable);
  /// The face's dimension, as far as doubles can tell.
  [[nodiscard]] std::size_t dimension() const noexcept { return open_columns_; }

  /// Whether the variable's own row proves that it is positive on the whole face.
  [[nodiscard]] bool proves_positive(std::uint32_t variable) const;
  /// Whether the variable seems to be zero on the whole face. Nothing is proved by that.
  [[nodiscard]] bool suggests_zero(std::uint32_t variable) const;
  /// Its value at the vertex.
  [[nodiscard]] double value(std::uint32_t variable) const noexcept;

 private:
  static constexpr std::uint32_t none = 0xffffffffU;

  [[nodiscard]] double& at(std::size_t row, std::size_t column) { return entries_[row * width_ + column]; }
  [[nodiscard]] const double& at(std::size_t row, std::size_t column) const { return entries_[row * width_ + column]; }
  [[nodiscard]] bool is_open(std::size_t column) const { return !is_fixed_[nonbasic_[column]]; }
  [[nodiscard]] std::size_t entering_column(std::size_t row) const;
  [[nodiscard]] std::size_t largest_column(std::size_t row) const;
  [[nodiscard]] std::size_t leaving_row(std::size_t column, std::size_t preferred) const;
  [[nodiscard]] bool is_proved_positive(std::size_t row) const;
  void pivot(std::size_t row, std::size_t column);

  std::size_t rows_;
  std::size_t columns_;
  std::size_t open_columns_;
  std::size_t width_;  ///< columns and the right-hand side, rounded up for vector instructions
  std::shared_ptr<const std::vector<double>> matrix_;  ///< C
  std::vector<double> entries_;                        ///< basic + sum of entries * nonbasic = right-hand side
  std::vector<std::uint32_t> basic_;                   ///< by row
  std::vector<std::uint32_t> nonbasic_;                ///< by column
  std::vector<std::uint32_t> row_of_;                  ///< by variable; `none` where nonbasic
  std::vector<char> is_fixed_;                         ///< by variable
};

}  // namespace selectorate
