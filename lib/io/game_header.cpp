#include "io/game_header.hpp"

#include <fmt/format.h>

namespace selectorate {
namespace {

constexpr std::size_t most_players = 65'000;

}  // namespace

GameHeader read_game_header(GameScanner& scanner, std::string_view kind, std::uint32_t version) {
  GameHeader header;
  scanner.expect_word(kind);
  scanner.expect_word(std::to_string(version));
  // D once meant numbers read as doubles; both are read exactly.
  if (!scanner.at('D')) {
    scanner.expect_word("R");
  } else {
    scanner.expect_word("D");
  }
  header.title = scanner.read_label("the title of the game in quotes");
  const std::size_t start = scanner.position();
  scanner.read_labels(header.players, "the name of a player");
  if (header.players.empty()) scanner.fail_at(start, "found no players, expected at least one");
  if (header.players.size() > most_players) {
    scanner.fail_at(start, fmt::format("found {} players, expected at most {}", header.players.size(), most_players));
  }
  return header;
}

}  // namespace selectorate
