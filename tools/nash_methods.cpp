#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>
#include <selectorate/equilibrium/pure_nash.hpp>
#include <selectorate/equilibrium/support_enumeration.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/mixed_strategy.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "method_tables.hpp"

namespace selectorate::tools {
namespace {

/// A subgame-perfect equilibrium is a Nash equilibrium; the evidence is for the weaker claim.
SolutionRecord solve_nash_by_backward_induction(const Game& game, const SolveRequest& request) {
  SolveRequest one = request;
  one.first = true;
  SolutionRecord record = solve_by_backward_induction(game, one);
  record.concept_name = "nash";
  record.list.claim = SolutionConcept::nash;
  record.list.complete = false;
  for (Certificate& certificate : record.list.certificates) {
    certificate = make_regret_certificate(tree_of(game), SolutionConcept::nash, std::move(certificate.behavior));
  }
  return record;
}

SolutionRecord solve_nash_by_program(const Game& game, const SolveRequest& request) {
  return std::visit(
      [&](const auto& form) { return make_solution_record(game, "nash", solve_zero_sum(form, {}, request.progress)); },
      game);
}

SolutionRecord solve_by_lemke(const Game& game, const SolveRequest& request) {
  return make_solution_record(game, "nash", solve_lemke(tree_of(game), {}, request.progress));
}

SolutionRecord solve_quasi_perfect(const Game& game, const SolveRequest& request) {
  const LemkeOptions options{.trembles = Trembles::quasi_perfect};
  return make_solution_record(game, "nash", solve_lemke(tree_of(game), options, request.progress));
}

SolutionRecord solve_by_lemke_howson(const Game& game, const SolveRequest& request) {
  return make_solution_record(game, "nash", solve_lemke_howson(std::get<StrategicGame>(game), {}, request.progress));
}

/// What the extreme equilibria of a tree's reduced strategic form do in the tree. Different ones may do the same: then
/// the first stands for all, in its component too.
Solution<BehaviorProfile<Rational>> move_to_tree(const ExtensiveGame& game, const StrategicForm& form,
                                                 Solution<BehaviorProfile<Rational>> extreme) {
  std::vector<BehaviorProfile<Rational>> distinct;
  std::vector<std::size_t> places;
  for (const auto& mixed : extreme.equilibria) {
    BehaviorProfile<Rational> behavior = make_behavior_profile(game, form, mixed);
    const auto same = std::find(distinct.begin(), distinct.end(), behavior);
    places.push_back(static_cast<std::size_t>(same - distinct.begin()));
    if (same == distinct.end()) distinct.push_back(std::move(behavior));
  }
  for (auto& component : extreme.components) {
    std::set<std::size_t> moved;
    for (const std::size_t index : component) moved.insert(places[index]);
    component.assign(moved.begin(), moved.end());
  }
  extreme.equilibria = std::move(distinct);
  extreme.method += ", of the reduced strategic form";
  return extreme;
}

/// The first ones, and of each component those among them.
void keep_first(std::size_t count, Solution<BehaviorProfile<Rational>>& solution) {
  if (solution.equilibria.size() <= count) return;
  solution.equilibria.resize(count);
  for (auto& component : solution.components) {
    std::erase_if(component, [count](std::size_t index) { return index >= count; });
  }
  std::erase_if(solution.components, [](const auto& component) { return component.empty(); });
}

/// The limit is one of what is done in the tree, so more are looked for until there is so much.
Solution<BehaviorProfile<Rational>> solve_extreme_of_tree(const ExtensiveGame& game, ExtremeEquilibriaOptions options,
                                                          const ProgressCallback& progress) {
  constexpr std::size_t growth = 8;
  const std::size_t limit = options.limit;
  options.certify = false;
  const StrategicForm form = make_strategic_form(game);
  for (;; options.limit *= growth) {
    auto solution = move_to_tree(game, form, solve_extreme_equilibria(form.game, options, progress));
    const bool is_short = solution.status == Status::truncated && solution.equilibria.size() < limit;
    if (is_short && options.limit < ~std::size_t{0} / growth) continue;
    keep_first(limit, solution);
    const std::string hash = canonical_hash(game);
    for (const auto& profile : solution.equilibria) {
      solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, profile, hash));
    }
    return solution;
  }
}

SolutionRecord solve_extreme(const Game& game, const SolveRequest& request) {
  const ExtremeEquilibriaOptions options{.limit = request.first ? 1 : request.limit,
                                         .work_limit = request.work_limit * work_unit};
  const auto* bimatrix = std::get_if<StrategicGame>(&game);
  return make_list_record(game, "nash",
                          bimatrix != nullptr ? solve_extreme_equilibria(*bimatrix, options, request.progress)
                                              : solve_extreme_of_tree(tree_of(game), options, request.progress),
                          request);
}

SolutionRecord solve_by_supports(const Game& game, const SolveRequest& request) {
  const SupportEnumerationOptions options{.count = request.first ? 1 : request.limit};
  return make_solution_record(game, "nash",
                              solve_support_enumeration(std::get<StrategicGame>(game), options, request.progress));
}

SolutionRecord solve_pure_as(std::string concept_name, const Game& game, const SolveRequest& request) {
  const PureNashOptions options{.limit = request.first ? 1 : request.limit};
  return std::visit(
      [&](const auto& form) {
        return make_list_record(game, std::move(concept_name), solve_pure_nash(form, options, request.progress),
                                request);
      },
      game);
}

SolutionRecord solve_pure(const Game& game, const SolveRequest& request) {
  return solve_pure_as("pure", game, request);
}

/// Of the Nash equilibria the pure ones; the record says that others were not looked for.
SolutionRecord solve_nash_by_pure_profiles(const Game& game, const SolveRequest& request) {
  return solve_pure_as("nash", game, request);
}

SolutionRecord solve_agent_form(const Game& game, const SolveRequest& request) {
  const PureNashOptions options{.limit = request.first ? 1 : request.limit};
  return make_list_record(game, "agent_nash", solve_pure_agent_nash(tree_of(game), options, request.progress), request);
}

/// In a constant-sum game equilibrium strategies are optimal ones.
SolutionRecord solve_value(const Game& game, const SolveRequest& request) {
  SolutionRecord record = solve_nash_by_program(game, request);
  record.concept_name = "zero_sum";
  record.list.claim = SolutionConcept::zero_sum_value;
  for (Certificate& certificate : record.list.certificates) certificate.claim = record.list.claim;
  return record;
}

}  // namespace

std::span<const SolveMethod> nash_methods() {
  static const SolveMethod methods[] = {
      {"zero_sum", "lp", "optimal strategies and the value, by linear programming", constant_sum, has_constant_sum,
       false, true, solve_value},
      {"nash", "backward-induction", "one that is subgame perfect", perfect_information, has_perfect_information, false,
       true, solve_nash_by_backward_induction},
      {"nash", "lp", "one of a constant-sum game, by linear programming", constant_sum, has_constant_sum, false, true,
       solve_nash_by_program},
      {"nash", "lemke", "one of a tree, normal-form perfect (von Stengel, van den Elzen & Talman 2002)", tree_of_two,
       is_tree_of_two, false, true, solve_by_lemke},
      {"nash", "lemke-quasi-perfect", "one of a tree, quasi-perfect and so sequential (van Damme 1984)", tree_of_two,
       is_tree_of_two, false, true, solve_quasi_perfect},
      {"nash", "lemke-howson", "one of a bimatrix game (Lemke & Howson 1964)", bimatrix, is_bimatrix, false, true,
       solve_by_lemke_howson},
      {"nash", "extreme", "all extreme equilibria and their connected sets", two_players, has_two_players, true, true,
       solve_extreme},
      {"nash", "supports", "small supports first, apt with --first (Porter, Nudelman & Shoham 2008)", bimatrix,
       is_bimatrix, false, true, solve_by_supports},
      {"nash", "pure", "those in which nobody randomises; others are not looked for", other_than_two,
       has_other_than_two_players, false, true, solve_nash_by_pure_profiles},
      {"pure", "profiles", "all in which nobody randomises, of any number of players", recall, has_recall, true, true,
       solve_pure},
      {"agent_nash", "profiles", "all pure ones of the agent form: nobody gains by one other move", "a tree", is_tree,
       true, true, solve_agent_form},
  };
  return methods;
}

}  // namespace selectorate::tools
