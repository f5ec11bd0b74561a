#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/fraction_reconstruction.hpp"
#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// A sparse square integer matrix that is solved exactly, again and again: triangular factors modulo a prime p give the
/// solution's digits in base p one by one (Dixon 1982), from which the fractions are reconstructed (Wang 1981) and then
/// checked by substitution in integers, so that an answer is exact whatever happened on the way.
class PadicSolver {
 public:
  struct Entry {
    std::uint32_t row;
    Integer value;
  };

  /// \param columns  the matrix, column by column; no row twice in a column
  /// \return nothing if the matrix is singular, or so modulo each of three primes of 62 bits
  [[nodiscard]] static std::optional<PadicSolver> factorize(std::vector<std::vector<Entry>> columns);

  /// x with B x = b. \param right_side  by rows \param denominator  one that x is likely to have: then it takes half as
  /// long \return by columns
  [[nodiscard]] CommonFractions solve(const std::vector<Integer>& right_side, const Integer& denominator = 1) const;
  /// y with B'y = c. \param right_side  by columns \param denominator  as above \return by rows
  [[nodiscard]] CommonFractions solve_transposed(const std::vector<Integer>& right_side,
                                                 const Integer& denominator = 1) const;

 private:
  /// The matrix as the digits' recursion needs it: coefficients of 64 bits where they all fit.
  template <class Coefficient>
  struct Matrix {
    std::vector<std::uint32_t> first;  ///< where each column starts
    std::vector<std::uint32_t> row;
    std::vector<Coefficient> value;
  };

  PadicSolver(std::vector<std::vector<Entry>> columns, ModularLu factors, ModularField field);

  [[nodiscard]] CommonFractions lift(const std::vector<Integer>& right_side, const Integer& denominator,
                                     bool transposed) const;
  template <class Residual, class Coefficient>
  [[nodiscard]] CommonFractions lift_digits(const Matrix<Coefficient>& matrix, const std::vector<Integer>& right_side,
                                            const Integer& denominator, bool transposed) const;
  /// The next digit of the solution; takes what it stands for from the residual.
  template <class Residual, class Coefficient>
  [[nodiscard]] std::vector<std::uint64_t> find_digit(const Matrix<Coefficient>& matrix,
                                                      std::vector<Residual>& residual, bool transposed) const;
  [[nodiscard]] bool satisfies(const CommonFractions& solution, const std::vector<Integer>& right_side,
                               bool transposed) const;

  Matrix<Integer> wide_;
  std::optional<Matrix<std::int64_t>> narrow_;
  ModularLu factors_;
  ModularField field_;
};

}  // namespace selectorate
