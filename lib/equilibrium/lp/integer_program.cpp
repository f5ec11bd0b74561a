#include "equilibrium/lp/integer_program.hpp"

#include <algorithm>
#include <map>

namespace selectorate {
namespace {

/// The positive factor that makes a list of fractions integers without a common divisor.
class CommonFactor {
 public:
  void include(const Rational& value) {
    if (value == 0) return;
    denominator_ = lcm(denominator_, denominator(value));
    divisor_ = gcd(divisor_, numerator(value));
  }
  /// Numerators and denominators are coprime within each fraction, so gcd(numerators) divides all that remains.
  [[nodiscard]] Rational value() const { return divisor_ == 0 ? Rational(1) : Rational(denominator_, divisor_); }

 private:
  Integer denominator_ = 1;
  Integer divisor_ = 0;
};

Integer scaled(const Rational& value, const Rational& factor) {
  return numerator(Rational(value * factor));
}

/// A column's entries with those of the same row added up.
std::map<std::uint32_t, Rational> summed(const std::vector<LinearProgram::Entry>& column) {
  std::map<std::uint32_t, Rational> sums;
  for (const auto& [row, value] : column) sums[row] += value;
  std::erase_if(sums, [](const auto& entry) { return entry.second == 0; });
  return sums;
}

}  // namespace

IntegerProgram::IntegerProgram(const LinearProgram& program)
    : columns(program.column_count()), kinds(program.column_count()) {
  std::vector<CommonFactor> factors(program.row_count());
  CommonFactor cost;
  std::vector<std::map<std::uint32_t, Rational>> sums;
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
