#include "equilibrium/stage_equilibria.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/game/sequence_form.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/stable_profiles.hpp"
#include "equilibrium/trigger_program.hpp"

namespace selectorate {
namespace {

std::vector<PlayerId> list_movers(const StrategicGame& game) {
  std::vector<PlayerId> movers;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    if (game.strategy_count(PlayerId(i)) > 1) movers.emplace_back(i);
  }
  return movers;
}

/// Pure equilibria; what a strategy leaves open is its first action.
StageEquilibria find_pure(const ExtensiveGame& stage, const StrategicForm& form, std::size_t limit) {
  StageEquilibria found;
  const auto stable = find_stable_profiles(form.game.payoffs(), list_choosers(form.game), {});
  for (const std::size_t profile : stable.value()) {
    if (found.profiles.size() == limit) {
      found.complete = false;
      found.status = Status::truncated;
      break;
    }
    PureProfile pure;
    for (std::uint32_t i = 0; i < stage.player_count(); ++i) {
      const auto& actions = form.actions[i][form.game.strategy_in(profile, PlayerId(i))];
      pure.actions.insert(pure.actions.end(), actions.begin(), actions.end());
    }
    for (std::uint32_t& action : pure.actions) {
      if (action != StrategicForm::unspecified) continue;
      action = 0;
      found.complete = false;
    }
    found.profiles.push_back(make_behavior_profile(stage, pure));
  }
  return found;
}

/// The game of the two who move; the others have one strategy each.
StrategicGame make_game_of(const StrategicGame& game, const std::vector<PlayerId>& movers) {
  std::vector<std::string> players;
  std::vector<std::vector<std::string>> labels(2);
  ExactTable payoffs(2);
  for (std::size_t i = 0; i < 2; ++i) {
    players.push_back(game.player_name(movers[i]));
    for (std::size_t s = 0; s < game.strategy_count(movers[i]); ++s) {
      labels[i].push_back(game.strategy_label(movers[i], s));
    }
  }
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    payoffs.append(std::vector<Rational>{game.payoff(profile, movers[0]), game.payoff(profile, movers[1])});
  }
  return {game.title(), std::move(players), std::move(labels), std::move(payoffs)};
}

/// What a mixed strategy makes of the player's sequences (Kuhn 1953).
RealizationPlan make_plan(const SequenceForm& form, const StrategicForm& strategies, PlayerId player,
                          std::span<const Rational> mixture) {
  RealizationPlan plan(form.sequence_count(player), 0);
  for (std::size_t s = 0; s < mixture.size(); ++s) {
    if (mixture[s] == 0) continue;
    const auto is_played = find_sequences_played(form, player, strategies.actions[player.index()][s]);
    for (std::size_t sequence = 0; sequence < plan.size(); ++sequence) {
      if (is_played[sequence]) plan[sequence] += mixture[s];
    }
  }
  return plan;
}

/// Whether every information set is reached as far as its owner's plan goes.
bool is_never_avoided(const SequenceForm& form, const std::vector<RealizationPlan>& plans) {
  const ExtensiveGame& game = form.game();
  for (std::uint32_t k = 0; k < game.information_set_count(); ++k) {
    const InformationSetId set(k);
    if (plans[game.owner(set).index()][form.parent_sequence(set)] == 0) return false;
  }
  return true;
}

/// Extreme equilibria of the two who move. If every component is one equilibrium, these are all.
StageEquilibria find_mixed(const ExtensiveGame& stage, const StrategicForm& strategies,
                           const std::vector<PlayerId>& movers, const StageOptions& options,
                           const ProgressCallback& progress) {
  const auto extreme =
      solve_extreme_equilibria(make_game_of(strategies.game, movers),
                               {.certify = false, .limit = options.limit, .work_limit = options.work_limit}, progress);
  StageEquilibria found;
  found.status = extreme.status;
  found.work = extreme.work * strategies.game.profile_count();
  found.complete = extreme.complete && std::all_of(extreme.components.begin(), extreme.components.end(),
                                                   [](const auto& component) { return component.size() == 1; });
  const SequenceForm form(stage);
  const std::vector<Rational> alone(1, 1);
  for (const auto& profile : extreme.equilibria) {
    std::vector<RealizationPlan> plans;
    for (std::uint32_t i = 0; i < stage.player_count(); ++i) {
      const auto mover = std::find(movers.begin(), movers.end(), PlayerId(i));
      const auto place = static_cast<std::uint32_t>(mover - movers.begin());
      plans.push_back(mover == movers.end()
                          ? make_plan(form, strategies, PlayerId(i), alone)
                          : make_plan(form, strategies, PlayerId(i), profile.at(InformationSetId(place))));
    }
    found.complete = found.complete && is_never_avoided(form, plans);
    BehaviorProfile<Rational> behavior = make_behavior_profile(form, plans);
    // Mixed strategies of one plan differ in the strategic form only.
    if (std::find(found.profiles.begin(), found.profiles.end(), behavior) == found.profiles.end()) {
      found.profiles.push_back(std::move(behavior));
    }
  }
  return found;
}

}  // namespace

StageEquilibria find_stage_equilibria(const ExtensiveGame& stage, const StageOptions& options,
                                      const ProgressCallback& progress) {
  const StrategicForm form = make_strategic_form(stage, {.profile_limit = options.profile_limit});
  const std::vector<PlayerId> movers = list_movers(form.game);
  if (options.mixed && movers.size() == 2) return find_mixed(stage, form, movers, options, progress);
  StageEquilibria found = find_pure(stage, form, options.limit);
  // One player mixes where two of his strategies are best; three or more may mix anyhow.
  if (options.mixed && (movers.size() > 2 || found.profiles.size() > 1)) found.complete = false;
  return found;
}

}  // namespace selectorate
