#pragma once

#include <string>

#include <selectorate/io/game_file.hpp>

namespace selectorate::tools {

/// Reads an .efg or .nfg file, or standard input for "-".
[[nodiscard]] Game read_game_input(const std::string& file);

}  // namespace selectorate::tools
