#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// Fractions over one positive denominator.
struct CommonFractions {
  std::vector<Integer> numerators;
  Integer denominator = 1;

  [[nodiscard]] Rational at(std::size_t i) const { return Rational(numerators[i], denominator); }
};

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

  /// x with B x = b. \param right_side  by rows \return by columns
  [[nodiscard]] CommonFractions solve(const std::vector<Integer>& right_side) const;
  /// y with B'y = c. \param right_side  by columns \return by rows
  [[nodiscard]] CommonFractions solve_transposed(const std::vector<Integer>& right_side) const;

 private:
  /// The matrix as the digits' recursion needs it: coefficients of 64 bits where they all fit.
  template <class Coefficient>
  struct Matrix {
    std::vector<std::uint32_t> first;  ///< where each column starts
    std::vector<std::uint32_t> row;
    std::vector<Coefficient> value;
  };

  PadicSolver(std::vector<std::vector<Entry>> columns, ModularLu factors, ModularField field);

  [[nodiscard]] CommonFractions lift(const std::vector<Integer>& right_side, bool transposed) const;
  template <class Residual, class Coefficient>
  [[nodiscard]] CommonFractions lift_digits(const Matrix<Coefficient>& matrix, const std::vector<Integer>& right_side,
                                            bool transposed) const;
  [[nodiscard]] bool satisfies(const CommonFractions& solution, const std::vector<Integer>& right_side,
                               bool transposed) const;

  Matrix<Integer> wide_;
  std::optional<Matrix<std::int64_t>> narrow_;
  ModularLu factors_;
  ModularField field_;
};

/// Fractions with small numerators and denominators from their residues modulo `modulus`, over one denominator; nothing
/// if some entry has none that is small enough to be believed. The answer may still be wrong: check it.
/// \param hint  an entry to look at first; on failure it is set to the one that failed
[[nodiscard]] std::optional<CommonFractions> reconstruct_fractions(const std::vector<Integer>& residues,
                                                                   const Integer& modulus, std::size_t& hint);

}  // namespace selectorate
