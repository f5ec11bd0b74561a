#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/pure_nash.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/stable_profiles.hpp"

namespace selectorate {
namespace {

Solution<PureProfile> make_solution(SolutionConcept claim, std::size_t profiles, bool cancelled) {
  Solution<PureProfile> solution;
  solution.claim = claim;
  solution.method = "comparison of all pure profiles";
  solution.work = profiles;
  if (cancelled) solution.status = Status::cancelled;
  return solution;
}

/// Adds an equilibrium; false, and `truncated`, if the list is full.
bool add(Solution<PureProfile>& solution, std::vector<std::uint32_t> actions, std::size_t limit) {
  if (solution.equilibria.size() == limit) {
    solution.status = Status::truncated;
    return false;
  }
  solution.equilibria.push_back({std::move(actions)});
  return true;
}

void finish(Solution<PureProfile>& solution) {
  solution.complete = solution.status == Status::converged;
  if (solution.complete && solution.equilibria.empty()) solution.status = Status::no_equilibrium;
}

BehaviorProfile<Rational> make_behavior(const StrategicGame& game, const PureProfile& profile) {
  BehaviorProfile<Rational> behavior(game);
  for (std::uint32_t i = 0; i < game.player_count(); ++i) behavior.at(InformationSetId(i))[profile.actions[i]] = 1;
  return behavior;
}

BehaviorProfile<Rational> make_behavior(const ExtensiveGame& game, const PureProfile& profile) {
  return make_behavior_profile(game, profile);
}

void certify(const auto& game, Solution<PureProfile>& solution) {
  const std::string hash = canonical_hash(game);
  for (const PureProfile& profile : solution.equilibria) {
    solution.certificates.push_back(make_regret_certificate(game, solution.claim, make_behavior(game, profile), hash));
  }
}

/// Actions at all information sets, player by player, as the profile's strategies say; some may be left open.
std::vector<std::uint32_t> list_actions(const StrategicForm& form, std::size_t profile) {
  std::vector<std::uint32_t> actions;
  for (std::uint32_t i = 0; i < form.game.player_count(); ++i) {
    const auto& own = form.actions[i][form.game.strategy_in(profile, PlayerId(i))];
    actions.insert(actions.end(), own.begin(), own.end());
  }
  return actions;
}

/// Adds every way to fill in what is left open, or the first; false if the list is full.
bool add_completions(const ExtensiveGame& game, std::vector<std::uint32_t> actions, const PureNashOptions& options,
                     Solution<PureProfile>& solution) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t set = 0; set < actions.size(); ++set) {
    if (actions[set] != StrategicForm::unspecified) continue;
    actions[set] = 0;
    open.push_back(set);
  }
  for (;;) {
    if (!add(solution, actions, options.limit)) return false;
    auto next = open.rbegin();
    for (; next != open.rend(); ++next) {
      if (++actions[*next] < game.action_count(InformationSetId(*next))) break;
      actions[*next] = 0;
    }
    if (next == open.rend() || options.one_for_each_plan) return true;
  }
}

/// Information sets as choosers. A player's strategies are in lexicographic order, so his last set varies fastest.
std::vector<Chooser> list_agents(const ExtensiveGame& game, const StrategicGame& form) {
  std::vector<Chooser> agents(game.information_set_count());
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    std::size_t stride = form.stride(PlayerId(i));
    const std::uint32_t first = game.first_information_set(PlayerId(i)).index();
    for (std::uint32_t set = first + game.information_set_count(PlayerId(i)); set-- > first;) {
      agents[set] = {game.action_count(InformationSetId(set)), stride, i};
      stride *= agents[set].choices;
    }
  }
  return agents;
}

}  // namespace

Solution<PureProfile> solve_pure_nash(const StrategicGame& game, const PureNashOptions& options,
                                      const ProgressCallback& progress) {
  const auto stable = find_stable_profiles(game.payoffs(), list_choosers(game), progress);
  auto solution = make_solution(SolutionConcept::pure_nash, game.profile_count(), !stable);
  if (!stable) return solution;
  for (const std::size_t profile : *stable) {
    std::vector<std::uint32_t> strategies;
    for (std::uint32_t i = 0; i < game.player_count(); ++i) {
      strategies.push_back(static_cast<std::uint32_t>(game.strategy_in(profile, PlayerId(i))));
    }
    if (!add(solution, std::move(strategies), options.limit)) break;
  }
  finish(solution);
  if (options.certify) certify(game, solution);
  return solution;
}

Solution<PureProfile> solve_pure_nash(const ExtensiveGame& game, const PureNashOptions& options,
                                      const ProgressCallback& progress) {
  const StrategicForm form = make_strategic_form(game, {.profile_limit = options.profile_limit});
  const auto stable = find_stable_profiles(form.game.payoffs(), list_choosers(form.game), progress);
  auto solution = make_solution(SolutionConcept::pure_nash, form.game.profile_count(), !stable);
  if (!stable) return solution;
  for (const std::size_t profile : *stable) {
    if (!add_completions(game, list_actions(form, profile), options, solution)) break;
  }
  finish(solution);
  if (options.one_for_each_plan && !solution.equilibria.empty()) {
    solution.complete = false;
    solution.described_as = SolutionSet::components;
  }
  if (options.certify) certify(game, solution);
  return solution;
}

Solution<PureProfile> solve_pure_agent_nash(const ExtensiveGame& game, const PureNashOptions& options,
                                            const ProgressCallback& progress) {
  const StrategicForm form = make_strategic_form(game, {.reduced = false, .profile_limit = options.profile_limit});
  const auto stable = find_stable_profiles(form.game.payoffs(), list_agents(game, form.game), progress);
  auto solution = make_solution(SolutionConcept::agent_nash, form.game.profile_count(), !stable);
  if (!stable) return solution;
  for (const std::size_t profile : *stable) {
    if (!add(solution, list_actions(form, profile), options.limit)) break;
  }
  finish(solution);
  if (options.certify) certify(game, solution);
  return solution;
}

}  // namespace selectorate
