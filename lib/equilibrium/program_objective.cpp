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

std::vector<std::uint32_t> set_objective(LinearProgram& program, const PayoffObjective& objective,
                                         const std::vector<ColumnWorth>& columns) {
  for (const ColumnWorth& worth : columns) {
    Rational cost = worth.outcome_value;
    if (!objective.smallest) cost += weighted_sum(objective, worth.payoffs);
    program.set_objective(worth.column, std::move(cost));
  }
  std::vector<std::uint32_t> rows;
  if (!objective.smallest || columns.empty()) return rows;
  const std::uint32_t least = program.add_column(1, ColumnDomain::free);
  for (std::size_t i = 0; i < columns.front().payoffs.size(); ++i) {
    const Rational weight = weight_of(objective, i);
    if (weight == 0) continue;
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    rows.push_back(row);
    program.add_entry(row, least, 1);
    for (const ColumnWorth& worth : columns) program.add_entry(row, worth.column, -weight * worth.payoffs[i]);
  }
  return rows;
}

std::optional<OptimalityWitness> make_optimality_witness(const PayoffObjective& objective, std::size_t player_count,
                                                         const std::vector<Rational>& dual,
                                                         const std::vector<DeviationRow>& deviations,
                                                         const std::vector<std::uint32_t>& share_rows) {
  if (!objective.outcome_values.empty()) return std::nullopt;
  OptimalityWitness witness;
  witness.smallest = objective.smallest;
  auto share = share_rows.begin();
  for (std::size_t i = 0; i < player_count; ++i) {
    witness.weights.push_back(weight_of(objective, i));
    if (objective.smallest) witness.shares.push_back(witness.weights[i] == 0 ? Rational(0) : dual[*share++]);
  }
  for (const auto& [row, player, told, instead] : deviations) {
    if (dual[row] != 0) witness.prices.push_back({player, told, instead, dual[row]});
  }
  return witness;
}

}  // namespace selectorate
