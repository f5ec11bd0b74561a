#include "equilibrium/lp/linear_program.hpp"

#include <selectorate/base/error.hpp>

namespace selectorate {

std::uint32_t LinearProgram::add_column(Rational objective, ColumnDomain domain) {
  objective_.push_back(std::move(objective));
  domain_.push_back(domain);
  columns_.emplace_back();
  return static_cast<std::uint32_t>(columns_.size() - 1);
}

std::uint32_t LinearProgram::add_row(RowSense sense, Rational right_side) {
  sense_.push_back(sense);
  right_side_.push_back(std::move(right_side));
  return static_cast<std::uint32_t>(sense_.size() - 1);
}

void LinearProgram::add_entry(std::uint32_t row, std::uint32_t column, Rational value) {
  if (row >= row_count() || column >= column_count()) {
    throw InvalidModel("linear program", "entry in row " + std::to_string(row) + ", column " + std::to_string(column) +
                                             "; there are " + std::to_string(row_count()) + " rows and " +
                                             std::to_string(column_count()) + " columns");
  }
  if (value != 0) columns_[column].push_back({row, std::move(value)});
}

namespace {

/// A x, row by row.
std::vector<Rational> multiply(const LinearProgram& program, const std::vector<Rational>& x) {
  std::vector<Rational> product(program.row_count(), 0);
  for (std::size_t j = 0; j < program.column_count(); ++j) {
    if (x[j] == 0) continue;
    for (const auto& [row, value] : program.column(j)) product[row] += value * x[j];
  }
  return product;
}

Rational inner_product(const std::vector<Rational>& dual, const std::vector<LinearProgram::Entry>& column) {
  Rational sum = 0;
  for (const auto& [row, value] : column) sum += dual[row] * value;
  return sum;
}

Rational evaluate_objective(const LinearProgram& program, const std::vector<Rational>& x) {
  Rational sum = 0;
  for (std::size_t j = 0; j < program.column_count(); ++j) sum += program.objective(j) * x[j];
  return sum;
}

/// Whether A x keeps to the rows, with right sides of zero for a direction.
bool is_feasible(const LinearProgram& program, const std::vector<Rational>& x, bool direction) {
  if (x.size() != program.column_count()) return false;
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (program.domain(j) == ColumnDomain::nonnegative && x[j] < 0) return false;
  }
  const std::vector<Rational> rows = multiply(program, x);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Rational excess = direction ? rows[i] : Rational(rows[i] - program.right_side(i));
    const RowSense sense = program.sense(i);
    if (sense != RowSense::at_least && excess > 0) return false;
    if (sense != RowSense::at_most && excess < 0) return false;
  }
  return true;
}

/// Whether y has the signs of its rows and y'A >= c', or >= 0 for a witness of infeasibility.
bool is_dual_feasible(const LinearProgram& program, const std::vector<Rational>& y, bool witness) {
  if (y.size() != program.row_count()) return false;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (program.sense(i) == RowSense::at_most && y[i] < 0) return false;
    if (program.sense(i) == RowSense::at_least && y[i] > 0) return false;
  }
  for (std::size_t j = 0; j < program.column_count(); ++j) {
    const Rational excess = inner_product(y, program.column(j)) - (witness ? Rational(0) : program.objective(j));
    if (excess < 0 || (excess != 0 && program.domain(j) == ColumnDomain::free)) return false;
  }
  return true;
}

Rational evaluate_dual_objective(const LinearProgram& program, const std::vector<Rational>& y) {
  Rational sum = 0;
  for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * program.right_side(i);
  return sum;
}

}  // namespace

bool verify_linear_solution(const LinearProgram& program, const LinearSolution& solution) {
  switch (solution.status) {
    case LinearStatus::optimal:
      return is_feasible(program, solution.primal, false) && is_dual_feasible(program, solution.dual, false) &&
             evaluate_objective(program, solution.primal) == solution.value &&
             evaluate_dual_objective(program, solution.dual) == solution.value;
    case LinearStatus::infeasible:
      return is_dual_feasible(program, solution.infeasibility_witness, true) &&
             evaluate_dual_objective(program, solution.infeasibility_witness) < 0;
    case LinearStatus::unbounded:
      return is_feasible(program, solution.primal, false) && is_feasible(program, solution.ray, true) &&
             evaluate_objective(program, solution.ray) > 0;
    case LinearStatus::pivot_limit:
    case LinearStatus::cancelled:
      return false;
  }
  return false;
}

}  // namespace selectorate
