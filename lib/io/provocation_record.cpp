#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/io/provocation_record.hpp>

#include "io/scenario_fields.hpp"

namespace selectorate {

Scenario resolve_type(const Scenario& scenario, std::size_t type) {
  if (type >= scenario.types.size()) throw InvalidModel("type", "there is no such type");
  Scenario own = scenario;
  for (const ScenarioField& field : scenario_fields()) {
    const auto* instead = std::get_if<TypeOverride>(&field.access);
    if (instead != nullptr) instead->own.change(own) = number_of(field, scenario, type);
  }
  own.types.clear();
  own.provocation.reset();
  return own;
}

ProvocationGame make_provocation_game(const Scenario& scenario) {
  if (!scenario.provocation) throw InvalidModel("provocation", "the scenario has none");
  validate_scenario(scenario);
  std::vector<ProvocationEpisode> episodes;
  for (std::size_t t = 0; t < scenario.types.size(); ++t) {
    const TargetType& type = scenario.types[t];
    Scenario own = resolve_type(scenario, t);
    own.meta = {};
    episodes.push_back({type.name, type.probability, type.test_cost, make_episode(own)});
  }
  return make_provocation_game(episodes, scenario.provocation->intensities, scenario.provocation->demand);
}

ProvocationRecord solve_provocation_record(const Scenario& scenario, const ProgressCallback& progress) {
  ProvocationGame game = make_provocation_game(scenario);
  std::vector<TargetType> types = scenario.types;
  for (std::size_t t = 0; t < types.size(); ++t) {
    for (const ScenarioField& field : scenario_fields()) {
      const auto* instead = std::get_if<TypeOverride>(&field.access);
      if (instead != nullptr) types[t].*(instead->member) = number_of(field, scenario, t);
    }
  }
  return solve_provocation_record(*scenario.provocation, std::move(types), std::move(game), progress);
}

ProvocationRecord solve_provocation_record(Provocation described, std::vector<TargetType> types, ProvocationGame game,
                                           const ProgressCallback& progress) {
  if (types.size() != game.types.size()) throw InvalidModel("types", "are not those of the game");
  if (described.intensities.size() != game.intensities.size()) {
    throw InvalidModel("described.intensities", "are not those of the game");
  }
  SignallingGame signalling = make_provocation_signalling(game);
  SignallingEquilibria found = solve_signalling(signalling, {}, progress);
  ProvocationRecord record{.described = std::move(described),
                           .types = std::move(types),
                           .game = std::move(game),
                           .signalling = std::move(signalling),
                           .equilibria = {},
                           .components = std::move(found.components),
                           .complete = found.complete,
                           .status = found.status};
  for (SignallingEquilibriumSet& set : found.sets) {
    ProvocationEquilibrium equilibrium{.set = std::move(set), .typical = {}, .refinements = {}};
    equilibrium.typical = evaluate_centre(record.signalling, equilibrium.set);
    for (std::size_t i = 0; i < signalling_refinements.size(); ++i) {
      equilibrium.refinements[i] = evaluate_refinement(record.signalling, signalling_refinements[i], equilibrium.set);
    }
    record.equilibria.push_back(std::move(equilibrium));
  }
  return record;
}

}  // namespace selectorate
