#include "game_input.hpp"

#include <iostream>

namespace selectorate::tools {

Game read_game_input(const std::string& file) {
  return file == "-" ? read_game(std::cin, "standard input") : read_game_file(file);
}

}  // namespace selectorate::tools
