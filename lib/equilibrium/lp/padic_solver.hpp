#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/fraction_reconstruction.hpp"
#include "equilibrium/lp/padic_integers.hpp"
#include "equilibrium/lp/padic_recursion.hpp"
#include "equilibrium/lp/sparse_lu.hpp"
#include "equilibrium/lp/unit_elimination.hpp"

namespace selectorate {

/// A sparse square integer matrix that is solved exactly, again and again. Of what units do not eliminate, triangular
/// factors modulo a prime p give the solution's digits in base p one by one (Dixon 1982). From those of a few
/// combinations of the entries most of their common denominator is reconstructed (Wang 1981). Times that, the entries
/// are integers, or fractions with small denominators, which fewer digits tell. The answer is proved whatever happened
/// on the way: the digits of integers come to an end where no residual is left, and other sums of products that agree
/// modulo a power of p are equal as they are smaller.
class PadicSolver {
 public:
  /// Without memory of its own.
  using Int256 =
      boost::multiprecision::number<boost::multiprecision::int256_t::backend_type, boost::multiprecision::et_off>;

  using Entry = IntegerEntry;

  /// \param columns  the matrix, column by column; no row twice in a column
  /// \return nothing if the matrix is singular, or so modulo each of three primes of 62 bits
  [[nodiscard]] static std::optional<PadicSolver> factorize(const IntegerColumns& columns);

  /// x with B x = b. \param right_side  by rows \param denominator  one that x is likely to have: then it takes half as
  /// long \return by columns
  [[nodiscard]] CommonFractions solve(const std::vector<Integer>& right_side, const Integer& denominator = 1) const;
  /// y with B'y = c. \param right_side  by columns \param denominator  as above \return by rows
  [[nodiscard]] CommonFractions solve_transposed(const std::vector<Integer>& right_side,
                                                 const Integer& denominator = 1) const;

  /// A number that is the same for matrices of the same determinant, whatever its sign, and for others hardly ever:
  /// from its residue modulo a prime. Solutions of such systems are likely to have the same denominator.
  [[nodiscard]] std::uint64_t determinant_mark() const;

 private:
  PadicSolver(UnitElimination elimination, ModularLu factors, ModularField field);

  /// The right side of a system with the core or its transpose.
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
  [[nodiscard]] std::optional<CommonFractions> complete(const System& system, const Integer& denominator,
                                                        const PadicIntegers& digits) const;
  [[nodiscard]] Integer largest_sum(bool of_columns) const;

  UnitElimination elimination_;
  SparseColumns<Integer> wide_;                        ///< the core
  std::optional<SparseColumns<std::int64_t>> narrow_;  ///< where the digits' recursion fits in 128 bits
  std::optional<SparseColumns<Int256>> medium_;        ///< where it does not, but in 256 bits
  ModularLu factors_;
  ModularField field_;
};

}  // namespace selectorate
