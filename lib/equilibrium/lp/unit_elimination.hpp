#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/fraction_reconstruction.hpp"
#include "equilibrium/lp/integer_columns.hpp"

namespace selectorate {

/// A square integer matrix, of which rows and columns that cross in 1 or -1 are eliminated (Gauss) as long as the rest
/// becomes neither much denser nor longer in its numbers: plans are sums of plans, and values of values, so of the
/// equations of a game few remain. What remains, the core, has the same determinant but for its sign.
class UnitElimination {
 public:
  /// \param columns  no row twice in a column
  explicit UnitElimination(const IntegerColumns& columns);

  [[nodiscard]] const IntegerColumns& core() const& noexcept { return core_; }
  const IntegerColumns& core() const&& = delete;

  /// Solves a system with the core, or with its transpose if the matrix is to be transposed.
  using CoreSolver = std::function<CommonFractions(const std::vector<Integer>& right_side)>;

  /// x with B x = b. \param right_side  by rows \return by columns
  [[nodiscard]] CommonFractions solve(std::vector<Integer> right_side, const CoreSolver& solve_core) const;
  /// y with B'y = c. \param right_side  by columns \return by rows
  [[nodiscard]] CommonFractions solve_transposed(std::vector<Integer> right_side, const CoreSolver& solve_core) const;

 private:
  struct Entry {
    std::uint32_t place;  ///< row or column
    Integer value;
  };
  struct Step {
    std::uint32_t row;
    std::uint32_t column;
    int pivot;              ///< 1 or -1
    std::size_t upper_end;  ///< of the step's part of `upper_`, which starts where the one before ends
    std::size_t lower_end;
  };

  [[nodiscard]] std::span<const Entry> upper(std::size_t step) const;
  [[nodiscard]] std::span<const Entry> lower(std::size_t step) const;

  template <class Number>
  class Elimination;

  std::vector<Step> steps_;
  std::vector<Entry> upper_;  ///< the rest of each pivot's row, by columns
  std::vector<Entry> lower_;  ///< what multiple of each pivot's row was subtracted from which rows
  std::vector<std::uint32_t> core_rows_;
  std::vector<std::uint32_t> core_columns_;
  IntegerColumns core_;
};

}  // namespace selectorate
