#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/fraction_reconstruction.hpp"
#include "equilibrium/lp/padic_recursion.hpp"
#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// A sparse square integer matrix that is solved exactly, again and again: triangular factors modulo a prime p give the
/// solution's digits in base p one by one (Dixon 1982). From those of a few combinations of the entries their common
/// denominator is reconstructed (Wang 1981); the numerators are then the integers that solve the system with the right
/// side times the denominator, and the digits of integers come to an end. That no residual is left proves the answer,
/// whatever happened on the way.
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
  PadicSolver(std::vector<std::vector<Entry>> columns, ModularLu factors, ModularField field);

  /// The right side of a system with the matrix or its transpose.
  struct System {
    const std::vector<Integer>& right_side;
    bool transposed;
  };

  [[nodiscard]] CommonFractions lift(const System& system, const Integer& denominator) const;
  template <class Residual, class Coefficient>
  [[nodiscard]] CommonFractions find_fractions(const SparseColumns<Coefficient>& matrix, const System& system) const;
  [[nodiscard]] std::optional<CommonFractions> find_numerators(const System& system, const Integer& denominator,
                                                               std::size_t bits) const;
  template <class Residual, class Coefficient>
  [[nodiscard]] std::optional<CommonFractions> find_numerators(const SparseColumns<Coefficient>& matrix,
                                                               const System& system, const Integer& denominator,
                                                               std::size_t bits) const;

  SparseColumns<Integer> wide_;
  std::optional<SparseColumns<std::int64_t>> narrow_;  ///< where the digits' recursion fits in 128 bits
  ModularLu factors_;
  ModularField field_;
};

}  // namespace selectorate
