#pragma once

#include <cstddef>
#include <string_view>

#include <selectorate/io/scenario.hpp>

#include "io/document.hpp"
#include "io/scenario_fields.hpp"

namespace selectorate {

/// Puts a value of a document into the field of a scenario, after checking its type and range.
/// \param element  which one, for the fields of lists (instruments, sender states, types)
/// \param file     what error messages call the document
/// \throws ParseError at the value's place
void assign_value(Scenario& scenario, const ScenarioField& field, std::size_t element, const DocumentNode& value,
                  std::string_view file);

/// Adds or replaces one parameter of the uncertain key's distribution: a number or a list of numbers.
/// \throws ParseError at the value's place
void assign_distribution_parameter(Scenario& scenario, std::string_view name, const DocumentNode& value,
                                   std::string_view file);

}  // namespace selectorate
