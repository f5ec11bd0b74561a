#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/io/efg_reader.hpp>
#include <selectorate/io/efg_writer.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/nfg_reader.hpp>
#include <selectorate/io/nfg_writer.hpp>

#include "io/game_scanner.hpp"
#include "io/input_file.hpp"
#include "io/stream_text.hpp"

namespace selectorate {

Game read_game(std::string_view text, std::string_view file) {
  const GameScanner start(text, file);
  GameScanner scanner(text, file);
  const std::string_view kind = scanner.read_word();
  if (kind == "EFG") return read_efg(text, file);
  if (kind == "NFG") return read_nfg(text, file);
  start.fail("a game: 'EFG' or 'NFG'");
}

Game read_game(std::istream& input, std::string_view file) {
  return read_game(read_text(input), file);
}

Game read_game_file(const std::filesystem::path& path) {
  std::ifstream input = open_input_file(path, "a game file");
  return read_game(input, path.string());
}

StrategicGame strategic_form_of(const Game& game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr ? make_strategic_form(*tree).game : std::get<StrategicGame>(game);
}

void write_game(std::ostream& out, const Game& game) {
  if (const auto* tree = std::get_if<ExtensiveGame>(&game)) return write_efg(out, *tree);
  write_nfg(out, std::get<StrategicGame>(game));
}

}  // namespace selectorate
