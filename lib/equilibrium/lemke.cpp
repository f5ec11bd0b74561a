#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/lemke.hpp>

#include "equilibrium/integer_plan.hpp"
#include "equilibrium/lcp/complementary_solver.hpp"
#include "equilibrium/lemke_workspace.hpp"
#include "equilibrium/unreached_sets.hpp"

namespace selectorate {
namespace {

/// Where a path ended, and what it says about behaviour.
struct LemkeEnd {
  ComplementarySolution path;
  std::optional<BehaviorProfile<Rational>> profile;  ///< if there is a vertex
};

class LemkeSolver {
 public:
  LemkeSolver(const ExtensiveGame& game, const LemkeOptions& options, const ProgressCallback& progress)
      : game_(game), options_(options), progress_(progress) {}

  LemkeEnd solve() {
    const LemkeStart* start = options_.start;
    const bool has_basis = start != nullptr && !start->basis.empty() && !options_.exact_path;
    const LemkeWorkspace* known = has_basis ? start->workspace.get() : nullptr;
    if (known != nullptr && known->fits(game_, options_.prior, options_.trembles)) {
      if (auto end = solve_changed(*known)) return std::move(*end);
    }
    // In another tree the basis would mean something else.
    const bool is_of_this_tree = has_basis && (known == nullptr || known->has_tree_of(game_));
    return solve_afresh(is_of_this_tree ? &start->basis : nullptr);
  }

 private:
  [[nodiscard]] ComplementaryOptions path_options(const LinearBasis* basis) const {
    return {
        .exact_path = options_.exact_path, .pivot_limit = options_.pivot_limit, .start = basis, .progress = progress_};
  }

  /// From the old basis, with what does not depend on payoffs.
  [[nodiscard]] std::optional<LemkeEnd> solve_changed(const LemkeWorkspace& workspace) const {
    const PayoffProgram& changes = workspace.payoffs();
    const PayoffProgram::EntryPayoffs payoffs = changes.find_payoffs(game_);
    const IntegerProgram program = changes.make(payoffs);
    const ComplementarySystem system = changes.make_system(payoffs);
    auto path = solve_from_basis(system, program, options_.start->basis, path_options(nullptr));
    if (!path) return std::nullopt;
    LemkeEnd end{std::move(*path), std::nullopt};
    if (end.path.vertex) {
      end.profile = read_profile(workspace, *end.path.vertex, payoffs.values, changes.unit());
      end.path.vertex.reset();  // it refers to the program
      options_.start->basis = end.path.basis;
    }
    return end;
  }

  [[nodiscard]] LemkeEnd solve_afresh(const LinearBasis* basis) const {
    auto workspace = std::make_shared<LemkeWorkspace>(game_, options_.prior, options_.trembles);
    const ComplementarySystem& system = workspace->problem().system();
    const IntegerProgram program(system.program);
    LemkeEnd end{solve_complementary_system(system, program, path_options(basis)), std::nullopt};
    if (!end.path.vertex) return end;
    end.profile = read_profile(*workspace, *end.path.vertex, scaled_payoffs(workspace->form()), 1);
    end.path.vertex.reset();
    if (options_.start != nullptr) {
      workspace->prepare_for_changes();
      options_.start->basis = end.path.basis;
      options_.start->workspace = std::move(workspace);
    }
    return end;
  }

  [[nodiscard]] BehaviorProfile<Rational> read_profile(const LemkeWorkspace& workspace, const ExactVertex& vertex,
                                                       std::span<const Integer> payoffs, const Integer& unit) const {
    if (options_.trembles == Trembles::quasi_perfect) return workspace.problem().behavior(vertex, unit);
    const SequenceForm& form = workspace.form();
    const std::vector<IntegerPlan> plans = workspace.problem().plans(vertex);
    return make_behavior_profile(form, plans, respond_at_unreached_sets(form, plans, payoffs));
  }

  const ExtensiveGame& game_;
  const LemkeOptions& options_;
  const ProgressCallback& progress_;
};

}  // namespace

Solution<BehaviorProfile<Rational>> solve_lemke(const ExtensiveGame& game, const LemkeOptions& options,
                                                const ProgressCallback& progress) {
  if (game.player_count() != 2) {
    throw InvalidModel("players", "Lemke's method is for 2, not " + std::to_string(game.player_count()));
  }
  LemkeEnd end = LemkeSolver(game, options, progress).solve();
  Solution<BehaviorProfile<Rational>> solution;
  solution.claim = SolutionConcept::nash;
  solution.method = "Lemke's algorithm on the sequence form";
  solution.status = end.path.status;
  solution.work = end.path.pivots;
  if (!end.profile) return solution;
  if (options.certify) {
    solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, *end.profile));
  }
  solution.equilibria.push_back(std::move(*end.profile));
  return solution;
}

}  // namespace selectorate
