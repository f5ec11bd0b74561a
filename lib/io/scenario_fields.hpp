#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>

#include "io/field_access.hpp"

namespace selectorate {

/// A whole number, or none where there is no end to count to: `inf` in a file.
using CountOrEndless = std::optional<std::uint32_t>;

/// What a type of target may have in place of one of the scenario's own values.
struct TypeOverride {
  std::optional<double> TargetType::*member;
  Access<double> own;
};

/// Where a key's value lives; nothing for the keys that need code of their own (schema, kind, intensity, the names of
/// sender states and types, uncertainty).
using FieldAccess = std::variant<std::monostate, Access<double>, Access<std::string>, Access<std::vector<std::string>>,
                                 Access<std::vector<double>>, double Instrument::*, double SenderState::*,
                                 double TargetType::*, TypeOverride, Access<std::uint32_t>, Access<CountOrEndless>>;

/// A key together with the place of its value: the one table behind reading, writing, settings and checks.
struct ScenarioField {
  ScenarioKey key;
  FieldAccess access;
};

[[nodiscard]] std::span<const ScenarioField> scenario_fields();

/// The field with that section and name, or null.
[[nodiscard]] const ScenarioField* find_field(std::string_view section, std::string_view name);

/// Whether the section is a list of tables, each with the section's keys: "instrument", "sender_state", "type".
[[nodiscard]] bool is_list_section(std::string_view section) noexcept;
/// Number of tables in such a list.
[[nodiscard]] std::size_t list_size(std::string_view section, const Scenario& scenario) noexcept;
/// Adds a table to it that says nothing yet.
void add_element(std::string_view section, Scenario& scenario);

/// "section.name", or the name alone at the top.
[[nodiscard]] std::string path_of(const ScenarioKey& key);

/// The value of a field with access that is a number or a whole number (infinity for endless); `element` counts in the
/// field's list (instruments, sender states, types) and is ignored by the fields of other sections. What a type leaves
/// open is the scenario's own.
/// \throws InvalidModel if the field is not of that sort
[[nodiscard]] double number_of(const ScenarioField& field, const Scenario& scenario, std::size_t element);

/// Sets such a field; neither its range nor any rule is checked.
/// \throws InvalidModel as `number_of`
void change_number(const ScenarioField& field, Scenario& scenario, std::size_t element, double value);

}  // namespace selectorate
