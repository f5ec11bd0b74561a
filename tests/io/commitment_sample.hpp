#pragma once

#include <utility>
#include <vector>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/dominance_record.hpp>

namespace selectorate::testing {

/// oracles.md 5: rows (2,1), (4,0) and (1,0), (3,1). Nash pays 2, pure commitment 3, mixed 7/2.
inline StrategicGame make_commitment_game() {
  ExactTable payoffs(2);
  for (const auto& [leader, follower] : {std::pair{2, 1}, {1, 0}, {4, 0}, {3, 1}}) {
    payoffs.append(std::vector<Rational>{leader, follower});
  }
  return {"Commitment", {"Row", "Column"}, {{"T", "B"}, {"L", "R"}}, payoffs};
}

/// Its commitments by hand, see tests/certificate/commitment_certificate_test.cpp.
inline CommitmentRecord make_commitment_record() {
  const Rational half = Rational(1) / 2;
  const Commitment pure{.strategy = {0, 1}, .response = 1, .value = 3, .follower_value = 1};
  const Commitment mixed{.strategy = {half, half}, .response = 1, .value = Rational(7) / 2, .follower_value = half};
  Commitment weak = mixed;
  weak.attained = false;
  weak.inward = {0, 1};
  return {.method = "by hand",
          .certificate = CommitmentCertificate{.game_hash = canonical_hash(make_commitment_game()),
                                               .leader = PlayerId(0),
                                               .pure_strong = pure,
                                               .pure_weak = pure,
                                               .mixed_strong = mixed,
                                               .mixed_weak = weak,
                                               .strong_multipliers = {{0, 0}, {half, 0}},
                                               .weak_bounds = {{{1, 0}, {0, 0}}, {}}}};
}

/// Rows pay U 2 and -1, M 0 and 0, D -1 and 2: half U and half D beats M by 1/2 (Fudenberg & Tirole 1991, fig. 1.3).
/// The column player gets 1 from the left column and 0 from the right one.
inline StrategicGame make_mixed_dominance_game() {
  ExactTable payoffs(2);
  for (const auto& [row, column] : {std::pair{2, 1}, {0, 1}, {-1, 1}, {-1, 0}, {0, 0}, {2, 0}}) {
    payoffs.append(std::vector<Rational>{row, column});
  }
  return {"Mixed dominance", {"Row", "Column"}, {{"U", "M", "D"}, {"L", "R"}}, payoffs};
}

inline DominanceRecord make_dominance_sample() {
  const PlayerId row(0);
  const PlayerId column(1);
  const Rational half = Rational(1) / 2;
  return {
      .method = "by hand",
      .game_hash = canonical_hash(make_mixed_dominance_game()),
      .trace = {.kind = DominanceKind::strict,
                .mixed = true,
                .eliminations = {{1, row, 1, {{0, half}, {2, half}}}, {1, column, 1, {{0, 1}}}, {2, row, 2, {{0, 1}}}},
                .complete = true,
                .beliefs = {{row, 0, {{0, 1}}}, {column, 0, {{0, 1}}}}}};
}

}  // namespace selectorate::testing
