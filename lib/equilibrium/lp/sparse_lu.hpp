#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "equilibrium/lp/modular_field.hpp"

namespace selectorate {

/// Doubles as a field, rounding and all.
struct RealField {
  using Element = double;

  [[nodiscard]] static double one() noexcept { return 1; }
  [[nodiscard]] static double subtract(double a, double b) noexcept { return a - b; }
  [[nodiscard]] static double multiply(double a, double b) noexcept { return a * b; }
  [[nodiscard]] static double invert(double a) noexcept { return 1 / a; }
  /// A value less products.
  class Difference {
   public:
    Difference(const RealField& /*field*/, double value) noexcept : value_(value) {}
    void subtract_product(double a, double b) noexcept { value_ -= a * b; }
    [[nodiscard]] double value() const noexcept { return value_; }

   private:
    double value_;
  };
  /// Whether a difference is nothing but the rounding of what was subtracted.
  [[nodiscard]] static bool is_cancelled(double difference, double subtracted) noexcept {
    return std::abs(difference) <= 1e-14 * std::abs(subtracted);
  }
  /// How well it serves as a pivot.
  [[nodiscard]] static double magnitude(double a) noexcept { return std::abs(a); }
};

/// Triangular factors of a sparse square matrix over a field, pivots chosen for sparsity (Markowitz 1957): rows and
/// columns with one entry first, then the shortest row with its rarest column; over doubles, the rarest column among
/// entries that are not small in their row.
template <class Field>
class SparseLu {
 public:
  using Element = typename Field::Element;

  struct Entry {
    std::uint32_t place;  ///< row or column
    Element value;
  };

  /// \param columns  the matrix, column by column; entries name their row, no row twice
  /// \return nothing if the matrix is singular over the field (over doubles: if all that is left of a row is tiny)
  [[nodiscard]] static std::optional<SparseLu> factorize(const Field& field,
                                                         const std::vector<std::span<const Entry>>& columns);

  /// x with B x = b, in place: in by rows, out by columns.
  void solve(std::vector<Element>& vector) const;
  /// y with B'y = c, in place: in by columns, out by rows.
  void solve_transposed(std::vector<Element>& vector) const;
  /// 1 / det B, or minus that: the order of pivots decides on the sign, and is not looked at.
  [[nodiscard]] Element unsigned_inverse_determinant() const;

 private:
  template <class>
  friend class SingleElimination;
  template <class>
  friend class SparseElimination;

  struct Pivot {
    std::uint32_t row;
    std::uint32_t column;
    Element inverse;
    std::size_t upper_end;  ///< of the pivot's part of `upper_`, which starts where the one before ends
    std::size_t lower_end;
  };

  explicit SparseLu(const Field& field) : field_(field) {}

  [[nodiscard]] std::span<const Entry> upper(std::size_t k) const {
    const std::size_t first = k == 0 ? 0 : pivots_[k - 1].upper_end;
    return std::span<const Entry>(upper_).subspan(first, pivots_[k].upper_end - first);
  }
  [[nodiscard]] std::span<const Entry> lower(std::size_t k) const {
    const std::size_t first = k == 0 ? 0 : pivots_[k - 1].lower_end;
    return std::span<const Entry>(lower_).subspan(first, pivots_[k].lower_end - first);
  }

  Field field_;
  std::vector<Pivot> pivots_;
  std::vector<Entry> upper_;  ///< the rest of each pivot's row, by columns
  std::vector<Entry> lower_;  ///< what multiple of each pivot's row was subtracted from which rows
};

using ModularLu = SparseLu<ModularField>;
using RealLu = SparseLu<RealField>;

extern template class SparseLu<ModularField>;
extern template class SparseLu<RealField>;

}  // namespace selectorate
