#include "report/prose.hpp"

#include <ostream>

#include <fmt/format.h>

#include <selectorate/report/text_table.hpp>

namespace selectorate {

std::string emphasized(std::string_view text, bool color) {
  return color ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

void write_prose(std::ostream& output, std::string_view text, std::size_t width, std::size_t indent) {
  for (const std::string& line : wrap_text(text, width - indent)) output << std::string(indent, ' ') << line << '\n';
}

void write_heading(std::ostream& output, std::string_view text, bool color) {
  output << '\n' << emphasized(text, color) << '\n';
}

}  // namespace selectorate
