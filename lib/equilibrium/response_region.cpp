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
  if (solution.status == LinearStatus::infeasible) {
    witness_ = solution.infeasibility_witness;
    return std::nullopt;
  }
  if (solution.status != LinearStatus::optimal) {  // mixed strategies are bounded
    throw NumericalFailure("commitment: a linear program came out without an optimum");
  }
  return RegionOptimum{
      solution.value, {solution.primal.begin(), solution.primal.begin() + game_.rows()}, solution.dual};
}

/// The prices of the region's rows but the first, each at the place of its column.
std::vector<Rational> ResponseRegion::list_multipliers(const std::vector<Rational>& prices) const {
  std::vector<Rational> multipliers(game_.columns(), 0);
  std::size_t row = 1;
  for (std::uint32_t k = 0; k < game_.columns(); ++k) {
    if (!is_equal(k)) multipliers[k] = prices[row++];
  }
  return multipliers;
}

/// A dual solution as it is. Prices that prove the region empty say sum_k y_k (B_ik - B_ij) >= -y_0 > 0 for all i: as
/// many times as is needed to bring the largest A_ij down to the value.
std::vector<Rational> ResponseRegion::prove_strong_bound(const Rational& value) const {
  std::vector<Rational> multipliers = list_multipliers(strong_prices_);
  if (!is_empty_) return multipliers;
  Rational most = game_.leader_payoff(0, column_);
  for (std::uint32_t i = 1; i < game_.rows(); ++i) most = std::max(most, game_.leader_payoff(i, column_));
  const Rational times = std::max(Rational(0), Rational((most - value) / -strong_prices_.front()));
  for (Rational& multiplier : multipliers) multiplier *= times;
  return multipliers;
}

std::optional<RegionOptimum> ResponseRegion::find_strong_optimum() {
  LinearProgram program = make_region();
  for (std::uint32_t i = 0; i < game_.rows(); ++i) program.set_objective(i, game_.leader_payoff(i, column_));
  auto optimum = solve(program);
  is_empty_ = !optimum;
  strong_prices_ = optimum ? optimum->dual : witness_;
  return optimum;
}

/// The largest margin t <= 1 by which j beats every other response: x'B_k - x'B_j + t <= 0. If there is none, the
/// prices of these rows are a mixture, times a positive number, that pays the follower no less than j in every row.
std::optional<std::vector<Rational>> ResponseRegion::find_interior() {
  LinearProgram program = make_region();
  const std::uint32_t margin = program.add_column(1);
  for (std::uint32_t row = 1; row < program.row_count(); ++row) program.add_entry(row, margin, 1);
  program.add_entry(program.add_row(RowSense::at_most, 1), margin, 1);
  const auto optimum = solve(program);
  if (optimum && optimum->value > 0) return optimum->strategy;
  weak_bound_ = {std::vector<Rational>(game_.columns(), 0), list_multipliers(optimum ? optimum->dual : witness_)};
  return std::nullopt;
}

/// max v subject to v <= x'A_k for the equal columns k.
RegionOptimum ResponseRegion::find_weak_optimum() {
  LinearProgram program = make_region();
  const std::uint32_t value = program.add_column(1, ColumnDomain::free);
  const auto first_row = static_cast<std::uint32_t>(program.row_count());
  for (const std::uint32_t k : equal_) {
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    program.add_entry(row, value, 1);
    for (std::uint32_t i = 0; i < game_.rows(); ++i) program.add_entry(row, i, -game_.leader_payoff(i, k));
  }
  RegionOptimum optimum = solve(program).value();
  weak_bound_ = {std::vector<Rational>(game_.columns(), 0), list_multipliers(optimum.dual)};
  for (std::size_t place = 0; place < equal_.size(); ++place) {
    weak_bound_.weights[equal_[place]] = optimum.dual[first_row + place];
  }
  return optimum;
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
