#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "equilibrium/lcp/floating_program.hpp"
#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/lp/sparse_lu.hpp"

namespace selectorate {

/// A basis of a program in doubles that changes one variable at a time: triangular factors, and one elementary matrix
/// for each change since they were made (the product form of the inverse, Dantzig & Orchard-Hays 1954).
class UpdatedBasis {
 public:
  UpdatedBasis(const FloatingProgram& program, LinearBasis basis) : program_(program), basis_(std::move(basis)) {}

  /// The basic variables, in the order of the equations' solution.
  [[nodiscard]] const LinearBasis& basis() const noexcept { return basis_; }

  /// Factors anew. \param extra  the column of variable number `variable_count()`, if that is basic
  /// \return false if the basis is singular
  bool factorize(const std::vector<double>& extra);

  /// x with B x = the column. \pre factorized
  [[nodiscard]] std::vector<double> solve(std::vector<double> column) const;
  [[nodiscard]] std::vector<double> solve(const std::vector<FloatingProgram::Entry>& column) const;

  /// Lets a variable take a place in the basis. \param column  B^-1 times its column
  /// \return whether it is time to factor anew
  bool exchange(std::size_t place, std::uint32_t variable, const std::vector<double>& column);

 private:
  struct Change {
    std::uint32_t place;
    double inverse;                            ///< of the column's entry at the place
    std::vector<FloatingProgram::Entry> rest;  ///< the column's other entries
  };

  const FloatingProgram& program_;
  LinearBasis basis_;
  std::optional<RealLu> factors_;
  std::vector<Change> changes_;
};

}  // namespace selectorate
