#pragma once

#include <filesystem>
#include <iosfwd>
#include <string_view>
#include <variant>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A game of either form, as a file may hold it.
using Game = std::variant<ExtensiveGame, StrategicGame>;

/// Reads a .efg or .nfg file, whichever its first word says.
/// \param file  what error messages call the text
/// \throws ParseError as read_efg and read_nfg, and for another first word
[[nodiscard]] SELECTORATE_EXPORT Game read_game(std::string_view text, std::string_view file);
/// The same from a stream, which is read to its end.
[[nodiscard]] SELECTORATE_EXPORT Game read_game(std::istream& input, std::string_view file);

/// The same from a file; its name does not matter.
/// \throws ParseError also for a file that cannot be opened or read, or a folder
[[nodiscard]] SELECTORATE_EXPORT Game read_game_file(const std::filesystem::path& path);

/// The game itself, or the reduced strategic form of a tree.
/// \throws InvalidModel as make_strategic_form
[[nodiscard]] SELECTORATE_EXPORT StrategicGame strategic_form_of(const Game& game);

/// Writes .efg for an extensive game, .nfg for a strategic one.
SELECTORATE_EXPORT void write_game(std::ostream& out, const Game& game);

}  // namespace selectorate
