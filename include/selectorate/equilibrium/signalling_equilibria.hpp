#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/signalling_equilibrium_set.hpp>
#include <selectorate/game/signalling_assessment.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

struct SignallingEquilibriaOptions {
  /// Most support patterns to look at. Beyond it the status is `iteration_limit`.
  std::uint64_t node_limit = 2'000'000;
  /// Most vertices of a polytope. Sets with more are left out and the status is `truncated`.
  std::size_t vertex_limit = 2000;
  /// Let `verify_equilibrium_set`, which shares nothing with the solver, judge every set.
  bool certify = true;
};

/// All perfect Bayesian equilibria of a signalling game.
struct SignallingEquilibria {
  /// Closed products whose union is the set of all equilibria. Among those with the same messages sent each is maximal:
  /// no larger product of convex sets consists of equilibria. A set whose strategies all belong to another one is left
  /// out. Sets may overlap, at limits above all: where a message's probability goes to zero, a set meets those in
  /// which it is not sent.
  std::vector<SignallingEquilibriumSet> sets;
  /// Connected components of the union: for each the places of its sets in `sets`, in increasing order. They are
  /// components in strategies, and one to one with those in assessments, because the beliefs that go with a pair of
  /// strategies are a convex set.
  std::vector<std::vector<std::size_t>> components;
  bool complete = false;  ///< whether these are all
  Status status = Status::converged;
  std::uint64_t work = 0;  ///< support patterns looked at
};

/// All perfect Bayesian (equally: sequential) equilibria of a signalling game, exactly.
///
/// A type's incentives involve the receiver's strategy alone and the receiver's the sender's alone, so the equilibria
/// with given supports are a product of two polytopes, and one of beliefs after each message that nobody sends. For
/// each set of messages sent, supports are enumerated by branching on pairs of which one is zero (a type sends a
/// message or loses by it; a response is used or worse than another), each branch kept only while both polytopes are
/// nonempty in exact arithmetic. In strategies the set of equilibria is closed, since the beliefs that support a
/// response to an unsent message form a closed set; so listed sets contain their boundaries.
///
/// The number of patterns is exponential in types, messages and responses; see bench/README.md for what is practical.
/// \throws NumericalFailure if a set is not accepted by its judge (`certify`), which would be a defect
/// \see tests/equilibrium/signalling_equilibria_test.cpp: all supports tried one by one, and Nash equilibria of the
/// tree
[[nodiscard]] SELECTORATE_EXPORT SignallingEquilibria solve_signalling(const SignallingGame& game,
                                                                       const SignallingEquilibriaOptions& options = {},
                                                                       const ProgressCallback& progress = {});

/// Beliefs after a message under which all of the responses are best: exactly those with which a strategy that uses
/// these responses is an equilibrium where nobody sends the message. Without a vertex if there are none.
/// \param responses  in increasing order, at least one
/// \throws InvalidModel if they are not, or there is no such response or message
[[nodiscard]] SELECTORATE_EXPORT RationalPolytope evaluate_supporting_beliefs(
    const SignallingGame& game, std::uint32_t message, const std::vector<std::uint32_t>& responses);

/// Whether a pair of strategies belongs to a set.
/// \param sender    x(m|t) at [type][message]
/// \param receiver  y(r|m) at [message][response]
/// \throws InvalidModel if a list has the wrong length
[[nodiscard]] SELECTORATE_EXPORT bool contains(const SignallingGame& game, const SignallingEquilibriumSet& set,
                                               const std::vector<std::vector<Rational>>& sender,
                                               const std::vector<std::vector<Rational>>& receiver);

/// A typical equilibrium of the set: the centre of each polytope, the first alternative after messages that nobody
/// sends, Bayes' rule after the others.
[[nodiscard]] SELECTORATE_EXPORT SignallingAssessment evaluate_centre(const SignallingGame& game,
                                                                      const SignallingEquilibriumSet& set);

}  // namespace selectorate
