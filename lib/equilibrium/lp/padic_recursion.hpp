#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "equilibrium/lp/modular_field.hpp"
#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// A sparse matrix, column after column.
template <class Coefficient>
struct SparseColumns {
  std::vector<std::uint32_t> first;  ///< where each column starts, and where the last one ends
  std::vector<std::uint32_t> row;
  std::vector<Coefficient> value;
};

/// The digits of the x with B x = b in base p, one after the other (Dixon 1982):
///
///     x = x_0 + p x_1 + ...,    x_k = B^-1 r_k mod p,    r_{k+1} = (r_k - B x_k)/p,    r_0 = b
///
/// Digits lie between -p/2 and p/2, so an integral x has finitely many, and the residual r_k after its last is zero:
/// which proves that they are the solution.
template <class Residual, class Coefficient>
class PadicRecursion {
 public:
  /// \param factors  of the matrix modulo the field's prime; all are kept by reference
  PadicRecursion(const SparseColumns<Coefficient>& matrix, const ModularLu& factors, const ModularField& field,
                 bool transposed, std::vector<Residual> right_side)
      : matrix_(matrix), factors_(factors), field_(field), transposed_(transposed), residual_(std::move(right_side)) {}

  /// By columns, by rows if transposed.
  std::vector<std::int64_t> next() {
    std::vector<std::int64_t> digit = solve_residual();
    for (std::size_t j = 0; j + 1 < matrix_.first.size(); ++j) {
      for (std::uint32_t k = matrix_.first[j]; k < matrix_.first[j + 1]; ++k) {
        const std::size_t in = transposed_ ? matrix_.row[k] : j;
        const std::size_t out = transposed_ ? j : matrix_.row[k];
        residual_[out] -= static_cast<Residual>(matrix_.value[k]) * digit[in];
      }
    }
    for (Residual& value : residual_) value = field_.divide_exactly(value);
    return digit;
  }

  /// Adds factor p^k side to the right side, where k digits have been found.
  void add_to_right_side(std::int64_t factor, const std::vector<Residual>& side) {
    for (std::size_t i = 0; i < side.size(); ++i) residual_[i] += side[i] * factor;
  }

  [[nodiscard]] bool is_solved() const {
    return std::all_of(residual_.begin(), residual_.end(), [](const Residual& value) { return value == 0; });
  }

 private:
  [[nodiscard]] std::vector<std::int64_t> solve_residual() const {
    std::vector<std::uint64_t> elements;
    elements.reserve(residual_.size());
    for (const Residual& value : residual_) elements.push_back(field_.from_integer(value));
    transposed_ ? factors_.solve_transposed(elements) : factors_.solve(elements);
    std::vector<std::int64_t> digit;
    digit.reserve(elements.size());
    for (const std::uint64_t element : elements) digit.push_back(field_.to_balanced_residue(element));
    return digit;
  }

  const SparseColumns<Coefficient>& matrix_;
  const ModularLu& factors_;
  const ModularField& field_;
  bool transposed_;
  std::vector<Residual> residual_;
};

}  // namespace selectorate
