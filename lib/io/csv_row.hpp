#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace selectorate {

/// A cell as RFC 4180 has it: in quotes if it holds a comma, a quote or a line end.
[[nodiscard]] std::string csv_field(std::string_view text);
/// The shortest digits that read back to the same double; infinity is `inf`.
[[nodiscard]] std::string csv_field(double value);

void write_csv_row(std::ostream& output, const std::vector<std::string>& cells);

}  // namespace selectorate
