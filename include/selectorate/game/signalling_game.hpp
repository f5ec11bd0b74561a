#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// What the sender may say, and how the receiver may answer it.
struct SignallingMessage {
  std::string name;
  std::vector<std::string> responses;  ///< their names; messages may have different ones
};

/// What a signalling game is made from. Indices are positions in `types`, `messages` and a message's `responses`.
struct SignallingDescription {
  std::string title;
  std::vector<std::string> types;
  std::vector<Rational> prior;  ///< by type: positive, summing to one exactly
  std::vector<SignallingMessage> messages;
  std::vector<std::vector<std::vector<Rational>>> sender_payoffs;    ///< u(t, m, r) at [t][m][r]
  std::vector<std::vector<std::vector<Rational>>> receiver_payoffs;  ///< v(t, m, r) at [t][m][r]
  std::string sender = "Sender";
  std::string receiver = "Receiver";
};

/// A finite signalling game (Spence 1973; Cho & Kreps 1987): nature draws the sender's type from a prior that both
/// know, the sender sees it and sends a message, the receiver sees the message alone and responds. Immutable, exact.
class SELECTORATE_EXPORT SignallingGame {
 public:
  /// \throws InvalidModel if there is no type, message or response, the prior is not a positive distribution, payoffs
  ///         are missing or superfluous, or two types, messages or responses to one message share a name
  explicit SignallingGame(SignallingDescription description);

  [[nodiscard]] const std::string& title() const noexcept { return names_.title; }
  [[nodiscard]] const std::string& sender_name() const noexcept { return names_.sender; }
  [[nodiscard]] const std::string& receiver_name() const noexcept { return names_.receiver; }

  [[nodiscard]] std::uint32_t type_count() const noexcept { return static_cast<std::uint32_t>(names_.types.size()); }
  [[nodiscard]] std::uint32_t message_count() const noexcept {
    return static_cast<std::uint32_t>(names_.messages.size());
  }
  [[nodiscard]] std::uint32_t response_count(std::uint32_t message) const {
    return first_response_[message + 1] - first_response_[message];
  }
  /// Responses to all messages, one message after the other: those to `message` are numbered from here.
  [[nodiscard]] std::uint32_t first_response(std::uint32_t message) const { return first_response_[message]; }
  [[nodiscard]] std::uint32_t total_response_count() const noexcept { return first_response_.back(); }

  [[nodiscard]] const std::string& type_name(std::uint32_t type) const { return names_.types[type]; }
  [[nodiscard]] const std::string& message_name(std::uint32_t message) const { return names_.messages[message].name; }
  [[nodiscard]] const std::string& response_name(std::uint32_t message, std::uint32_t response) const {
    return names_.messages[message].responses[response];
  }

  [[nodiscard]] const Rational& prior(std::uint32_t type) const { return names_.prior[type]; }
  /// u(t, m, r)
  [[nodiscard]] const Rational& sender_payoff(std::uint32_t type, std::uint32_t message, std::uint32_t response) const {
    return sender_payoffs_[place(type, message, response)];
  }
  /// v(t, m, r)
  [[nodiscard]] const Rational& receiver_payoff(std::uint32_t type, std::uint32_t message,
                                                std::uint32_t response) const {
    return receiver_payoffs_[place(type, message, response)];
  }

 private:
  [[nodiscard]] std::size_t place(std::uint32_t type, std::uint32_t message, std::uint32_t response) const {
    return std::size_t{type} * total_response_count() + first_response_[message] + response;
  }

  SignallingDescription names_;                ///< without the payoffs
  std::vector<std::uint32_t> first_response_;  ///< message count + 1
  std::vector<Rational> sender_payoffs_;
  std::vector<Rational> receiver_payoffs_;
};

/// The same as a tree: chance draws the type, the sender (player 0) has one information set for each type in their
/// order, the receiver (player 1) one for each message in their order; actions keep their names.
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_signalling_tree(const SignallingGame& game);

}  // namespace selectorate
