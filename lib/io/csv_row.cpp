#include "io/csv_row.hpp"

#include <ostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace selectorate {

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_field(double value) {
  return fmt::format("{}", value);
}

void write_csv_row(std::ostream& output, const std::vector<std::string>& cells) {
  output << fmt::format("{}\n", fmt::join(cells, ","));
}

}  // namespace selectorate
