#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/commitment_certificate.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What a leader gets who plays a strategy that the follower knows and answers as well as he can.
struct CommitmentPayoffs {
  std::vector<std::uint32_t> best_responses;  ///< of the follower, in increasing order
  Rational strong = 0;                        ///< leader's payoff if the follower breaks ties for him
  Rational weak = 0;                          ///< if the follower breaks ties against him
  Rational follower = 0;                      ///< follower's payoff
};

/// \param strategy  the leader's, a probability for each of his strategies
/// \throws InvalidModel unless there are two players, the leader is one of them, and the strategy is a distribution
[[nodiscard]] SELECTORATE_EXPORT CommitmentPayoffs evaluate_commitment(const StrategicGame& game, PlayerId leader,
                                                                       const std::vector<Rational>& strategy);

struct CommitmentOptions {
  PlayerId leader = PlayerId(0);
  /// Add a certificate: no other commitment pays more, proved by the programs' dual solutions.
  bool certify = true;
  /// Let GLPK propose bases where the library was built with it; the answer is exact either way.
  bool use_glpk = true;
};

/// Optimal commitments of one game.
struct CommitmentSolution {
  Status status = Status::converged;  ///< or `cancelled`: then nothing else is set
  Commitment pure_strong;             ///< one strategy, the follower breaks ties for the leader
  Commitment pure_weak;               ///< one strategy, he breaks them against him
  Commitment mixed_strong;            ///< a mixed strategy, he breaks ties for the leader
  Commitment mixed_weak;              ///< the supremum over mixed strategies if he breaks them against him
  /// For each of the follower's strategies the best commitment to which it is a best response, if there is one.
  std::vector<std::optional<Commitment>> by_response;
  /// For `verify_commitment_certificate`, which the solver shares no code with; empty where none was asked for.
  std::optional<CommitmentCertificate> certificate;
  std::uint64_t work = 0;  ///< pivots
};

/// Optimal commitment in a two-player game (von Stackelberg 1934), exactly.
///
/// Strong: for each follower's strategy j the program max x'A_j subject to x'B_k <= x'B_j for all k, x a mixed strategy
/// (Conitzer & Sandholm 2006); the best of them. Weak: the leader cannot rely on ties, except between strategies that
/// always pay the follower the same. So only strategies j count that are a best response on a set of x with an
/// interior, and the value is the supremum there, max over x with x'B_k <= x'B_j of the least x'A_k over k with B_k =
/// B_j (von Stengel & Zamir 2010). Both are at least as high, strong as the highest and weak as the lowest, as
/// what the leader gets in correlated equilibria of the game in which both move at once (ibid.).
///
/// Of commitments that pay the same the one to the leader's first strategy is taken, or that with the follower's first
/// response.
/// \throws InvalidModel unless there are two players and the leader is one of them
/// \throws NumericalFailure if a linear program's basis cannot be solved
/// \complexity a linear program for each follower's strategy, three and more for the weak value
/// \see tests/equilibrium/commitment_test.cpp
[[nodiscard]] SELECTORATE_EXPORT CommitmentSolution solve_commitment(const StrategicGame& game,
                                                                     const CommitmentOptions& options = {},
                                                                     const ProgressCallback& progress = {});

/// The same for a tree: the leader commits to a mixture of the strategies of the reduced strategic form.
/// \throws InvalidModel also without perfect recall, or if the reduced strategic form is too large
[[nodiscard]] SELECTORATE_EXPORT CommitmentSolution solve_commitment(const ExtensiveGame& game,
                                                                     const CommitmentOptions& options = {},
                                                                     const ProgressCallback& progress = {});

}  // namespace selectorate
