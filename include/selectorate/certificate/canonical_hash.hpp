#pragma once

#include <iosfwd>
#include <string>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Writes what matters about a game and nothing else: no names, no order of outcomes.
///
/// ```text
/// selectorate extensive game 1
/// players 2
/// d 0 0 2          a decision of player 0 at his information set 0, two actions; depth first, children in order
/// c 1/3 2/3        a chance move
/// t 3 -1/2         the end, payoffs player by player
/// ```
/// Information sets are numbered within their player in the order of first appearance; numbers are fractions in lowest
/// terms, the denominator 1 omitted. Every line, the last one too, ends in a line feed.
SELECTORATE_EXPORT void write_canonical_form(std::ostream& out, const ExtensiveGame& game);

/// ```text
/// selectorate strategic game 1
/// strategies 2 3
/// 1 -1             payoffs of a profile player by player, the first player's strategy varying fastest
/// ```
SELECTORATE_EXPORT void write_canonical_form(std::ostream& out, const StrategicGame& game);

/// SHA-256 (FIPS 180-4) of the canonical form, 64 hexadecimal digits in lower case.
[[nodiscard]] SELECTORATE_EXPORT std::string canonical_hash(const ExtensiveGame& game);
[[nodiscard]] SELECTORATE_EXPORT std::string canonical_hash(const StrategicGame& game);

}  // namespace selectorate
