#include <string>

#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/equilibrium/extensive_form_correlated.hpp>

#include "method_tables.hpp"

namespace selectorate::tools {
namespace {

/// "sum", "smallest", or a player by his name or his number counted from 1.
PayoffObjective objective_of(const Game& game, const std::string& wanted) {
  if (wanted == "sum") return {};
  if (wanted == "smallest") return {.smallest = true};
  const std::size_t players = std::visit([](const auto& form) { return form.player_count(); }, game);
  return make_payoff_objective(player_named(game, wanted, "--maximize", "sum, smallest, or "), players);
}

SolutionRecord solve_recommendations(const Game& game, const SolveRequest& request, SolutionConcept claim) {
  const CorrelatedOptions options{.claim = claim, .objective = objective_of(game, request.maximize)};
  return std::visit(
      [&](const auto& form) {
        return make_solution_record(game, std::string(to_string(claim)),
                                    solve_correlated(form, options, request.progress));
      },
      game);
}

SolutionRecord solve_correlated_by_program(const Game& game, const SolveRequest& request) {
  return solve_recommendations(game, request, SolutionConcept::correlated);
}

SolutionRecord solve_coarse_by_program(const Game& game, const SolveRequest& request) {
  return solve_recommendations(game, request, SolutionConcept::coarse_correlated);
}

SolutionRecord solve_recommended_moves(const Game& game, const SolveRequest& request) {
  const ExtensiveFormCorrelatedOptions options{.objective = objective_of(game, request.maximize)};
  return make_solution_record(game, "efce", solve_extensive_form_correlated(tree_of(game), options, request.progress));
}

}  // namespace

std::span<const SolveMethod> correlated_methods() {
  static const SolveMethod methods[] = {
      {"correlated", "lp", "the best one for --maximize, by linear programming", recall, has_recall, false, true,
       solve_correlated_by_program},
      {"coarse_correlated", "lp", "the best one for --maximize, by linear programming", recall, has_recall, false, true,
       solve_coarse_by_program},
      {"efce", "lp", "extensive-form correlated, the best one for --maximize", tree_with_recall, is_tree_with_recall,
       false, true, solve_recommended_moves},
  };
  return methods;
}

}  // namespace selectorate::tools
