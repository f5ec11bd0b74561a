#include <cmath>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>

#include "io/scenario_fields.hpp"
#include "io/unknown_name.hpp"

namespace selectorate {

std::string describe(const NumberRange& range) {
  const std::string or_infinite = !range.high_open && std::isinf(range.high) ? " or inf" : "";
  if (std::isinf(range.low) && std::isinf(range.high)) return "a finite number" + or_infinite;
  if (range.low == range.high) return fmt::format("{}", range.low);
  if (std::isinf(range.high)) {
    return fmt::format("a finite number {} {}{}", range.low_open ? "above" : "at least", range.low, or_infinite);
  }
  return fmt::format("a number in {}{}, {}{}", range.low_open ? '(' : '[', range.low, range.high,
                     range.high_open ? ')' : ']');
}

std::span<const ScenarioKey> scenario_keys() {
  static const std::vector<ScenarioKey> keys = [] {
    std::vector<ScenarioKey> result;
    for (const ScenarioField& field : scenario_fields()) result.push_back(field.key);
    return result;
  }();
  return keys;
}

double default_number(std::string_view section, std::string_view name) {
  const ScenarioField* field = find_field(section, name);
  if (field == nullptr) throw InvalidModel(name, unknown_key_message(section, name));
  Scenario scenario;
  if (is_list_section(section)) add_element(section, scenario);
  return number_of(*field, scenario, 0);
}

}  // namespace selectorate
