#include "equilibrium/response_region.hpp"

#include <algorithm>

#include <selectorate/base/error.hpp>

namespace selectorate {

ResponseRegion::ResponseRegion(const Leadership& game, std::uint32_t column, bool use_glpk,
                               const ProgressCallback& progress)
    : game_(game), column_(column), equal_(game.equal_columns(column)), use_glpk_(use_glpk), progress_(progress) {}

bool ResponseRegion::is_equal(std::uint32_t column) const {
  return std::binary_search(equal_.begin(), equal_.end(), column);
}

/// Columns: x. Rows: x sums to one; x'B_k - x'B_j <= 0 for every k that is not equal to j, in order.
LinearProgram ResponseRegion::make_region() const {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t i = 0; i < game_.rows(); ++i) program.add_entry(sum, program.add_column(0), 1);
  for (std::uint32_t k = 0; k < game_.columns(); ++k) {
    if (is_equal(k)) continue;
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    for (std::uint32_t i = 0; i < game_.rows(); ++i) {
      program.add_entry(row, i, game_.follower_payoff(i, k) - game_.follower_payoff(i, column_));
    }
  }
  return program;
}

std::optional<RegionOptimum> ResponseRegion::solve(const LinearProgram& program) {
  const LinearSolution solution = solve_linear_program(program, {.use_glpk = use_glpk_, .progress = progress_});
  pivots_ += solution.floating_pivots + solution.exact_pivots;
  if (solution.status == LinearStatus::cancelled) throw CommitmentCancelled{};
  if (solution.status == LinearStatus::infeasible) return std::nullopt;
  if (solution.status != LinearStatus::optimal) {  // mixed strategies are bounded
    throw NumericalFailure("commitment: a linear program came out without an optimum");
  }
  return RegionOptimum{solution.value, {solution.primal.begin(), solution.primal.begin() + game_.rows()}};
}

std::optional<RegionOptimum> ResponseRegion::find_strong_optimum() {
  LinearProgram program = make_region();
  for (std::uint32_t i = 0; i < game_.rows(); ++i) program.set_objective(i, game_.leader_payoff(i, column_));
  return solve(program);
}

/// The largest margin t <= 1 by which j beats every other response: x'B_k - x'B_j + t <= 0.
std::optional<std::vector<Rational>> ResponseRegion::find_interior() {
  LinearProgram program = make_region();
  const std::uint32_t margin = program.add_column(1);
  for (std::uint32_t row = 1; row < program.row_count(); ++row) program.add_entry(row, margin, 1);
  program.add_entry(program.add_row(RowSense::at_most, 1), margin, 1);
  const auto optimum = solve(program);
  if (!optimum || optimum->value == 0) return std::nullopt;
  return optimum->strategy;
}

/// max v subject to v <= x'A_k for the equal columns k.
RegionOptimum ResponseRegion::find_weak_optimum() {
  LinearProgram program = make_region();
  const std::uint32_t value = program.add_column(1, ColumnDomain::free);
  for (const std::uint32_t k : equal_) {
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    program.add_entry(row, value, 1);
    for (std::uint32_t i = 0; i < game_.rows(); ++i) program.add_entry(row, i, -game_.leader_payoff(i, k));
  }
  return solve(program).value();
}

void ResponseRegion::require_value(LinearProgram& program, std::uint32_t column, const Rational& value) const {
  const std::uint32_t row = program.add_row(RowSense::at_least, value);
  for (std::uint32_t i = 0; i < game_.rows(); ++i) program.add_entry(row, i, game_.leader_payoff(i, column));
}

/// A response that ties with j all over what is left of the region must pay the value there too, which leaves less of
/// it, and so on. Any safe strategy passes each of these demands. In the end every other response is worse than j
/// somewhere, hence at the middle of such strategies.
std::optional<std::vector<Rational>> ResponseRegion::find_safe_strategy(const Rational& value) {
  LinearProgram program = make_region();
  std::vector<bool> is_forced(game_.columns(), false);
  for (const std::uint32_t k : equal_) {
    is_forced[k] = true;
    require_value(program, k, value);
  }
  for (;;) {
    const auto any = solve(program);
    if (!any) return std::nullopt;
    std::vector<std::vector<Rational>> witnesses{any->strategy};
    bool is_settled = true;
    for (std::uint32_t k = 0; k < game_.columns() && is_settled; ++k) {
      if (is_forced[k]) continue;
      LinearProgram margin = program;
      for (std::uint32_t i = 0; i < game_.rows(); ++i) {
        margin.set_objective(i, game_.follower_payoff(i, column_) - game_.follower_payoff(i, k));
      }
      const auto widest = solve(margin).value();
      if (widest.value > 0) {
        witnesses.push_back(widest.strategy);
        continue;
      }
      is_forced[k] = true;
      is_settled = false;
      require_value(program, k, value);
    }
    if (!is_settled) continue;
    std::vector<Rational> middle(game_.rows(), 0);
    for (const auto& strategy : witnesses) {
      for (std::size_t i = 0; i < middle.size(); ++i) middle[i] += strategy[i] / Rational(witnesses.size());
    }
    return middle;
  }
}

}  // namespace selectorate
