#pragma once

#include <iosfwd>
#include <string_view>

#include <selectorate/base/export.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// Writes certificates as one indented JSON object, which `write_solution_json` extends:
///
/// ```json
/// { "schema": 1, "game": "title", "complete": true, "described_as": "points",
///   "equilibria": [ { "behavior": [ [ ["1/2","1/2"], ["1"] ], [ ["0","1"] ] ], "payoffs": ["1/3","-1/3"],
///                     "exact": true, "max_regret": "0" } ],
///   "certificate": { "claim": "nash", "kind": "exact", "max_regret": "0", "game_hash": "…" } }
/// ```
/// - `behavior[player][information set][action]`: players and actions in the file's order, a player's information sets
///   in the order of their first appearance in it; a strategic game has one a player. Numbers are exact fractions.
/// - A correlated claim has `"distribution": [ { "profile": 3, "probability": "1/2" } ]` instead: the number of a
///   profile of the (reduced) strategic form, the first player's strategy varying fastest.
/// - It may say that no other such equilibrium is worth more, with the prices of deviations that prove it (see
///   `OptimalityWitness`): `"optimality": { "weights": ["1","1"], "smallest": false, "value": "10", "prices":
///   [ { "player": 0, "told": [0,1], "instead": [0,2], "price": "1/3" } ] }`, for the smallest payoff with `"shares"`
///   too. Moves are an information set, counted from 0 within its player, and an action there; in a strategic game 0
///   and a strategy. `told` is null where one deviation answers all recommendations.
/// - `exact` is false where the profile is no equilibrium, but nobody gains more than its `max_regret`.
/// - `node_values[node][player]` is the witness of subgame perfection, nodes breadth first from the root.
/// - `certificate` has the claim and the hash that all share, and the largest of their regrets.
SELECTORATE_EXPORT void write_certificate_json(std::ostream& output, const Game& game, const CertificateList& list);

/// Reads certificates of a game; what a solution says beyond them is passed over.
/// \param file  what error messages call the text
/// \throws ParseError with line, column, what was found and what was expected: also where the shape does not fit the
///         game, or the largest regret is not that of an equilibrium. Whether the claim holds is not looked at.
[[nodiscard]] SELECTORATE_EXPORT CertificateList read_certificate_json(std::string_view text, std::string_view file,
                                                                       const Game& game);
/// The same from a stream, which is read to its end.
[[nodiscard]] SELECTORATE_EXPORT CertificateList read_certificate_json(std::istream& input, std::string_view file,
                                                                       const Game& game);

}  // namespace selectorate
