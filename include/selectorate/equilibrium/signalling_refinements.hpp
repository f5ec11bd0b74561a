#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/signalling_equilibrium_set.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

/// What the receiver may believe after a message that nobody sends. D(t) are the best responses (to any belief) by
/// which type t gains over its equilibrium payoff, D0(t) those by which it breaks even.
enum class SignallingRefinement {
  /// Not the types that get less than in equilibrium from every best response. An equilibrium fails if some type gains
  /// by every best response to beliefs over the others (Cho & Kreps 1987, section IV.3).
  intuitive,
  /// Nor a type t where another one t' is the likelier to deviate: D(t) with D0(t) is a proper part of D(t') (Cho &
  /// Kreps 1987, section IV.4). An equilibrium fails if no best response to beliefs over the others deters every type.
  d1,
  /// Only what Bayes' rule can make of the prior when those deviate who gain by one and the same response, those who
  /// break even perhaps; repeated with the responses that are then best (Banks & Sobel 1987). An equilibrium fails as
  /// under `d1`.
  divinity,
};

[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(SignallingRefinement criterion) noexcept;

/// Why the receiver must not think that a type sent a message.
struct TypeExclusion {
  std::uint32_t type = 0;
  std::optional<std::uint32_t> likelier_type;  ///< `d1`: the one that is likelier to deviate
  std::string reason;                          ///< in words
};

/// One message that nobody sends in equilibrium.
struct MessageRefinement {
  std::uint32_t message = 0;
  std::vector<TypeExclusion> excluded;  ///< by type; if it would be all of them, none is
  /// The receiver may believe these and all between them: one probability for each type.
  std::vector<std::vector<Rational>> beliefs;
  bool survives = false;
  /// y(.|m): a best response to such a belief that deters every type; empty if there is none.
  std::vector<Rational> deterrent;
  std::string reason;  ///< why it survives or fails, in words
};

/// An equilibrium outcome under one criterion.
struct OutcomeRefinement {
  SignallingRefinement criterion = SignallingRefinement::intuitive;
  std::vector<Rational> sender_payoffs;     ///< of the equilibrium, by type
  bool survives = false;                    ///< after every message
  std::vector<MessageRefinement> messages;  ///< those that nobody sends, in increasing order
};

/// A criterion applied to an outcome: to what the types get, and which messages are sent. Nothing else of an
/// equilibrium matters. \param sender_payoffs  by type \param is_sent         by message \throws InvalidModel if a list
/// has the wrong length, or `divinity` is asked for with more than 16 types \complexity linear programs: for `divinity`
/// one for each set of types and face of best responses
[[nodiscard]] SELECTORATE_EXPORT OutcomeRefinement evaluate_refinement(const SignallingGame& game,
                                                                       SignallingRefinement criterion,
                                                                       const std::vector<Rational>& sender_payoffs,
                                                                       const std::vector<bool>& is_sent);

/// The same for a set of equilibria. Where the types' payoffs are constant on the set, its single entry holds for all
/// of it; otherwise there is one for each vertex of `set.receiver`, and nothing is said about what lies between.
/// Messages that are sent somewhere in the set count as sent.
[[nodiscard]] SELECTORATE_EXPORT std::vector<OutcomeRefinement> evaluate_refinement(
    const SignallingGame& game, SignallingRefinement criterion, const SignallingEquilibriumSet& set);

}  // namespace selectorate
