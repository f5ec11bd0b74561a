#include "equilibrium/lp/exact_basis.hpp"

#include <algorithm>
#include <utility>

namespace selectorate {
namespace {

/// The column of a variable in A x + s = b.
std::vector<IntegerEntry> column_of(const IntegerProgram& program, std::uint32_t variable) {
  if (program.is_slack(variable)) {
    return {{static_cast<std::uint32_t>(variable - program.column_count()), 1}};
  }
  return program.columns[variable];
}

bool is_a_selection(const IntegerProgram& program, LinearBasis basis) {
  if (basis.size() != program.row_count()) return false;
  std::sort(basis.begin(), basis.end());
  return std::adjacent_find(basis.begin(), basis.end()) == basis.end() &&
         (basis.empty() || basis.back() < program.kinds.size());
}

}  // namespace

std::optional<ExactBasis> ExactBasis::lift(const IntegerProgram& program, const LinearBasis& basis) {
  if (!is_a_selection(program, basis)) return std::nullopt;
  IntegerColumns columns;
  columns.reserve(basis.size());
  for (const std::uint32_t variable : basis) columns.push_back(column_of(program, variable));
  auto solver = PadicSolver::factorize(columns);
  if (!solver) return std::nullopt;
  return ExactBasis(program, basis, std::move(*solver));
}

ExactBasis::ExactBasis(const IntegerProgram& program, LinearBasis basis, PadicSolver solver)
    : program_(program), basis_(std::move(basis)), solver_(std::move(solver)) {
  // B x_B = b and B'y = c_B.
  basic_values_ = solver_.solve(program.right_side);
  std::vector<Integer> costs;
  for (const std::uint32_t variable : basis_) {
    costs.push_back(program.is_slack(variable) ? Integer(0) : program.objective[variable]);
  }
  multipliers_ = solver_.solve_transposed(costs);
}

bool ExactBasis::is_primal_feasible() const {
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    const Integer& value = basic_values_.numerators[i];
    const VariableKind kind = program_.kinds[basis_[i]];
    if (kind == VariableKind::nonnegative && value < 0) return false;
    if (kind == VariableKind::fixed && value != 0) return false;
  }
  return true;
}

Integer ExactBasis::reduced_cost(std::uint32_t variable) const {
  if (program_.is_slack(variable)) return -multipliers_.numerators[variable - program_.column_count()];
  Integer cost = program_.objective[variable] * multipliers_.denominator;
  for (const auto& [row, value] : program_.columns[variable]) {
    if (multipliers_.numerators[row] != 0) cost -= value * multipliers_.numerators[row];
  }
  return cost;
}

bool ExactBasis::is_dual_feasible() const {
  // Basic variables cost nothing by the choice of y, so all may be asked.
  for (std::uint32_t variable = 0; variable < program_.kinds.size(); ++variable) {
    const VariableKind kind = program_.kinds[variable];
    if (kind == VariableKind::fixed) continue;
    const Integer cost = reduced_cost(variable);
    if (cost > 0 || (cost != 0 && kind == VariableKind::free)) return false;
  }
  return true;
}

std::vector<Rational> ExactBasis::primal() const {
  std::vector<Rational> values(program_.column_count(), 0);
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    if (!program_.is_slack(basis_[i]) && basic_values_.numerators[i] != 0) values[basis_[i]] = basic_values_.at(i);
  }
  return values;
}

std::vector<Rational> ExactBasis::in_given_rows(const CommonFractions& vector, int sign) const {
  std::vector<Rational> values(program_.row_count(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (vector.numerators[i] != 0) values[i] = vector.at(i) * program_.row_factor[i] * sign;
  }
  return values;
}

std::vector<Rational> ExactBasis::dual() const {
  std::vector<Rational> values = in_given_rows(multipliers_, 1);
  for (Rational& value : values) value /= program_.objective_factor;
  return values;
}

CommonFractions ExactBasis::common_primal() const {
  CommonFractions values{std::vector<Integer>(program_.column_count(), 0), basic_values_.denominator};
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    if (!program_.is_slack(basis_[i])) values.numerators[basis_[i]] = basic_values_.numerators[i];
  }
  return values;
}

CommonFractions ExactBasis::common_dual() const {
  Integer common = 1;
  for (std::size_t i = 0; i < program_.row_count(); ++i) {
    if (multipliers_.numerators[i] == 0) continue;
    const Integer own = denominator(program_.row_factor[i]);
    if (common % own != 0) common = lcm(common, own);
  }
  const Integer shared = common * denominator(program_.objective_factor);
  CommonFractions values{std::vector<Integer>(program_.row_count(), 0),
                         multipliers_.denominator * common * numerator(program_.objective_factor)};
  for (std::size_t i = 0; i < program_.row_count(); ++i) {
    if (multipliers_.numerators[i] == 0) continue;
    const Rational& factor = program_.row_factor[i];
    values.numerators[i] = multipliers_.numerators[i] * (numerator(factor) * (shared / denominator(factor)));
  }
  return values;
}

Rational ExactBasis::value() const {
  Integer sum = 0;
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    if (!program_.is_slack(basis_[i])) sum += program_.objective[basis_[i]] * basic_values_.numerators[i];
  }
  return Rational(sum, basic_values_.denominator) / program_.objective_factor;
}

std::vector<Rational> ExactBasis::infeasibility_witness(std::uint32_t basic) const {
  const auto place = static_cast<std::size_t>(std::find(basis_.begin(), basis_.end(), basic) - basis_.begin());
  std::vector<Integer> unit(basis_.size(), 0);
  unit[place] = 1;
  // x_basic + sum of y'a_j x_j = y'b, with y'a_j >= 0 and y'b < 0; an equation's slack may also be short the other way.
  return in_given_rows(solver_.solve_transposed(unit), basic_values_.numerators[place] < 0 ? 1 : -1);
}

std::vector<Rational> ExactBasis::ray(std::uint32_t entering) const {
  const int sign = reduced_cost(entering) < 0 ? -1 : 1;
  std::vector<Integer> column(program_.row_count(), 0);
  for (const auto& [row, value] : column_of(program_, entering)) column[row] = value;
  const CommonFractions pulled = solver_.solve(column);
  std::vector<Rational> direction(program_.column_count(), 0);
  if (!program_.is_slack(entering)) direction[entering] = sign;
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    if (!program_.is_slack(basis_[i])) direction[basis_[i]] = pulled.at(i) * -sign;
  }
  return direction;
}

}  // namespace selectorate
