#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/package.hpp>

#include "io/scenario_fields.hpp"
#include "io/scenario_rules.hpp"

namespace selectorate {
namespace {

void check_number(const std::string& path, double value, const NumberRange& range) {
  if (!range.contains(value)) throw InvalidModel(path, fmt::format("is {}: expected {}", value, describe(range)));
}

void check_ranges(const Scenario& scenario) {
  for (const ScenarioField& field : scenario_fields()) {
    const bool plain = std::holds_alternative<Access<double>>(field.access) ||
                       std::holds_alternative<Access<std::uint32_t>>(field.access);
    const auto* endless = std::get_if<Access<CountOrEndless>>(&field.access);
    if (plain || (endless != nullptr && endless->read(scenario))) {
      check_number(path_of(field.key), number_of(field, scenario, 0), field.key.range);
    }
    if (!is_list_section(field.key.section) || std::holds_alternative<std::monostate>(field.access)) continue;
    for (std::size_t i = 0; i < list_size(field.key.section, scenario); ++i) {
      check_number(fmt::format("{}[{}].{}", field.key.section, i, field.key.name), number_of(field, scenario, i),
                   field.key.range);
    }
  }
  const NumberRange& intensity = find_field("instrument", "intensity")->key.range;
  for (std::size_t i = 0; i < scenario.instruments.size(); ++i) {
    const std::optional<double>& fixed = scenario.instruments[i].intensity;
    if (fixed) check_number(fmt::format("instrument[{}].intensity", i), *fixed, intensity);
  }
}

}  // namespace

void validate_scenario(const Scenario& scenario) {
  check_ranges(scenario);
  if (const auto broken = find_broken_rule(scenario)) throw InvalidModel(broken->keys.front(), broken->reason);
}

SanctionsEpisode make_episode(const Scenario& scenario) {
  validate_scenario(scenario);
  return SanctionsEpisode(Polity(scenario.target), Package(scenario.instruments), scenario.actors);
}

}  // namespace selectorate
