#include "equilibrium/lcp/floating_path.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "equilibrium/lcp/updated_basis.hpp"

namespace selectorate {
namespace {

constexpr std::uint32_t none = ComplementarySystem::none;

/// How far below zero rounding may bring a basic variable, in its own unit.
constexpr double feasibility_tolerance = 1e-12;
/// What counts as zero in a column, relative to its largest entry.
constexpr double pivot_tolerance = 1e-9;
/// What may be zero without disturbance.
constexpr double zero_below = 1e-9;
/// A variable further below zero than this: the path is lost.
constexpr double lost_below = 1e-6;
/// Paths in doubles that are longer than this many times the number of rows are likely to go round in circles.
constexpr std::uint64_t patience = 200;

class FloatingPath {
 public:
  FloatingPath(const ComplementarySystem& system, const FloatingProgram& program, const PathOptions& options)
      : system_(system), program_(program), options_(options) {}

  PathOutcome run() {
    LinearBasis basis(program_.row_count());
    for (std::uint32_t i = 0; i < basis.size(); ++i) basis[i] = slack(i);
    for (const auto& [row, column] : system_.start) basis[row] = column;
    basis_.emplace(program_, std::move(basis));
    if (!restart()) return outcome(PathEnd::lost);
    ends_ = system_.ends;
    return follow(system_.entering);
  }

  PathOutcome run_from(const LinearBasis& start, bool keep_solution) {
    if (!load(start)) return outcome(PathEnd::lost);
    if (keep_solution && is_solution_undisturbed()) return outcome(PathEnd::solution);
    const auto row = cover();
    if (!row) return outcome(PathEnd::solution);
    const std::uint32_t cover_variable = program_.variable_count();
    ends_ = {cover_variable};
    const std::uint32_t leaving = basis_->basis()[*row];
    if (!pivot(*row, cover_variable, basis_->solve(cover_column_))) return outcome(PathEnd::lost);
    PathOutcome result = follow(system_.complement[leaving]);
    if (result.end == PathEnd::solution) result.seems_solution = is_solution_undisturbed();
    return result;
  }

 private:
  /// Takes the end of another path. False if it is singular.
  bool load(const LinearBasis& start) {
    basis_.emplace(program_, start);
    if (start.size() != program_.row_count() || !restart()) return false;
    // The end of the old path is not to be undone: a game's `ends` has left for good, and its complement stays.
    kept_ = system_.complement[system_.ends.front()];
    return true;
  }

  [[nodiscard]] std::uint32_t slack(std::uint32_t row) const {
    return program_.variable_count() - static_cast<std::uint32_t>(program_.row_count()) + row;
  }

  [[nodiscard]] PathOutcome outcome(PathEnd end) const {
    PathOutcome result{end, basis_->basis(), pivots_};
    std::sort(result.basis.begin(), result.basis.end());
    return result;
  }

  [[nodiscard]] bool is_limiting(std::uint32_t variable) const {
    return variable == program_.variable_count() || (system_.complement[variable] != none && variable != kept_);
  }

  /// Factors and values anew. False if that shows that the path is lost.
  bool restart() {
    if (!basis_->factorize(cover_column_)) return false;
    values_ = basis_->solve(program_.right_side());
    return true;
  }

  [[nodiscard]] bool is_feasible() const {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] < -lost_below && is_limiting(basis_->basis()[i])) return false;
    }
    return true;
  }

  /// Whether limiting variables are not negative, for small trembles, as far as doubles can tell.
  [[nodiscard]] bool is_solution_undisturbed() const {
    std::vector<bool> is_open(values_.size());
    for (std::size_t i = 0; i < values_.size(); ++i) is_open[i] = is_limiting(basis_->basis()[i]);
    const auto has_sign = [&](const std::vector<double>& values, double sign) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (!is_open[i] || std::abs(values[i]) <= zero_below) continue;
        if (values[i] * sign < 0) return false;
        is_open[i] = false;
      }
      return true;
    };
    if (!has_sign(basis_->solve(program_.undisturbed_side()), 1)) return false;
    return std::all_of(system_.trembles.begin(), system_.trembles.end(),
                       [&](std::uint32_t tremble) { return has_sign(basis_->solve(program_.column(tremble)), -1); });
  }

  /// Gives every limiting variable the same covering coefficient, a little irregular; the row of the variable that
  /// needs most, or nothing if none is negative.
  std::optional<std::size_t> cover() {
    std::optional<std::size_t> worst;
    cover_column_.assign(program_.row_count(), 0);
    double need = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (!is_limiting(basis_->basis()[i])) continue;
      const double coefficient = 1 + 1e-3 * std::sin(static_cast<double>(i));
      for (const auto& [row, value] : program_.column(basis_->basis()[i])) cover_column_[row] -= coefficient * value;
      if (-values_[i] / coefficient > need) {
        need = -values_[i] / coefficient;
        worst = i;
      }
    }
    return worst;
  }

  PathOutcome follow(std::uint32_t entering) {
    for (;;) {
      if (pivots_ >= options_.pivot_limit) return outcome(PathEnd::pivot_limit);
      if (pivots_ >= patience * (program_.row_count() + 10)) return outcome(PathEnd::lost);
      if (options_.progress && pivots_ % path_pivots_between_reports == 0 &&
          !options_.progress({.phase = "pivots in doubles", .done = pivots_})) {
        return outcome(PathEnd::cancelled);
      }
      if (entering == none) return outcome(PathEnd::lost);
      std::vector<double> column = basis_->solve(program_.column(entering));
      const auto row = limiting_row(column);
      if (!row) return outcome(PathEnd::lost);
      const std::uint32_t leaving = basis_->basis()[*row];
      if (!pivot(*row, entering, std::move(column))) return outcome(PathEnd::lost);
      if (std::find(ends_.begin(), ends_.end(), leaving) != ends_.end()) return outcome(PathEnd::solution);
      entering = system_.complement[leaving];
    }
  }

  /// Among the rows whose variables reach zero first, within the tolerance, the one with the largest pivot (Harris
  /// 1973).
  [[nodiscard]] std::optional<std::size_t> limiting_row(const std::vector<double>& column) const {
    double largest = 0;
    for (const double value : column) largest = std::max(largest, std::abs(value));
    const double least_pivot = pivot_tolerance * largest;
    double limit = INFINITY;
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (column[i] <= least_pivot || !is_limiting(basis_->basis()[i])) continue;
      limit = std::min(limit, (std::max(values_[i], 0.0) + feasibility_tolerance) / column[i]);
    }
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (column[i] <= least_pivot || !is_limiting(basis_->basis()[i])) continue;
      if (values_[i] <= limit * column[i] && (!best || column[i] > column[*best])) best = i;
    }
    return best;
  }

  /// False if the path is lost.
  bool pivot(std::size_t row, std::uint32_t entering, std::vector<double> column) {
    const double step = values_[row] / column[row];
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (column[i] != 0) values_[i] -= step * column[i];
    }
    values_[row] = step;
    ++pivots_;
    if (!basis_->exchange(row, entering, column)) return true;
    return restart() && is_feasible();
  }

  const ComplementarySystem& system_;
  const FloatingProgram& program_;
  PathOptions options_;
  std::optional<UpdatedBasis> basis_;
  std::vector<double> cover_column_;
  std::vector<double> values_;  ///< of the basic variables
  std::vector<std::uint32_t> ends_;
  std::uint32_t kept_ = none;
  std::uint64_t pivots_ = 0;
};

}  // namespace

PathOutcome follow_floating_path(const ComplementarySystem& system, const FloatingProgram& program,
                                 const PathOptions& options) {
  return FloatingPath(system, program, options).run();
}

PathOutcome follow_floating_path_from(const LinearBasis& start, const ComplementarySystem& system,
                                      const FloatingProgram& program, bool keep_solution, const PathOptions& options) {
  return FloatingPath(system, program, options).run_from(start, keep_solution);
}

}  // namespace selectorate
