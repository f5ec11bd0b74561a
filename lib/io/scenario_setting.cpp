#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>

#include "io/document.hpp"
#include "io/scenario_fields.hpp"
#include "io/scenario_reference.hpp"
#include "io/scenario_values.hpp"

namespace selectorate {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t last = text.find_last_not_of(" \t");
  return text.substr(first, last == text.npos ? 0 : last + 1 - first);
}

/// A zero before every decimal point that starts a number, which people leave out on a command line and TOML wants.
std::string complete_numbers(std::string_view text) {
  constexpr std::string_view before_number = "+-[, \t";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = i == 0 || before_number.find(text[i - 1]) != before_number.npos;
    const bool digit_follows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (text[i] == '.' && starts && digit_follows) result += '0';
    result += text[i];
  }
  return result;
}

/// The value as TOML; what is not TOML is taken for text, so that quotes can be left out on a command line.
DocumentNode parse_value(std::string_view text, std::string_view name) {
  for (const std::string& spelling : {std::string(text), complete_numbers(text)}) {
    try {
      return parse_toml_value(spelling, name);
    } catch (const ParseError&) {
      continue;
    }
  }
  DocumentNode node;
  node.kind = DocumentNode::Kind::text;
  node.text = text;
  return node;
}

void apply(Scenario& scenario, const KeyReference& key, const DocumentNode& value, std::string_view name) {
  constexpr std::string_view nested = "parameters.";
  if (key.section == "uncertainty" && key.name.starts_with(nested)) {
    return assign_distribution_parameter(scenario, key.name.substr(nested.size()), value, name);
  }
  const ScenarioField* field = find_field(key.section, key.name);
  if (field == nullptr || (is_list_section(key.section) && !key.element)) {
    throw ParseError(name, 0, 0, "names a section: expected section.key=value");
  }
  const std::size_t element = key.element.value_or(0);
  if (is_list_section(key.section) && element == list_size(key.section, scenario)) {
    const std::string_view first = key.section == "instrument" ? "kind" : "name";
    if (key.name != first) {
      throw ParseError(name, 0, 0,
                       fmt::format("there is no {}[{}]: set its {} first to add it", key.section, element, first));
    }
    add_element(key.section, scenario);
  }
  assign_value(scenario, *field, element, value, name);
}

}  // namespace

void apply_setting(Scenario& scenario, std::string_view setting) {
  const std::string name = fmt::format("setting '{}'", setting);
  const std::size_t equals = setting.find('=');
  if (equals == std::string_view::npos) throw ParseError(name, 0, 0, "expected section.key=value");
  const DocumentNode value = parse_value(trim(setting.substr(equals + 1)), name);
  Scenario changed = scenario;  // a setting that fails leaves the scenario as it was
  try {
    apply(changed, resolve_key(trim(setting.substr(0, equals)), scenario), value, name);
  } catch (const InvalidModel& error) {
    throw ParseError(name, 0, 0, error.reason());
  } catch (const ParseError& error) {
    throw ParseError(name, 0, 0, error.message());  // the place within the value would be mistaken for one in a file
  }
  scenario = std::move(changed);
}

}  // namespace selectorate
