#include <cmath>
#include <iterator>
#include <ostream>

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

std::string toml_parameters(const UncertainKey& uncertainty) {
  std::vector<std::string> entries;
  for (const auto& [name, values] : uncertainty.parameters) {
    std::vector<std::string> numbers;
    for (const double value : values) numbers.push_back(toml_number(value));
    const bool list = uncertainty.distribution == "discrete";
    entries.push_back(list ? fmt::format("{} = [{}]", name, fmt::join(numbers, ", "))
                           : fmt::format("{} = {}", name, fmt::join(numbers, ", ")));
  }
  return fmt::format("{{ {} }}", fmt::join(entries, ", "));
}

std::string toml_instrument_value(const ScenarioField& field, const Scenario& scenario, std::size_t index) {
  const Instrument& instrument = scenario.instruments[index];
  if (field.key.name == "kind") return toml_text(to_string(instrument.kind));
  if (field.key.name == "intensity") return instrument.intensity ? toml_number(*instrument.intensity) : "\"free\"";
  return toml_number(number_of(field, scenario, index));
}

std::string toml_value(const ScenarioField& field, const Scenario& scenario, std::size_t instrument) {
  if (field.key.section == "sender_state" && field.key.name == "name") {
    return toml_text(scenario.sender_states[instrument].name);
  }
  if (const auto* text = std::get_if<Access<std::string>>(&field.access)) return toml_text(text->read(scenario));
  if (const auto* texts = std::get_if<Access<std::vector<std::string>>>(&field.access)) {
    return toml_list(texts->read(scenario));
  }
  if (field.key.section == "instrument") return toml_instrument_value(field, scenario, instrument);
  if (field.key.name == "schema") return std::to_string(Scenario::schema);
  if (field.key.name == "parameter") return toml_text(scenario.uncertainty->parameter);
  if (field.key.name == "distribution") return toml_text(scenario.uncertainty->distribution);
  if (field.key.name == "parameters") return toml_parameters(*scenario.uncertainty);
  return toml_number(number_of(field, scenario, instrument));
}

std::string note(const ScenarioKey& key) {
  return key.unit.empty() ? std::string(key.meaning) : fmt::format("{} [{}]", key.meaning, key.unit);
}

void write_section(std::ostream& output, std::string_view section, const Scenario& scenario, std::size_t instrument) {
  for (const ScenarioField& field : scenario_fields()) {
    if (field.key.section != section) continue;
    const std::string line = fmt::format("{} = {}", field.key.name, toml_value(field, scenario, instrument));
    output << fmt::format("{:<32}  # {}\n", line, note(field.key));
  }
}

}  // namespace

void write_scenario(std::ostream& output, const Scenario& scenario) {
  write_section(output, "", scenario, 0);
  for (const std::string_view section : {"meta", "target", "leader", "coalition", "citizens", "sender"}) {
    output << fmt::format("\n[{}]\n", section);
    write_section(output, section, scenario, 0);
  }
  for (std::size_t i = 0; i < scenario.instruments.size(); ++i) {
    output << "\n[[instrument]]\n";
    write_section(output, "instrument", scenario, i);
  }
  for (std::size_t i = 0; i < scenario.sender_states.size(); ++i) {
    output << "\n[[sender_state]]\n";
    write_section(output, "sender_state", scenario, i);
  }
  if (scenario.uncertainty) {
    output << "\n[uncertainty]\n";
    write_section(output, "uncertainty", scenario, 0);
  }
  if (scenario.cycle) {
    output << "\n[cycle]\n";
    write_section(output, "cycle", scenario, 0);
  }
}

}  // namespace selectorate
