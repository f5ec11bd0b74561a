#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace selectorate {

/// The text in bold if there is to be color, as it is otherwise.
[[nodiscard]] std::string emphasized(std::string_view text, bool color);

/// Writes a paragraph in lines of at most `width` characters, each after `indent` blanks.
void write_prose(std::ostream& output, std::string_view text, std::size_t width, std::size_t indent = 0);

/// Writes a heading after an empty line.
void write_heading(std::ostream& output, std::string_view text, bool color);

}  // namespace selectorate
