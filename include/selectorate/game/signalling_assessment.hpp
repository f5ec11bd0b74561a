#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/assessment.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

/// Strategies of both players of a signalling game, and what the receiver believes after each message.
struct SignallingAssessment {
  std::vector<std::vector<Rational>> sender;    ///< x(m|t) at [type][message]
  std::vector<std::vector<Rational>> receiver;  ///< y(r|m) at [message][response]
  std::vector<std::vector<Rational>> beliefs;   ///< mu(t|m) at [message][type]

  friend bool operator==(const SignallingAssessment&, const SignallingAssessment&) = default;
};

/// How much a sender's strategy tells.
enum class SignallingKind {
  pooling,          ///< nothing: after every message that is sent the belief is the prior
  separating,       ///< everything: every message that is sent is sent by one type alone
  semi_separating,  ///< something in between; also called hybrid
};

[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(SignallingKind kind) noexcept;

/// \param sender  x(m|t) at [type][message]. With one type nothing can be told: `pooling`.
[[nodiscard]] SELECTORATE_EXPORT SignallingKind classify_sender(const SignallingGame& game,
                                                                const std::vector<std::vector<Rational>>& sender);

/// Bayes' rule: mu(t|m) = p(t) x(m|t) / sum over types at [message][type]; empty after a message that nobody sends.
[[nodiscard]] SELECTORATE_EXPORT std::vector<std::vector<Rational>> evaluate_posteriors(
    const SignallingGame& game, const std::vector<std::vector<Rational>>& sender);

/// U(t, m): what a type expects from a message, given y(.|m).
[[nodiscard]] SELECTORATE_EXPORT Rational evaluate_message_payoff(const SignallingGame& game, std::uint32_t type,
                                                                  std::uint32_t message,
                                                                  std::span<const Rational> responses);

/// \throws InvalidModel naming what is not a distribution of the right length: a type's messages, the responses to a
///         message, the beliefs after it
SELECTORATE_EXPORT void check_assessment(const SignallingGame& game, const SignallingAssessment& assessment);

/// The same for the tree that `make_signalling_tree` makes of the game. \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT Assessment<Rational> make_tree_assessment(const SignallingGame& game,
                                                                           const ExtensiveGame& tree,
                                                                           const SignallingAssessment& assessment);

}  // namespace selectorate
