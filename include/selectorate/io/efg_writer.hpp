#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Writes a game in Gambit's text format "EFG 2 R": nodes depth first, numbers as exact fractions, labels in double
/// quotes with `"` and `\` escaped by a backslash.
///
/// Information sets and outcomes are numbered as in the game, counted from 1; outcomes are at terminal nodes only,
/// since the game has folded those of inner nodes. Unnamed actions get their number as a label, because the format
/// needs one. \complexity one pass over the nodes, no recursion
SELECTORATE_EXPORT void write_efg(std::ostream& out, const ExtensiveGame& game);

}  // namespace selectorate
