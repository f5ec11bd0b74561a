#include <utility>

#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/equilibrium/staged_subgame_perfect.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>

#include "method_tables.hpp"

namespace selectorate::tools {

SolutionRecord solve_by_backward_induction(const Game& game, const SolveRequest& request) {
  const auto equilibria = solve_subgame_perfect(tree_of(game), {}, request.progress);
  auto solution = list_equilibria(equilibria, {.limit = request.first ? 1 : request.limit});
  if (request.first && solution.status == Status::truncated) solution.status = Status::converged;
  return make_solution_record(game, "spe", std::move(solution));
}

namespace {

SolutionRecord solve_in_doubles(const Game& game, const SolveRequest&) {
  return make_solution_record(game, "spe", solve_backward_induction(tree_of(game), {}));
}

/// All are listed even where one is enough: a limit would cut off subgames' equilibria on which others build.
SolutionRecord solve_stages(const Game& game, const SolveRequest& request, bool mixed) {
  const StagedSubgamePerfectOptions options{
      .mixed = mixed, .limit = request.limit, .work_limit = request.work_limit * work_unit};
  SolutionRecord record =
      make_list_record(game, "spe", solve_staged_subgame_perfect(tree_of(game), options, request.progress), request);
  record.pure_only = !mixed;
  // The solver says `truncated` also where only a mixed equilibrium of three or more players could go on.
  const bool at_a_limit = record.work >= options.stage_limit;
  if (record.list.certificates.empty() && record.status == Status::truncated && !at_a_limit) {
    record.status = Status::converged;
  }
  return record;
}

SolutionRecord solve_mixed_stages(const Game& game, const SolveRequest& request) {
  return solve_stages(game, request, true);
}

SolutionRecord solve_pure_stages(const Game& game, const SolveRequest& request) {
  return solve_stages(game, request, false);
}

}  // namespace

std::span<const SolveMethod> subgame_methods() {
  static const SolveMethod methods[] = {
      {"spe", "backward-induction", "all pure subgame-perfect equilibria, ties included", perfect_information,
       has_perfect_information, true, true, solve_by_backward_induction},
      {"spe", "doubles", "one, fast, in floating point; its exact regret is bounded", perfect_information,
       has_perfect_information, false, false, solve_in_doubles},
      {"spe", "stages", "stage by stage where players move at once: extreme equilibria of two, pure ones of more",
       tree_with_recall, is_tree_with_recall, true, true, solve_mixed_stages},
      {"spe", "pure-stages", "stage by stage, all in which nobody randomises", tree_with_recall, is_tree_with_recall,
       true, true, solve_pure_stages},
  };
  return methods;
}

}  // namespace selectorate::tools
