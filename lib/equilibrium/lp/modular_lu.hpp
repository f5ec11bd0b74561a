#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "equilibrium/lp/modular_field.hpp"

namespace selectorate {

/// Triangular factors of a sparse square matrix modulo a prime, pivots chosen for sparsity (Markowitz 1957): rows and
/// columns with one entry first, then the shortest row with its rarest column.
class ModularLu {
 public:
  struct Entry {
    std::uint32_t place;  ///< row or column
    std::uint64_t value;  ///< an element of the field
  };

  /// \param columns  the matrix, column by column; entries name their row, no row twice
  /// \return nothing if the matrix is singular modulo the prime
  [[nodiscard]] static std::optional<ModularLu> factorize(const ModularField& field,
                                                          const std::vector<std::vector<Entry>>& columns);

  /// x with B x = b, in place: in by rows, out by columns.
  void solve(std::vector<std::uint64_t>& vector) const;
  /// y with B'y = c, in place: in by columns, out by rows.
  void solve_transposed(std::vector<std::uint64_t>& vector) const;

 private:
  friend class ModularElimination;

  struct Pivot {
    std::uint32_t row;
    std::uint32_t column;
    std::uint64_t inverse;
    std::vector<Entry> upper;  ///< the rest of the pivot's row, by columns
    std::vector<Entry> lower;  ///< what multiple of it was subtracted from which rows
  };

  explicit ModularLu(const ModularField& field) : field_(field) {}

  ModularField field_;
  std::vector<Pivot> pivots_;
};

}  // namespace selectorate
