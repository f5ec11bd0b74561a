#pragma once

#include <cstddef>
#include <iosfwd>

#include <nlohmann/json.hpp>

namespace selectorate {

/// Writes JSON for people too: what fits within `width` stands on one line, what does not is broken up, two blanks
/// deeper. Ends in a line feed. What is not UTF-8 is written as U+FFFD.
void write_json_text(std::ostream& output, const nlohmann::ordered_json& value, std::size_t width = 100);

}  // namespace selectorate
