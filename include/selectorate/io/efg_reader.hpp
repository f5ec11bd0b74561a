#pragma once

#include <iosfwd>
#include <string_view>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Reads a game in Gambit's text format, "EFG 2 R" or "EFG 2 D": numbers exactly, from decimals, fractions and
/// exponents.
///
/// - Labels of nodes, information sets, moves of chance and outcomes may be left out. An action without a label is
///   called by its number; actions of one node with equal labels are told apart as "a_1", "a_2".
/// - The actions of an information set, the probabilities of a chance node and the payoffs of an outcome are said at
/// the
///   first node that has their number, and may be said again at others, where they must be the same.
/// - Outcomes of inner nodes are added to the terminals below; outcome 0 at a terminal pays nothing.
/// - White space has no meaning, commas between payoffs are optional, `\"` and `\\` in labels are a quote and a
///   backslash. Imperfect recall is read: whoever solves the game asks for what he needs.
///
/// \param file  what error messages call the text
/// \throws ParseError with line, column, what was found and what was expected
/// \complexity one pass, no recursion; the text is not copied
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame read_efg(std::string_view text, std::string_view file);
/// The same from a stream, which is read to its end.
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame read_efg(std::istream& input, std::string_view file);

}  // namespace selectorate
