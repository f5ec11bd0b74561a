#include "equilibrium/lp/integer_program.hpp"

#include <algorithm>
#include <utility>

namespace selectorate {
namespace {

/// The positive factor that makes a list of fractions integers without a common divisor.
class CommonFactor {
 public:
  void include(const Rational& value) {
    if (value == 0) return;
    if (const Integer own = denominator(value); own != 1 && own != denominator_) denominator_ = lcm(denominator_, own);
    if (divisor_ != 1) divisor_ = gcd(divisor_, numerator(value));
  }
  /// Numerators and denominators are coprime within each fraction, so gcd(numerators) divides all that remains.
  [[nodiscard]] Rational value() const { return divisor_ == 0 ? Rational(1) : Rational(denominator_, divisor_); }

 private:
  Integer denominator_ = 1;
  Integer divisor_ = 0;
};

/// \pre the product is an integer
Integer scaled(const Rational& value, const Rational& factor) {
  Integer product = numerator(value);
  if (const Integer own = numerator(factor); own != 1) product *= own;
  if (const Integer divisor = denominator(value) * denominator(factor); divisor != 1) product /= divisor;
  return product;
}

/// A column's entries by increasing row, with those of the same row added up and none zero.
std::vector<LinearProgram::Entry> summed(std::vector<LinearProgram::Entry> column) {
  const auto is_before = [](const LinearProgram::Entry& a, const LinearProgram::Entry& b) { return a.row < b.row; };
  if (!std::is_sorted(column.begin(), column.end(), is_before)) {
    std::stable_sort(column.begin(), column.end(), is_before);
  }
  std::size_t kept = 0;
  for (std::size_t k = 1; k < column.size(); ++k) {
    if (column[k].row == column[kept].row) {
      column[kept].value += column[k].value;
    } else if (++kept != k) {
      column[kept] = std::move(column[k]);
    }
  }
  if (!column.empty()) column.resize(kept + 1);
  std::erase_if(column, [](const LinearProgram::Entry& entry) { return entry.value == 0; });
  return column;
}

}  // namespace

IntegerProgram::IntegerProgram(const LinearProgram& program)
    : columns(program.column_count()), kinds(program.column_count()) {
  std::vector<CommonFactor> factors(program.row_count());
  CommonFactor cost;
  std::vector<std::vector<LinearProgram::Entry>> sums;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    sums.push_back(summed(program.column(j)));
    for (const auto& [row, value] : sums.back()) factors[row].include(value);
    cost.include(program.objective(j));
    kinds[j] = program.domain(j) == ColumnDomain::free ? VariableKind::free : VariableKind::nonnegative;
  }
  for (std::size_t i = 0; i < program.row_count(); ++i) {
    factors[i].include(program.right_side(i));
    const Rational factor = factors[i].value();
    row_factor.push_back(program.sense(i) == RowSense::at_least ? Rational(-factor) : factor);
    right_side.push_back(scaled(program.right_side(i), row_factor.back()));
    kinds.push_back(program.sense(i) == RowSense::equal ? VariableKind::fixed : VariableKind::nonnegative);
  }
  objective_factor = cost.value();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    objective.push_back(scaled(program.objective(j), objective_factor));
    for (const auto& [row, value] : sums[j]) columns[j].push_back({row, scaled(value, row_factor[row])});
  }
}

}  // namespace selectorate
