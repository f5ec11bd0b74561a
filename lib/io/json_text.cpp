#include "io/json_text.hpp"

#include <ostream>
#include <string>

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

std::string scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// `{"a": 1, "b": [2, 3]}`
std::string one_line(const Json& value) {
  if (!value.is_structured()) return scalar(value);
  std::string text(1, value.is_object() ? '{' : '[');
  for (auto entry = value.begin(); entry != value.end(); ++entry) {
    if (entry != value.begin()) text += ", ";
    if (value.is_object()) text += scalar(entry.key()) + ": ";
    text += one_line(*entry);
  }
  return text + (value.is_object() ? '}' : ']');
}

/// \param used  columns taken before the value and behind it
void write(std::ostream& output, const Json& value, std::size_t indent, std::size_t used, std::size_t width) {
  const std::string line = one_line(value);
  if (!value.is_structured() || value.empty() || used + line.size() <= width) {
    output << line;
    return;
  }
  const std::string margin(indent + 2, ' ');
  output << (value.is_object() ? '{' : '[');
  for (auto entry = value.begin(); entry != value.end(); ++entry) {
    const std::string key = value.is_object() ? scalar(entry.key()) + ": " : std::string();
    output << (entry == value.begin() ? "\n" : ",\n") << margin << key;
    write(output, *entry, indent + 2, margin.size() + key.size() + 1, width);
  }
  output << '\n' << std::string(indent, ' ') << (value.is_object() ? '}' : ']');
}

}  // namespace

void write_json_text(std::ostream& output, const Json& value, std::size_t width) {
  write(output, value, 0, 0, width);
  output << '\n';
}

}  // namespace selectorate
