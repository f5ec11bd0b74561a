#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/rational_polytope.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/signalling_assessment.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

/// What the receiver may do after one message, and why.
struct ResponseSet {
  std::vector<std::uint32_t> responses;  ///< those in use, in increasing order
  /// y(.|m), one coordinate for each response to the message; empty where `SignallingEquilibriumSet::receiver` has it.
  RationalPolytope strategies;
  /// mu(.|m), one coordinate for each type: the beliefs under which all of `responses` are best. The receiver may hold
  /// any of them wherever nobody sends the message; empty where somebody always does.
  RationalPolytope beliefs;
};

struct PayoffRange {
  Rational least;
  Rational greatest;

  friend bool operator==(const PayoffRange&, const PayoffRange&) = default;
};

/// A set of perfect Bayesian equilibria of a signalling game that is a product: *every* combination of
///
/// - a sender's strategy in `sender`,
/// - responses in `receiver` to the messages `joint_messages`,
/// - for each other message, which nobody sends in this set: one of its alternatives, a strategy in it,
/// - beliefs by Bayes' rule after messages that are sent, and in `beliefs` of the alternative after the others
///
/// is a perfect Bayesian equilibrium. All polytopes are closed. A strategy on the boundary that uses fewer responses
/// may allow further beliefs than those given here.
struct SignallingEquilibriumSet {
  SignallingKind kind = SignallingKind::pooling;  ///< of the relative interior of `sender`
  std::vector<std::vector<std::uint32_t>>
      sender_messages;      ///< by type: the messages that it sends somewhere in the set
  RationalPolytope sender;  ///< x(m|t), coordinate t * messages + m

  /// The messages that are sent, in increasing order; and all others too where the sender's payoffs vary within the
  /// set, for then what deters a type depends on the responses to the messages that are sent.
  std::vector<std::uint32_t> joint_messages;
  RationalPolytope receiver;  ///< y(r|m), responses of `joint_messages` one message after the other

  /// By message: of a joint one its only entry, of another one the maximal alternatives.
  std::vector<std::vector<ResponseSet>> responses;

  std::vector<PayoffRange> sender_payoffs;  ///< by type: affine in the responses, so the range is that of the vertices
  PayoffRange receiver_payoff;              ///< expected before the type is drawn: affine in the sender's strategy
};

/// Whether every element of a set is a perfect Bayesian equilibrium, by what the vertices show:
///
/// - after every vertex of the responses, each message that a type sends somewhere is best for it, whatever alternative
///   is chosen elsewhere. What a type gains by a deviation is affine in the responses, hence so everywhere.
/// - at every vertex of the sender's strategies each response in use is best against what is sent. What the receiver
///   gains is affine in the sender's strategy, hence so everywhere.
/// - every vertex of the beliefs makes all responses in use best.
///
/// Supports, ranges of payoffs and the name are compared with the vertices. The constraints are taken for what they are
/// (the vertices must meet them); that the vertices are all of them is not decided here.
/// \complexity O(vertices * types * responses)
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_equilibrium_set(const SignallingGame& game,
                                                                const SignallingEquilibriumSet& set);

}  // namespace selectorate
