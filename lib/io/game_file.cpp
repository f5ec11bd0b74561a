#include <fstream>
#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/io/efg_reader.hpp>
#include <selectorate/io/efg_writer.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/nfg_reader.hpp>
#include <selectorate/io/nfg_writer.hpp>

#include "io/game_scanner.hpp"
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
  const std::string name = path.string();
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) throw ParseError(name, 0, 0, "there is no such file");
  if (std::filesystem::is_directory(status)) throw ParseError(name, 0, 0, "is a folder: expected a game file");
  std::ifstream input(path, std::ios::binary);
  if (!input) throw ParseError(name, 0, 0, "cannot be opened");
  return read_game(input, name);
}

void write_game(std::ostream& out, const Game& game) {
  if (const auto* tree = std::get_if<ExtensiveGame>(&game)) return write_efg(out, *tree);
  write_nfg(out, std::get<StrategicGame>(game));
}

}  // namespace selectorate
