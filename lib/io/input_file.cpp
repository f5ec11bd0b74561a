#include "io/input_file.hpp"

#include <string>
#include <system_error>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {

std::ifstream open_input_file(const std::filesystem::path& path, std::string_view expected) {
  const std::string name = path.string();
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) throw ParseError(name, 0, 0, "there is no such file");
  if (std::filesystem::is_directory(status)) {
    throw ParseError(name, 0, 0, fmt::format("is a folder: expected {}", expected));
  }
  std::ifstream input(path, std::ios::binary);
  if (!input) throw ParseError(name, 0, 0, "cannot be opened");
  return input;
}

}  // namespace selectorate
