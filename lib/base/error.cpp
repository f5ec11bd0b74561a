#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

std::string place(std::string_view file, std::size_t line, std::size_t column) {
  if (line == 0) return std::string(file);
  if (column == 0) return fmt::format("{}:{}", file, line);
  return fmt::format("{}:{}:{}", file, line, column);
}

}  // namespace

InvalidModel::InvalidModel(std::string_view field, std::string_view reason)
    : Error(fmt::format("{}: {}", field, reason)), field_(field), reason_(reason) {}

ParseError::ParseError(std::string_view file, std::size_t line, std::size_t column, std::string_view message)
    : Error(fmt::format("{}: {}", place(file, line, column), message)),
      file_(file),
      line_(line),
      column_(column),
      message_(message) {}

}  // namespace selectorate
