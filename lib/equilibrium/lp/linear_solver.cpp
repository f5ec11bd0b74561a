#include <optional>
#include <utility>

#include <selectorate/base/error.hpp>

#include "equilibrium/lp/exact_basis.hpp"
#include "equilibrium/lp/exact_pivoting.hpp"
#include "equilibrium/lp/glpk_basis.hpp"
#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {
namespace {

class LinearSolver {
 public:
  LinearSolver(const LinearProgram& program, const LinearProgramOptions& options)
      : options_(options), program_(program) {}

  LinearSolution run() {
    const LinearBasis* start = options_.start;
    if (start != nullptr && accept(*start, LinearPath::starting_basis)) return std::move(solution_);
    std::optional<FloatingBasis> found;
    if (options_.use_glpk) found = find_floating_basis(program_, start);
    if (found) {
      solution_.floating_pivots = found->pivots;
      if (accept(found->basis, LinearPath::floating_basis)) return std::move(solution_);
      start = &found->basis;
    }
    if (options_.pivot_limit == 0) {
      solution_.status = LinearStatus::pivot_limit;
      if (start != nullptr) solution_.basis = *start;
      return std::move(solution_);
    }
    pivot_from(start);
    return std::move(solution_);
  }

 private:
  /// Takes a basis for the answer if the exact conditions say that it is one.
  bool accept(const LinearBasis& basis, LinearPath path) {
    const auto exact = ExactBasis::lift(program_, basis);
    if (!exact || !exact->is_primal_feasible() || !exact->is_dual_feasible()) return false;
    solution_.path = path;
    solution_.basis = basis;
    describe_optimum(*exact);
    return true;
  }

  void describe_optimum(const ExactBasis& exact) {
    solution_.status = LinearStatus::optimal;
    solution_.value = exact.value();
    if (options_.keep_common_denominators) {
      solution_.common_primal = exact.common_primal();
      solution_.common_dual = exact.common_dual();
    } else {
      solution_.primal = exact.primal();
      solution_.dual = exact.dual();
    }
  }

  void pivot_from(const LinearBasis* start) {
    const PivotingOutcome outcome = pivot_exactly(program_, start, options_);
    solution_.path = start == nullptr ? LinearPath::exact_pivots : LinearPath::pivots_continued;
    solution_.status = outcome.status;
    solution_.basis = outcome.basis;
    solution_.exact_pivots = outcome.pivots;
    if (outcome.status == LinearStatus::pivot_limit || outcome.status == LinearStatus::cancelled) return;
    const auto exact = ExactBasis::lift(program_, outcome.basis);
    if (!exact) throw NumericalFailure("linear program: the basis is singular modulo every prime that was tried");
    switch (outcome.status) {
      case LinearStatus::infeasible:
        solution_.infeasibility_witness = exact->infeasibility_witness(outcome.witness);
        break;
      case LinearStatus::unbounded:
        solution_.primal = exact->primal();
        solution_.ray = exact->ray(outcome.witness);
        break;
      default:
        // Pivoting and lifting share no arithmetic, so each checks the other.
        if (!exact->is_primal_feasible() || !exact->is_dual_feasible()) {
          throw NumericalFailure("linear program: exact pivoting and the lifted basis disagree");
        }
        describe_optimum(*exact);
    }
  }

  const LinearProgramOptions& options_;
  IntegerProgram program_;
  LinearSolution solution_;
};

}  // namespace

LinearSolution solve_linear_program(const LinearProgram& program, const LinearProgramOptions& options) {
  return LinearSolver(program, options).run();
}

}  // namespace selectorate
