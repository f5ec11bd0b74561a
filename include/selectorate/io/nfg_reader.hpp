#pragma once

#include <iosfwd>
#include <string_view>

#include <selectorate/base/export.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Reads a game in Gambit's text format, "NFG 1 R" or "NFG 1 D": numbers exactly, from decimals, fractions, exponents.
///
/// Strategies come as labels or as their number for each player; payoffs as a list, or as outcomes and the outcome of
/// each profile, where outcome 0 pays nothing. The game keeps the payoffs, not the outcomes' names. A strategy without
/// a label is called by its number, strategies of one player with equal labels are told apart as "a_1", "a_2".
///
/// \param file  what error messages call the text
/// \throws ParseError with line, column, what was found and what was expected
[[nodiscard]] SELECTORATE_EXPORT StrategicGame read_nfg(std::string_view text, std::string_view file);
/// The same from a stream, which is read to its end.
[[nodiscard]] SELECTORATE_EXPORT StrategicGame read_nfg(std::istream& input, std::string_view file);

}  // namespace selectorate
