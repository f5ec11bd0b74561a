#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>

#include "equilibrium/lp/fraction_reconstruction.hpp"

namespace selectorate {

enum class RowSense { at_most, equal, at_least };
enum class ColumnDomain { nonnegative, free };

/// A sparse linear program in exact numbers: maximise c'x subject to rows a'x <= b, = b or >= b, every x_j either
/// nonnegative or free. Columns and rows are numbered in the order of addition; either may be absent.
class LinearProgram {
 public:
  struct Entry {
    std::uint32_t row;
    Rational value;
  };

  /// \param objective  c_j \return the column's number
  std::uint32_t add_column(Rational objective, ColumnDomain domain = ColumnDomain::nonnegative);
  /// \return the row's number
  std::uint32_t add_row(RowSense sense, Rational right_side);
  /// Adds `value` to the coefficient of a column in a row. \throws InvalidModel if either does not exist
  void add_entry(std::uint32_t row, std::uint32_t column, Rational value);

  [[nodiscard]] std::size_t column_count() const noexcept { return objective_.size(); }
  [[nodiscard]] std::size_t row_count() const noexcept { return right_side_.size(); }
  [[nodiscard]] const Rational& objective(std::size_t column) const { return objective_[column]; }
  [[nodiscard]] ColumnDomain domain(std::size_t column) const { return domain_[column]; }
  [[nodiscard]] RowSense sense(std::size_t row) const { return sense_[row]; }
  [[nodiscard]] const Rational& right_side(std::size_t row) const { return right_side_[row]; }
  /// As added: a row may occur more than once, and its values then add up.
  [[nodiscard]] const std::vector<Entry>& column(std::size_t column) const { return columns_[column]; }

  /// c_j of a column that exists already, for solving again.
  void set_objective(std::uint32_t column, Rational objective) { objective_[column] = std::move(objective); }

 private:
  std::vector<Rational> objective_;
  std::vector<ColumnDomain> domain_;
  std::vector<std::vector<Entry>> columns_;
  std::vector<RowSense> sense_;
  std::vector<Rational> right_side_;
};

/// One basic variable for each row, sorted: column j is number j, the slack of row i is number `column_count() + i`.
/// All other variables are zero.
using LinearBasis = std::vector<std::uint32_t>;

enum class LinearStatus {
  optimal,
  infeasible,
  unbounded,
  pivot_limit,  ///< stopped at `LinearProgramOptions::pivot_limit`: only the basis is set
  cancelled,    ///< stopped by the progress callback: only the basis is set
};

/// Which way led to the answer. The answer is exact, and proved by its own witness, on every path.
enum class LinearPath {
  starting_basis,    ///< the basis given was optimal already
  floating_basis,    ///< the basis that GLPK found in doubles is optimal exactly
  pivots_continued,  ///< exact pivoting went on from a basis of one of these kinds
  exact_pivots,      ///< exact pivoting from the slacks
};

struct LinearProgramOptions {
  /// Basis to try and to start from; one of another length, or a singular one, is used as far as it goes.
  const LinearBasis* start = nullptr;
  /// Let GLPK find the basis where the library was built with it.
  bool use_glpk = true;
  /// Of an optimum, give the primal and the dual vector over common denominators instead of each number in lowest
  /// terms, which takes longer than everything else where numbers are long.
  bool keep_common_denominators = false;
  /// Most exact pivots before the status is `pivot_limit`. With 0 bases are only tried: where none is optimal, the
  /// solution's basis is GLPK's, or the one given.
  std::uint64_t pivot_limit = ~std::uint64_t{0};
  ProgressCallback progress = {};
};

/// An exact answer with what proves it.
struct LinearSolution {
  LinearStatus status = LinearStatus::optimal;
  Rational value = 0;            ///< c'x, where optimal
  std::vector<Rational> primal;  ///< x_j, where optimal; a feasible point, where unbounded
  /// Where optimal, y_i: y >= 0 on <= rows, y <= 0 on >= rows, y'A >= c' (equal on free columns), b'y = c'x.
  std::vector<Rational> dual;
  /// The same two instead, where they were asked for.
  CommonFractions common_primal;
  CommonFractions common_dual;
  /// Where infeasible, y with signs as above, y'A >= 0 (equal to 0 on free columns) and b'y < 0 (Farkas 1902).
  std::vector<Rational> infeasibility_witness;
  /// Where unbounded, a direction along which x stays feasible and c'x rises for ever.
  std::vector<Rational> ray;
  LinearBasis basis;
  std::uint64_t floating_pivots = 0;
  std::uint64_t exact_pivots = 0;
  LinearPath path = LinearPath::exact_pivots;
};

/// Solves a linear program exactly.
///
/// A basis comes from the caller, from GLPK's simplex in doubles, or from exact pivoting; it is solved for exact
/// rationals by p-adic lifting (Dixon 1982), and the Karush-Kuhn-Tucker conditions decide, exactly, whether it is
/// optimal. Where it is not, exact pivots go on from it. Bland's rule (1977) ends any row of degenerate pivots.
/// \throws NumericalFailure if no basis can be solved modulo any of the primes at hand
/// \see tests/equilibrium/lp/linear_program_test.cpp
[[nodiscard]] LinearSolution solve_linear_program(const LinearProgram& program,
                                                  const LinearProgramOptions& options = {});

/// Whether the solution's own witness proves its status and value, by substitution: for tests and careful callers.
[[nodiscard]] bool verify_linear_solution(const LinearProgram& program, const LinearSolution& solution);

}  // namespace selectorate
