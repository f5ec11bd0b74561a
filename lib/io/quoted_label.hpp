#pragma once

#include <string>
#include <string_view>

namespace selectorate {

/// A label as game files have it: in double quotes, `"` and `\` escaped by a backslash.
[[nodiscard]] inline std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

}  // namespace selectorate
