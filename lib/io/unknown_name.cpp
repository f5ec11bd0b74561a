#include "io/unknown_name.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/sanctions/instrument.hpp>

#include "io/nearest_name.hpp"
#include "io/scenario_fields.hpp"

namespace selectorate {
namespace {

const std::vector<std::string_view>& section_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> result;
    for (const ScenarioField& field : scenario_fields()) {
      if (!field.key.section.empty() && (result.empty() || result.back() != field.key.section)) {
        result.push_back(field.key.section);
      }
    }
    return result;
  }();
  return names;
}

std::vector<std::string_view> key_names(std::string_view section) {
  std::vector<std::string_view> names;
  for (const ScenarioField& field : scenario_fields()) {
    if (field.key.section == section) names.push_back(field.key.name);
  }
  return names;
}

std::string quoted(std::string_view word) {
  constexpr std::size_t longest = 60;
  return word.size() > longest ? fmt::format("'{}…'", word.substr(0, longest)) : fmt::format("'{}'", word);
}

}  // namespace

std::string did_you_mean(std::string_view suggestion) {
  return suggestion.empty() ? std::string() : fmt::format(", did you mean '{}'?", suggestion);
}

std::string unknown_key_message(std::string_view section, std::string_view name) {
  const std::span<const ScenarioField> fields = scenario_fields();
  std::string suggestion(nearest_name(name, key_names(section)));
  const auto elsewhere = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.key.name == name; });
  if (elsewhere != fields.end()) suggestion = path_of(elsewhere->key);
  return fmt::format("unknown key {} in [{}]{}", quoted(name), section, did_you_mean(suggestion));
}

std::string unknown_section_message(std::string_view section) {
  std::vector<std::string_view> names = section_names();
  names.push_back("schema");
  const std::span<const ScenarioField> fields = scenario_fields();
  std::string suggestion(nearest_name(section, names));
  const auto misplaced =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.key.name == section; });
  if (suggestion.empty() && misplaced != fields.end()) suggestion = path_of(misplaced->key);
  return fmt::format("unknown section {}{}", quoted(section), did_you_mean(suggestion));
}

std::string unknown_kind_message(std::string_view kind) {
  std::vector<std::string_view> names;
  for (const InstrumentKind known : instrument_kinds) names.push_back(to_string(known));
  return fmt::format("{} is not a kind of instrument: expected {}{}", quoted(kind), fmt::join(names, ", "),
                     did_you_mean(nearest_name(kind, names)));
}

}  // namespace selectorate
