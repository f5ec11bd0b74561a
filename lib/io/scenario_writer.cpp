#include <cmath>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/io/scenario.hpp>

#include "io/scenario_fields.hpp"

namespace selectorate {
namespace {

/// Shortest decimal that reads back to the same bits.
std::string toml_number(double value) {
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return fmt::format("{}", value);
}

std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (code < 0x20 || code == 0x7f) {
      fmt::format_to(std::back_inserter(result), "\\u{:04x}", code);
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string toml_list(const std::vector<std::string>& texts) {
  if (texts.empty()) return "[]";
  std::string result = "[\n";
  for (const std::string& text : texts) result += "  " + toml_text(text) + ",\n";
  return result + "]";
}

std::string toml_numbers(const std::vector<double>& values) {
  std::vector<std::string> numbers;
  for (const double value : values) numbers.push_back(toml_number(value));
  return fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::string toml_parameters(const UncertainKey& uncertainty) {
  std::vector<std::string> entries;
  for (const auto& [name, values] : uncertainty.parameters) {
    const bool list = uncertainty.distribution == "discrete";
    entries.push_back(
        fmt::format("{} = {}", name, list || values.size() != 1 ? toml_numbers(values) : toml_number(values.front())));
  }
  return fmt::format("{{ {} }}", fmt::join(entries, ", "));
}

std::string toml_instrument_value(const ScenarioField& field, const Scenario& scenario, std::size_t index) {
  const Instrument& instrument = scenario.instruments[index];
  if (field.key.name == "kind") return toml_text(to_string(instrument.kind));
  if (field.key.name == "intensity") return instrument.intensity ? toml_number(*instrument.intensity) : "\"free\"";
  return toml_number(number_of(field, scenario, index));
}

std::string toml_value(const ScenarioField& field, const Scenario& scenario, std::size_t element) {
  if (field.key.section == "sender_state" && field.key.name == "name") {
    return toml_text(scenario.sender_states[element].name);
  }
  if (field.key.section == "type" && field.key.name == "name") return toml_text(scenario.types[element].name);
  if (const auto* instead = std::get_if<TypeOverride>(&field.access)) {
    const std::optional<double>& given = scenario.types[element].*(instead->member);
    return given ? toml_number(*given) : "\"same\"";
  }
  if (const auto* numbers = std::get_if<Access<std::vector<double>>>(&field.access)) {
    return toml_numbers(numbers->read(scenario));
  }
  if (const auto* text = std::get_if<Access<std::string>>(&field.access)) return toml_text(text->read(scenario));
  if (const auto* texts = std::get_if<Access<std::vector<std::string>>>(&field.access)) {
    return toml_list(texts->read(scenario));
  }
  if (field.key.section == "instrument") return toml_instrument_value(field, scenario, element);
  if (field.key.name == "schema") return std::to_string(Scenario::schema);
  if (field.key.name == "parameter") return toml_text(scenario.uncertainty->parameter);
  if (field.key.name == "distribution") return toml_text(scenario.uncertainty->distribution);
  if (field.key.name == "parameters") return toml_parameters(*scenario.uncertainty);
  return toml_number(number_of(field, scenario, element));
}

std::string note(const ScenarioKey& key) {
  return key.unit.empty() ? std::string(key.meaning) : fmt::format("{} [{}]", key.meaning, key.unit);
}

std::string header_of(std::string_view section) {
  return is_list_section(section) ? fmt::format("\n[[{}]]\n", section) : fmt::format("\n[{}]\n", section);
}

void write_section(std::ostream& output, std::string_view section, const Scenario& scenario, std::size_t element) {
  for (const ScenarioField& field : scenario_fields()) {
    if (field.key.section != section) continue;
    const std::string line = fmt::format("{} = {}", field.key.name, toml_value(field, scenario, element));
    output << fmt::format("{:<32}  # {}\n", line, note(field.key));
  }
}

/// What else a file could hold, as comments with values to begin from.
void write_absent_sections(std::ostream& output, const Scenario& scenario) {
  Scenario sample = scenario;
  sample.sender_states.assign(1, {.name = "neighbour"});
  sample.types = {{.name = "determined", .probability = .5}, {.name = "hesitant", .probability = .5}};
  sample.provocation.emplace();
  sample.uncertainty = {.parameter = "leader.policy_value",
                        .distribution = "lognormal",
                        .parameters = {{"location", {-.7}}, {"scale", {.5}}}};
  sample.cycle.emplace();
  std::ostringstream text;
  const auto add = [&](std::string_view section, std::size_t elements) {
    for (std::size_t i = 0; i < elements; ++i) {
      text << header_of(section);
      write_section(text, section, sample, i);
    }
  };
  if (scenario.sender_states.empty()) add("sender_state", 1);
  if (scenario.types.empty() && !scenario.provocation) {
    add("type", 2);
    add("provocation", 1);
  }
  if (!scenario.uncertainty) add("uncertainty", 1);
  if (!scenario.cycle) add("cycle", 1);
  if (text.view().empty()) return;
  output << "\n# What a scenario may also have, and this one has not:\n";
  std::istringstream lines(text.str());
  for (std::string line; std::getline(lines, line);) output << (line.empty() ? "#" : "# " + line) << '\n';
}

}  // namespace

void write_scenario(std::ostream& output, const Scenario& scenario) {
  write_section(output, "", scenario, 0);
  for (const std::string_view section : {"meta", "target", "leader", "coalition", "citizens", "sender"}) {
    output << header_of(section);
    write_section(output, section, scenario, 0);
  }
  for (const std::string_view section : {"instrument", "sender_state", "type"}) {
    for (std::size_t i = 0; i < list_size(section, scenario); ++i) {
      output << header_of(section);
      write_section(output, section, scenario, i);
    }
  }
  if (scenario.provocation) {
    output << header_of("provocation");
    write_section(output, "provocation", scenario, 0);
  }
  if (scenario.uncertainty) {
    output << header_of("uncertainty");
    write_section(output, "uncertainty", scenario, 0);
  }
  if (scenario.cycle) {
    output << header_of("cycle");
    write_section(output, "cycle", scenario, 0);
  }
  write_absent_sections(output, scenario);
}

}  // namespace selectorate
