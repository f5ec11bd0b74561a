#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Writes a game in Gambit's text format "NFG 1 R" with a list of payoffs: a line for each profile, the first player's
/// strategy varying fastest, numbers as exact fractions, labels in double quotes with `"` and `\` escaped.
SELECTORATE_EXPORT void write_nfg(std::ostream& out, const StrategicGame& game);

}  // namespace selectorate
