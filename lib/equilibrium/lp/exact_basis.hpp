#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/lp/padic_solver.hpp"

namespace selectorate {

/// A basis lifted to exact rationals: the primal and dual vectors that belong to it, and whether they satisfy the
/// Karush-Kuhn-Tucker conditions, all in integers. Answers are in the units of the program as it was given.
class ExactBasis {
 public:
  /// Nothing if these are not as many different variables as there are rows, or are singular.
  [[nodiscard]] static std::optional<ExactBasis> lift(const IntegerProgram& program, const LinearBasis& basis);

  /// Whether basic variables are as their kinds want them.
  [[nodiscard]] bool is_primal_feasible() const;
  /// Whether no nonbasic variable's reduced cost invites it to enter.
  [[nodiscard]] bool is_dual_feasible() const;

  [[nodiscard]] std::vector<Rational> primal() const;  ///< by columns
  [[nodiscard]] std::vector<Rational> dual() const;    ///< by rows
  [[nodiscard]] CommonFractions common_primal() const;
  [[nodiscard]] CommonFractions common_dual() const;
  [[nodiscard]] Rational value() const;  ///< c'x
  /// The row of the inverse that shows that a basic variable cannot be what its kind wants, by rows.
  [[nodiscard]] std::vector<Rational> infeasibility_witness(std::uint32_t basic) const;
  /// The direction in which a nonbasic variable pulls the others as it improves the objective, by columns.
  [[nodiscard]] std::vector<Rational> ray(std::uint32_t entering) const;

 private:
  ExactBasis(const IntegerProgram& program, LinearBasis basis, PadicSolver solver);

  /// y_denominator * (c_j - y'a_j)
  [[nodiscard]] Integer reduced_cost(std::uint32_t variable) const;
  [[nodiscard]] std::vector<Rational> in_given_rows(const CommonFractions& vector, int sign) const;

  const IntegerProgram& program_;
  LinearBasis basis_;
  PadicSolver solver_;
  CommonFractions basic_values_;
  CommonFractions multipliers_;
};

}  // namespace selectorate
