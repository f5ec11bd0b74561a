#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/commitment_certificate.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// Optimal commitments of one player as they are written down. Strategies of a tree are those of its reduced strategic
/// form.
struct CommitmentRecord {
  std::string method;  ///< in words
  Status status = Status::converged;
  /// The four commitments and their proof; empty if the computation was cancelled.
  std::optional<CommitmentCertificate> certificate;
  std::uint64_t work = 0;  ///< pivots
};

/// Writes the record as one indented JSON object. The leader and strategies are counted from 0:
///
/// ```json
/// { "schema": 1, "game": "title", "concept": "commitment", "method": "…", "complete": true, "status": "converged",
///   "leader": 0,
///   "commitments": { "pure_strong": { "strategy": ["0","1"], "response": 1, "value": "3", "follower_value": "1",
///                                     "attained": true, "inward": [] },
///                    "pure_weak": { … }, "mixed_strong": { … }, "mixed_weak": { … } },
///   "strong_multipliers": [ ["0","2"], … ], "weak_bounds": [ { "weights": ["1","0"], "multipliers": ["0","2"] }, … ],
///   "certificate": { "claim": "commitment", "kind": "exact", "game_hash": "…" }, "version": "…", "seed": 0 }
/// ```
/// - strong: the follower breaks ties for the leader; weak: against him. If `attained` is false, the value is that of
///   (1 - e) `strategy` + e `inward` for e > 0 in the limit.
/// - multipliers and bounds are those of `CommitmentCertificate`.
SELECTORATE_EXPORT void write_commitment_json(std::ostream& output, const Game& game, const CommitmentRecord& record);

/// Reads back what `write_commitment_json` wrote.
/// \throws ParseError with line, column, what was found and what was expected. Whether the claim holds is not looked
/// at.
[[nodiscard]] SELECTORATE_EXPORT CommitmentRecord read_commitment_json(std::string_view text, std::string_view file,
                                                                       const Game& game);

/// Writes a line for each commitment and strategy of the leader as comma-separated values (RFC 4180) with a line of
/// names: `commitment`, `value`, `follower_value`, `response`, `attained`, then `strategy`, its `probability` as a
/// fraction and as a `decimal`, and its probability `inward` (empty where the value is attained).
SELECTORATE_EXPORT void write_commitment_csv(std::ostream& output, const Game& game, const CommitmentRecord& record);

}  // namespace selectorate
