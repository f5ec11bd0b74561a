#include "equilibrium/lcp/complementary_solver.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>

#include "equilibrium/lcp/exact_path.hpp"
#include "equilibrium/lcp/floating_path.hpp"

namespace selectorate {
namespace {

/// Trembles must be well above ties, and both above rounding errors.
constexpr Disturbance disturbances[] = {{1e-3, 1e-9}, {1e-5, 1e-10}, {1e-4, 1e-8}, {1e-2, 1e-11}};

/// b, then minus the columns of the trembles.
std::vector<std::vector<Integer>> right_sides(const ComplementarySystem& system, const IntegerProgram& program) {
  std::vector<std::vector<Integer>> sides = {program.right_side};
  for (const std::uint32_t tremble : system.trembles) {
    sides.emplace_back(program.row_count(), 0);
    for (const auto& [row, value] : program.columns[tremble]) sides.back()[row] = -value;
  }
  return sides;
}

class ComplementarySolver {
 public:
  ComplementarySolver(const ComplementarySystem& system, const IntegerProgram& program,
                      const ComplementaryOptions& options)
      : system_(system), program_(program), options_(options) {}

  ComplementarySolution solve() {
    if (options_.start != nullptr && accept_from(*options_.start)) return take();
    if (!options_.exact_path && accept_floating_path()) return take();
    if (accept(follow_exact_path(system_, program_, remaining()), ComplementaryWay::exact_path)) return take();
    throw NumericalFailure("complementary pivoting: the end of the exact path could not be solved for");
  }

  ComplementarySolution take() { return std::move(solution_); }

  /// Whether the system's path in doubles leads to an answer.
  bool accept_floating_path() {
    const PathOutcome outcome = follow_floating_path(system_, disturbed(disturbances[0]), remaining());
    return accept(outcome, ComplementaryWay::floating_path) ||
           (outcome.end == PathEnd::solution && accept_repaired(outcome.basis, ComplementaryWay::floating_path));
  }

  /// Whether the basis given leads to an answer.
  bool accept_from(const LinearBasis& start) {
    if (!is_usable(start)) return false;
    const PathOutcome outcome =
        follow_floating_path_from(start, system_, disturbed(disturbances[0]), true, remaining());
    const bool is_start = outcome.end == PathEnd::solution && outcome.basis == start;
    if (accept(outcome, is_start ? ComplementaryWay::starting_basis : ComplementaryWay::from_start)) return true;
    const bool is_useful = outcome.end == PathEnd::solution && is_complementary(outcome.basis);
    return accept_repaired(is_useful ? outcome.basis : start, ComplementaryWay::from_start);
  }

  std::optional<LinearBasis> find_nearby_basis(const LinearBasis& start) {
    if (!is_usable(start)) return std::nullopt;
    PathOutcome outcome = follow_floating_path_from(start, system_, disturbed(disturbances[0]), false, remaining());
    if (outcome.end != PathEnd::solution || !is_complementary(outcome.basis)) return std::nullopt;
    return std::move(outcome.basis);
  }

 private:
  [[nodiscard]] PathOptions remaining() const { return {options_.pivot_limit - solution_.pivots, options_.progress}; }

  const FloatingProgram& disturbed(const Disturbance& disturbance) {
    if (!floating_) floating_.emplace(system_, program_);
    floating_->disturb(system_, disturbance);
    return *floating_;
  }

  /// Goes on from a basis that is no solution, with other disturbances one after the other; whether that led to one.
  bool accept_repaired(LinearBasis basis, ComplementaryWay way) {
    for (const Disturbance& disturbance : disturbances) {
      PathOutcome outcome = follow_floating_path_from(basis, system_, disturbed(disturbance), false, remaining());
      if (accept(outcome, way)) return true;
      if (outcome.end == PathEnd::solution && is_complementary(outcome.basis)) basis = std::move(outcome.basis);
    }
    return false;
  }

  /// Whether this is the answer: a solution, or a limit.
  bool accept(PathOutcome outcome, ComplementaryWay way) {
    solution_.pivots += outcome.pivots;
    solution_.way = way;
    if (outcome.end == PathEnd::lost) return false;
    solution_.basis = std::move(outcome.basis);
    if (outcome.end != PathEnd::solution) {
      solution_.status = outcome.end == PathEnd::cancelled ? Status::cancelled : Status::iteration_limit;
      return true;
    }
    if (!is_complementary(solution_.basis)) return false;
    // On the way from a start there is another way to go, and lifting is what costs.
    if (way == ComplementaryWay::from_start && !outcome.seems_solution) return false;
    auto vertex = ExactVertex::solve(program_, solution_.basis, right_sides(system_, program_));
    if (!vertex || !vertex->is_feasible()) return false;
    solution_.vertex.emplace(std::move(*vertex));
    return true;
  }

  /// Whether a basis may belong to a system of this shape.
  [[nodiscard]] bool is_usable(const LinearBasis& basis) const {
    return basis.size() == program_.row_count() &&
           std::all_of(basis.begin(), basis.end(),
                       [&](std::uint32_t variable) { return variable < program_.kinds.size(); }) &&
           is_complementary(basis);
  }

  /// No pair has both variables in the basis, and the path has ended.
  [[nodiscard]] bool is_complementary(const LinearBasis& basis) const {
    std::vector<bool> is_basic(system_.complement.size(), false);
    for (const std::uint32_t variable : basis) is_basic[variable] = true;
    for (const std::uint32_t variable : basis) {
      const std::uint32_t other = system_.complement[variable];
      if (other != ComplementarySystem::none && is_basic[other]) return false;
    }
    return std::any_of(system_.ends.begin(), system_.ends.end(), [&](std::uint32_t end) { return !is_basic[end]; });
  }

  const ComplementarySystem& system_;
  const IntegerProgram& program_;
  const ComplementaryOptions& options_;
  ComplementarySolution solution_;
  std::optional<FloatingProgram> floating_;
};

}  // namespace

std::optional<ComplementarySolution> solve_from_basis(const ComplementarySystem& system, const IntegerProgram& program,
                                                      const LinearBasis& basis, const ComplementaryOptions& options) {
  ComplementarySolver solver(system, program, options);
  if (!solver.accept_from(basis)) return std::nullopt;
  return solver.take();
}

std::optional<ComplementarySolution> solve_by_floating_path(const ComplementarySystem& system,
                                                            const IntegerProgram& program,
                                                            const ComplementaryOptions& options) {
  ComplementarySolver solver(system, program, options);
  if (!solver.accept_floating_path()) return std::nullopt;
  return solver.take();
}

std::optional<LinearBasis> find_nearby_basis(const ComplementarySystem& system, const IntegerProgram& program,
                                             const LinearBasis& basis) {
  const ComplementaryOptions options;
  return ComplementarySolver(system, program, options).find_nearby_basis(basis);
}

ComplementarySolution solve_complementary_system(const ComplementarySystem& system, const IntegerProgram& program,
                                                 const ComplementaryOptions& options) {
  return ComplementarySolver(system, program, options).solve();
}

}  // namespace selectorate
