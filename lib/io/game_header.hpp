#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/game_scanner.hpp"

namespace selectorate {

/// How .efg and .nfg files begin: `EFG 2 R "title" { "player" "player" }`.
struct GameHeader {
  std::string title;
  std::vector<std::string> players;
};

/// \param kind, version  of the file, as "EFG" and 2
/// \throws ParseError  also for no player or more than a game can have
[[nodiscard]] GameHeader read_game_header(GameScanner& scanner, std::string_view kind, std::uint32_t version);

}  // namespace selectorate
