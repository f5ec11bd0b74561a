#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

namespace selectorate {

/// Opens a file for reading, byte by byte.
/// \param expected  what it should hold, for messages: "a scenario file"
/// \throws ParseError if there is no such file, it is a folder, or it cannot be opened
[[nodiscard]] std::ifstream open_input_file(const std::filesystem::path& path, std::string_view expected);

}  // namespace selectorate
