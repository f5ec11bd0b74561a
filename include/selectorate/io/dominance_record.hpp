#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/dominance_trace.hpp>
#include <selectorate/equilibrium/dominance.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// What iterated elimination of dominated strategies did to a game, as it is written down. Strategies of a tree are
/// those of its reduced strategic form.
struct DominanceRecord {
  std::string method;  ///< in words
  Status status = Status::converged;
  std::string game_hash;   ///< `canonical_hash` of the game
  DominanceTrace trace;    ///< which is its own certificate
  std::uint64_t work = 0;  ///< linear programs solved
};

[[nodiscard]] SELECTORATE_EXPORT DominanceRecord make_dominance_record(const Game& game, DominanceReduction reduction);

/// Whether the record is about the game and `verify_dominance_trace` accepts it.
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_dominance_record(const Game& game, const DominanceRecord& record);

/// Writes the record as one indented JSON object. Players, strategies and profiles are counted from 0:
///
/// ```json
/// { "schema": 1, "game": "title", "concept": "dominance", "method": "…", "complete": true, "status": "converged",
///   "kind": "strict", "mixed": true,
///   "eliminations": [ { "round": 1, "player": 0, "strategy": 1, "label": "M",
///                       "dominator": [ { "strategy": 0, "label": "U", "probability": "1/2" }, … ] } ],
///   "survivors": [ [ { "strategy": 0, "label": "U" } ], … ],
///   "beliefs": [ { "player": 0, "strategy": 0, "belief": [ { "profile": 0, "probability": "1" } ] } ],
///   "certificate": { "claim": "dominance", "kind": "exact", "game_hash": "…" }, "version": "…", "seed": 0 }
/// ```
/// - `complete`: nothing that is left is dominated; `beliefs` prove it where mixtures may dominate.
SELECTORATE_EXPORT void write_dominance_json(std::ostream& output, const Game& game, const DominanceRecord& record);

/// Reads back what `write_dominance_json` wrote; labels and survivors follow from the rest and are passed over.
/// \throws ParseError with line, column, what was found and what was expected. Whether the trace holds is not looked
/// at.
[[nodiscard]] SELECTORATE_EXPORT DominanceRecord read_dominance_json(std::string_view text, std::string_view file,
                                                                     const Game& game);

/// Writes a line for each strategy as comma-separated values (RFC 4180) with a line of names: `player`, `strategy`,
/// `round` in which it was eliminated (empty: it is left), `dominator` as "1/2 U + 1/2 D".
SELECTORATE_EXPORT void write_dominance_csv(std::ostream& output, const Game& game, const DominanceRecord& record);

/// "strict", "weak": the enumerator's name.
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(DominanceKind kind) noexcept;

}  // namespace selectorate
