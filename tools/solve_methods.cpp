#include "solve_methods.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/equilibrium/extensive_form_correlated.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>
#include <selectorate/equilibrium/pure_nash.hpp>
#include <selectorate/equilibrium/staged_subgame_perfect.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/equilibrium/support_enumeration.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/mixed_strategy.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate::tools {
namespace {

const ExtensiveGame& tree_of(const Game& game) {
  return std::get<ExtensiveGame>(game);
}

/// \name What games have
/// @{
bool has_perfect_information(const Game& game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr && tree->has_perfect_information();
}

bool has_recall(const Game& game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree == nullptr || has_perfect_recall(*tree);
}

bool has_two_players(const Game& game) {
  return std::visit([](const auto& form) { return form.player_count(); }, game) == 2 && has_recall(game);
}

bool is_tree(const Game& game) {
  return std::holds_alternative<ExtensiveGame>(game);
}

bool is_tree_with_recall(const Game& game) {
  return is_tree(game) && has_recall(game);
}

bool is_tree_of_two(const Game& game) {
  return is_tree(game) && has_two_players(game);
}

bool is_bimatrix(const Game& game) {
  return std::holds_alternative<StrategicGame>(game) && has_two_players(game);
}

bool has_other_than_two_players(const Game& game) {
  return has_recall(game) && !has_two_players(game);
}

bool has_constant_sum(const Game& game) {
  const ExactTable& payoffs = std::visit([](const auto& form) -> const ExactTable& { return form.payoffs(); }, game);
  if (payoffs.columns() != 2 || !has_recall(game)) return false;
  for (std::size_t row = 1; row < payoffs.rows(); ++row) {
    if (payoffs.exact(row, 0) + payoffs.exact(row, 1) != payoffs.exact(0, 0) + payoffs.exact(0, 1)) return false;
  }
  return true;
}
/// @}

/// \name Methods
/// @{
SolutionRecord solve_by_backward_induction(const Game& game, const SolveRequest& request) {
  const auto equilibria = solve_subgame_perfect(tree_of(game), {}, request.progress);
  auto solution = list_equilibria(equilibria, {.limit = request.first ? 1 : request.limit});
  if (request.first && solution.status == Status::truncated) solution.status = Status::converged;
  return make_solution_record(game, "spe", std::move(solution));
}

SolutionRecord solve_in_doubles(const Game& game, const SolveRequest&) {
  return make_solution_record(game, "spe", solve_backward_induction(tree_of(game), {}));
}

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
SolutionRecord move_to_tree(const ExtensiveGame& game, const StrategicForm& form, const SolutionRecord& extreme) {
  SolutionRecord record = make_solution_record(game, "nash");
  record.method = extreme.method + ", of the reduced strategic form";
  record.status = extreme.status;
  record.work = extreme.work;
  record.list.complete = extreme.list.complete;
  record.list.described_as = extreme.list.described_as;
  std::vector<std::size_t> places;
  for (const Certificate& certificate : extreme.list.certificates) {
    Certificate moved =
        make_regret_certificate(game, SolutionConcept::nash, make_behavior_profile(game, form, certificate.behavior));
    auto& all = record.list.certificates;
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const Certificate& known) { return known.behavior == moved.behavior; });
    places.push_back(static_cast<std::size_t>(same - all.begin()));
    if (same == all.end()) all.push_back(std::move(moved));
  }
  for (const auto& component : extreme.components) {
    std::set<std::size_t> moved;
    for (const std::size_t index : component) moved.insert(places[index]);
    record.components.emplace_back(moved.begin(), moved.end());
  }
  return record;
}

SolutionRecord solve_extreme(const Game& game, const SolveRequest& request) {
  const ExtremeEquilibriaOptions options{.limit = request.first ? 1 : request.limit};
  if (const auto* bimatrix = std::get_if<StrategicGame>(&game)) {
    return make_solution_record(game, "nash", solve_extreme_equilibria(*bimatrix, options, request.progress));
  }
  const StrategicForm form = make_strategic_form(tree_of(game));
  return move_to_tree(
      tree_of(game), form,
      make_solution_record(form.game, "nash", solve_extreme_equilibria(form.game, options, request.progress)));
}

SolutionRecord solve_by_supports(const Game& game, const SolveRequest& request) {
  const SupportEnumerationOptions options{.count = request.first ? 1 : request.limit};
  return make_solution_record(game, "nash",
                              solve_support_enumeration(std::get<StrategicGame>(game), options, request.progress));
}

/// That a list ends after the one equilibrium that was asked for is no limit of the computation.
template <class Profile>
SolutionRecord make_list_record(const Game& game, std::string concept_name, Solution<Profile> solution,
                                const SolveRequest& request) {
  SolutionRecord record = make_solution_record(game, std::move(concept_name), std::move(solution));
  if (!request.first || record.list.certificates.empty()) return record;
  if (record.status == Status::truncated) record.status = Status::converged;
  if (record.list.certificates.size() > 1) {
    record.list.certificates.resize(1);
    record.list.complete = false;
  }
  return record;
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

/// All are listed even where one is enough: a limit would cut off subgames' equilibria on which others build.
SolutionRecord solve_stages(const Game& game, const SolveRequest& request, bool mixed) {
  const StagedSubgamePerfectOptions options{.mixed = mixed, .limit = request.limit};
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

/// In a constant-sum game equilibrium strategies are optimal ones.
SolutionRecord solve_value(const Game& game, const SolveRequest& request) {
  SolutionRecord record = solve_nash_by_program(game, request);
  record.concept_name = "zero_sum";
  record.list.claim = SolutionConcept::zero_sum_value;
  for (Certificate& certificate : record.list.certificates) certificate.claim = record.list.claim;
  return record;
}

/// "sum", "smallest", or a player by his name or his number counted from 1.
PayoffObjective objective_of(const Game& game, const std::string& wanted) {
  if (wanted == "sum") return {};
  if (wanted == "smallest") return {.smallest = true};
  return std::visit(
      [&](const auto& form) {
        for (std::uint32_t i = 0; i < form.player_count(); ++i) {
          if (wanted == form.player_name(PlayerId(i)) || wanted == std::to_string(i + 1)) {
            return make_payoff_objective(PlayerId(i), form.player_count());
          }
        }
        throw Error(fmt::format("--maximize {}: expected sum, smallest, or the name or number of a player", wanted));
      },
      game);
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
/// @}

constexpr std::string_view perfect_information = "perfect information";
constexpr std::string_view constant_sum = "two players with a constant sum of payoffs, who forget nothing";
constexpr std::string_view tree_of_two = "a tree and two players who forget nothing";
constexpr std::string_view bimatrix = "a strategic form and two players";
constexpr std::string_view two_players = "two players who forget nothing";
constexpr std::string_view other_than_two = "players who forget nothing, and other than two of them";
constexpr std::string_view tree_with_recall = "a tree and players who forget nothing";
constexpr std::string_view recall = "players who forget nothing";

constexpr SolveMethod methods[] = {
    {"spe", "backward-induction", "all pure subgame-perfect equilibria, ties included", perfect_information,
     has_perfect_information, true, true, solve_by_backward_induction},
    {"spe", "doubles", "one, fast, in floating point; its exact regret is bounded", perfect_information,
     has_perfect_information, false, false, solve_in_doubles},
    {"spe", "stages", "stage by stage where players move at once: extreme equilibria of two, pure ones of more",
     tree_with_recall, is_tree_with_recall, true, true, solve_mixed_stages},
    {"spe", "pure-stages", "stage by stage, all in which nobody randomises", tree_with_recall, is_tree_with_recall,
     true, true, solve_pure_stages},
    {"zero_sum", "lp", "optimal strategies and the value, by linear programming", constant_sum, has_constant_sum, false,
     true, solve_value},
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
    {"correlated", "lp", "the best one for --maximize, by linear programming", recall, has_recall, false, true,
     solve_correlated_by_program},
    {"coarse_correlated", "lp", "the best one for --maximize, by linear programming", recall, has_recall, false, true,
     solve_coarse_by_program},
    {"efce", "lp", "extensive-form correlated, the best one for --maximize", tree_with_recall, is_tree_with_recall,
     false, true, solve_recommended_moves},
};

/// Other names of concepts.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"subgame_perfect", "spe"}, {"pure_nash", "pure"},        {"agent", "agent_nash"},
    {"ce", "correlated"},       {"cce", "coarse_correlated"}, {"extensive_form_correlated", "efce"},
    {"minimax", "zero_sum"}};

std::string_view resolve_concept(std::string_view name) {
  for (const auto& [synonym, concept_name] : synonyms) {
    if (name == synonym) return concept_name;
  }
  return name;
}

std::vector<std::string_view> concepts() {
  std::vector<std::string_view> names;
  for (const SolveMethod& method : methods) {
    if (std::find(names.begin(), names.end(), method.concept_name) == names.end()) {
      names.push_back(method.concept_name);
    }
  }
  return names;
}

std::string_view default_concept(const Game& game, const MethodWish& wish) {
  if (has_perfect_information(game)) return "spe";
  return has_constant_sum(game) && !wish.all ? "zero_sum" : "nash";
}

/// Why a method cannot do what is wished; empty if it can.
std::string refusal(const SolveMethod& method, const Game& game, const MethodWish& wish) {
  if (wish.exact && !method.is_exact) return "it is not exact";
  if (wish.all && !method.finds_all) return "it does not look for all";
  if (!method.suits(game)) return fmt::format("the game needs {}", method.needs);
  return {};
}

}  // namespace

std::span<const SolveMethod> solve_methods() {
  return methods;
}

const SolveMethod& choose_method(const Game& game, const MethodWish& wish) {
  const std::string_view concept_name =
      wish.concept_name.empty() ? default_concept(game, wish) : resolve_concept(wish.concept_name);
  std::vector<std::string> refusals;
  std::vector<std::string_view> names;
  for (const SolveMethod& method : methods) {
    if (method.concept_name != concept_name) continue;
    names.push_back(method.name);
    if (!wish.method.empty() && wish.method != method.name) continue;
    std::string reason = refusal(method, game, wish);
    if (reason.empty()) return method;
    refusals.push_back(fmt::format("{}: {}", method.name, std::move(reason)));
  }
  if (names.empty()) {
    throw Error(fmt::format("--concept {}: expected one of {}", wish.concept_name, fmt::join(concepts(), ", ")));
  }
  if (refusals.empty()) {
    throw Error(
        fmt::format("--method {}: for {} expected one of {}", wish.method, concept_name, fmt::join(names, ", ")));
  }
  throw Error(fmt::format("no method for {} here ({})", concept_name, fmt::join(refusals, "; ")));
}

}  // namespace selectorate::tools
