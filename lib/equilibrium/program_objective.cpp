#include "equilibrium/program_objective.hpp"

namespace selectorate {
namespace {

Rational weight_of(const PayoffObjective& objective, std::size_t player) {
  return objective.weights.empty() ? Rational(1) : objective.weights[player];
}

Rational weighted_sum(const PayoffObjective& objective, const std::vector<Rational>& payoffs) {
  Rational sum = 0;
  for (std::size_t i = 0; i < payoffs.size(); ++i) sum += weight_of(objective, i) * payoffs[i];
  return sum;
}

}  // namespace

void set_objective(LinearProgram& program, const PayoffObjective& objective, const std::vector<ColumnWorth>& columns) {
  for (const ColumnWorth& worth : columns) {
    Rational cost = worth.outcome_value;
    if (!objective.smallest) cost += weighted_sum(objective, worth.payoffs);
    program.set_objective(worth.column, std::move(cost));
  }
  if (!objective.smallest || columns.empty()) return;
  const std::uint32_t least = program.add_column(1, ColumnDomain::free);
  for (std::size_t i = 0; i < columns.front().payoffs.size(); ++i) {
    const Rational weight = weight_of(objective, i);
    if (weight == 0) continue;
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    program.add_entry(row, least, 1);
    for (const ColumnWorth& worth : columns) program.add_entry(row, worth.column, -weight * worth.payoffs[i]);
  }
}

}  // namespace selectorate
