#include "io/scenario_values.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>

#include "io/distribution_names.hpp"
#include "io/unknown_name.hpp"

namespace selectorate {
namespace {

/// Knows which key is being read and where, for messages.
class ValueReader {
 public:
  ValueReader(std::string key, const DocumentNode& node, std::string_view file)
      : key_(std::move(key)), node_(node), file_(file) {}

  [[noreturn]] void fail(std::string_view reason) const {
    throw ParseError(file_, node_.place.line, node_.place.column, fmt::format("{} {}", key_, reason));
  }

  const std::string& text() const {
    if (node_.kind != DocumentNode::Kind::text) fail_type("text");
    return node_.text;
  }

  double number(const NumberRange& range) const {
    double value = node_.number;
    const bool infinite_text = node_.kind == DocumentNode::Kind::text && (node_.text == "inf" || node_.text == "+inf");
    if (infinite_text) {
      value = std::numeric_limits<double>::infinity();  // JSON has no other way to say it
    } else if (node_.kind != DocumentNode::Kind::number) {
      fail_type(describe(range));
    }
    if (!range.contains(value)) fail(fmt::format("is {}: expected {}", value, describe(range)));
    return value;
  }

  /// \param endless  whether `inf` is right too
  CountOrEndless count(const NumberRange& range, bool endless) const {
    const auto expected = [&] {
      return fmt::format("a whole number from {} to {}{}", range.low, range.high, endless ? " or inf" : "");
    };
    const bool infinite_text = node_.kind == DocumentNode::Kind::text && (node_.text == "inf" || node_.text == "+inf");
    if (!infinite_text && node_.kind != DocumentNode::Kind::number) fail_type(expected());
    if (endless && (infinite_text || (std::isinf(node_.number) && node_.number > 0))) return std::nullopt;
    if (infinite_text || !range.contains(node_.number) || node_.number != std::floor(node_.number)) {
      fail(fmt::format("is {}: expected {}", infinite_text ? "inf" : fmt::format("{}", node_.number), expected()));
    }
    return static_cast<std::uint32_t>(node_.number);
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> result;
    for (const DocumentNode& element : list("a list of texts")) {
      result.push_back(ValueReader(key_, element, file_).text());
    }
    return result;
  }

  std::vector<double> numbers() const {
    const NumberRange finite;
    if (node_.kind == DocumentNode::Kind::number) return {number(finite)};
    std::vector<double> result;
    for (const DocumentNode& element : list("a number or a list of numbers")) {
      result.push_back(ValueReader(key_, element, file_).number(finite));
    }
    return result;
  }

  const std::vector<DocumentEntry>& table() const {
    if (node_.kind != DocumentNode::Kind::table) fail_type("a table");
    return node_.entries;
  }

 private:
  const std::vector<DocumentNode>& list(std::string_view expected) const {
    if (node_.kind != DocumentNode::Kind::array) fail_type(expected);
    return node_.elements;
  }

  [[noreturn]] void fail_type(std::string_view expected) const {
    fail(fmt::format("is {}: expected {}", describe(node_.kind), expected));
  }

  std::string key_;
  const DocumentNode& node_;
  std::string_view file_;
};

void assign_kind(Instrument& instrument, const ValueReader& reader) {
  const std::optional<InstrumentKind> kind = instrument_kind(reader.text());
  if (!kind) reader.fail(": " + unknown_kind_message(reader.text()));
  const std::optional<double> intensity = instrument.intensity;
  instrument = make_instrument(*kind);
  instrument.intensity = intensity;
}

void assign_override(std::optional<double>& member, const ValueReader& reader, const DocumentNode& value,
                     const NumberRange& range) {
  if (value.kind == DocumentNode::Kind::text && value.text == "same") {
    member.reset();
  } else if (value.kind == DocumentNode::Kind::text && value.text != "inf" && value.text != "+inf") {
    reader.fail(fmt::format("is '{}': expected {}, or \"same\"", value.text, describe(range)));
  } else {
    member = reader.number(range);
  }
}

void assign_intensity(Instrument& instrument, const ValueReader& reader, const DocumentNode& value,
                      const NumberRange& range) {
  if (value.kind == DocumentNode::Kind::text && value.text == "free") {
    instrument.intensity.reset();
  } else {
    instrument.intensity = reader.number(range);
  }
}

void assign_uncertainty(Scenario& scenario, std::string_view name, const ValueReader& reader, std::string_view file) {
  if (!scenario.uncertainty) scenario.uncertainty.emplace();
  if (name == "parameter") {
    scenario.uncertainty->parameter = reader.text();
  } else if (name == "distribution") {
    if (distribution_parameters(reader.text()).empty()) {
      reader.fail(fmt::format("is '{}': expected {}", reader.text(), fmt::join(distribution_names(), ", ")));
    }
    scenario.uncertainty->distribution = reader.text();
  } else {
    scenario.uncertainty->parameters.clear();
    for (const DocumentEntry& entry : reader.table()) {
      assign_distribution_parameter(scenario, entry.key, entry.value, file);
    }
  }
}

void assign_special(Scenario& scenario, const ScenarioKey& key, std::size_t element, const ValueReader& reader,
                    const DocumentNode& value, std::string_view file) {
  if (key.section == "uncertainty") {
    assign_uncertainty(scenario, key.name, reader, file);
  } else if (key.section == "sender_state") {
    scenario.sender_states.at(element).name = reader.text();
  } else if (key.section == "type") {
    scenario.types.at(element).name = reader.text();
  } else if (key.name == "kind") {
    assign_kind(scenario.instruments.at(element), reader);
  } else if (key.name == "intensity") {
    assign_intensity(scenario.instruments.at(element), reader, value, key.range);
  } else {
    static_cast<void>(reader.number(key.range));  // schema: right or refused, there is nothing to keep
  }
}

}  // namespace

void assign_value(Scenario& scenario, const ScenarioField& field, std::size_t element, const DocumentNode& value,
                  std::string_view file) {
  const std::string path = is_list_section(field.key.section)
                               ? fmt::format("{}[{}].{}", field.key.section, element, field.key.name)
                               : path_of(field.key);
  const ValueReader reader(path, value, file);
  if (const auto* member = std::get_if<double Instrument::*>(&field.access)) {
    scenario.instruments.at(element).*(*member) = reader.number(field.key.range);
  } else if (const auto* state_member = std::get_if<double SenderState::*>(&field.access)) {
    scenario.sender_states.at(element).*(*state_member) = reader.number(field.key.range);
  } else if (const auto* type_member = std::get_if<double TargetType::*>(&field.access)) {
    scenario.types.at(element).*(*type_member) = reader.number(field.key.range);
  } else if (const auto* instead = std::get_if<TypeOverride>(&field.access)) {
    assign_override(scenario.types.at(element).*(instead->member), reader, value, field.key.range);
  } else if (const auto* number = std::get_if<Access<double>>(&field.access)) {
    number->change(scenario) = reader.number(field.key.range);
  } else if (const auto* count = std::get_if<Access<std::uint32_t>>(&field.access)) {
    count->change(scenario) = *reader.count(field.key.range, false);
  } else if (const auto* endless = std::get_if<Access<CountOrEndless>>(&field.access)) {
    endless->change(scenario) = reader.count(field.key.range, true);
  } else if (const auto* text = std::get_if<Access<std::string>>(&field.access)) {
    text->change(scenario) = reader.text();
  } else if (const auto* numbers = std::get_if<Access<std::vector<double>>>(&field.access)) {
    numbers->change(scenario) = reader.numbers();
  } else if (const auto* texts = std::get_if<Access<std::vector<std::string>>>(&field.access)) {
    texts->change(scenario) = reader.texts();
  } else {
    assign_special(scenario, field.key, element, reader, value, file);
  }
}

void assign_distribution_parameter(Scenario& scenario, std::string_view name, const DocumentNode& value,
                                   std::string_view file) {
  if (!scenario.uncertainty) scenario.uncertainty.emplace();
  const ValueReader reader(fmt::format("uncertainty.parameters.{}", name), value, file);
  scenario.uncertainty->parameters.insert_or_assign(std::string(name), reader.numbers());
}

}  // namespace selectorate
