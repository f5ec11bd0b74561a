#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A strategy to commit to, and what comes of it.
struct Commitment {
  std::vector<Rational> strategy;  ///< a probability for each of the leader's strategies
  std::uint32_t response = 0;      ///< the follower's answer
  Rational value = 0;              ///< leader's payoff
  Rational follower_value = 0;     ///< follower's payoff
  /// Whether the strategy itself pays `value`. Otherwise it does so in the limit only: follower's ties there are not
  /// broken as the leader needs, and for e > 0 ever smaller he plays (1 - e) `strategy` + e `inward`.
  bool attained = true;
  std::vector<Rational> inward =
      {};  ///< a strategy to which `response` is best without harmful ties; empty if attained

  friend bool operator==(const Commitment&, const Commitment&) = default;
};

/// Why no strategy to which the follower's strategy j is best pays the leader more than v when ties are broken against
/// him. A is the leader's payoff, B the follower's, rows being the leader's strategies; both lists have an entry for
/// each of the follower's strategies.
struct WeakResponseBound {
  /// Weights w of strategies that always pay the follower the same as j. They sum to one, and then for every row i
  /// sum_k w_k A_ik - sum_k y_k (B_ik - B_ij) <= v. Or all are zero: then the mixture y of other strategies pays the
  /// follower at least as much as j in every row, so that strategies to which j is best have no interior, and the
  /// others' bounds cover them.
  std::vector<Rational> weights;
  std::vector<Rational> multipliers;  ///< y, not negative

  friend bool operator==(const WeakResponseBound&, const WeakResponseBound&) = default;
};

/// Optimal commitments of one player of a two-player game with what proves that nothing does better: plain data,
/// checked by `verify_commitment_certificate`. Strong: the follower breaks ties for the leader; weak: against him.
struct CommitmentCertificate {
  std::string game_hash;  ///< `canonical_hash` of the game
  PlayerId leader;
  Commitment pure_strong;
  Commitment pure_weak;
  Commitment mixed_strong;
  Commitment mixed_weak;  ///< its value is the supremum
  /// `[j][k]`, y_k >= 0: duals of the program max x'A_j over the x to which j is a best response. For every row i
  /// A_ij - sum_k y_k (B_ik - B_ij) <= value of `mixed_strong`.
  std::vector<std::vector<Rational>> strong_multipliers;
  /// One for each of the follower's strategies. Of those that always pay him the same only the first needs one; the
  /// others' may be empty.
  std::vector<WeakResponseBound> weak_bounds;

  friend bool operator==(const CommitmentCertificate&, const CommitmentCertificate&) = default;
};

/// Decides, by exact arithmetic and code that no solver uses, whether the four commitments pay what they are said to
/// pay and whether no other pays more. Pure ones are tried one by one; for mixed ones the bounds are checked (weak
/// duality). Never throws for a bad certificate: a bad one is not accepted.
/// \complexity rows times the square of columns
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_commitment_certificate(const StrategicGame& game,
                                                                       const CommitmentCertificate& certificate);
/// The same for a tree, whose strategies are those of its reduced strategic form.
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_commitment_certificate(const ExtensiveGame& game,
                                                                       const CommitmentCertificate& certificate);

}  // namespace selectorate
