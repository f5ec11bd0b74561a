#pragma once

#include <cstdint>

#include <selectorate/game/signalling_game.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// The two polyhedra whose points make an equilibrium where they are complementary, as programs without an objective.
///
/// Sender: weights w(t,m) = p(t) x(m|t) >= 0 with sum over m equal to p(t), values l(m), and shortfalls
/// s(m,r) = l(m) - sum over t of w(t,m) v(t,m,r) >= 0. Receiver: probabilities y(r|m) >= 0 that sum to 1 for each m,
/// payoffs pi(t), and losses d(t,m) = pi(t) - sum over r of y(r|m) u(t,m,r) >= 0.
/// Equilibrium: w(t,m) d(t,m) = 0 and y(r|m) s(m,r) = 0 for all t, m, r.
struct SignallingPrograms {
  explicit SignallingPrograms(const SignallingGame& game);

  /// \name Numbers of variables, as in a LinearBasis
  /// @{
  [[nodiscard]] std::uint32_t weight(std::uint32_t t, std::uint32_t m) const { return t * messages + m; }
  /// \param response  counted over all messages, as by `SignallingGame::first_response`
  [[nodiscard]] std::uint32_t shortfall(std::uint32_t response) const {
    return types * messages + messages + types + response;
  }
  [[nodiscard]] static std::uint32_t probability(std::uint32_t response) { return response; }
  [[nodiscard]] std::uint32_t loss(std::uint32_t t, std::uint32_t m) const {
    return responses + types + messages + t * messages + m;
  }
  /// @}

  std::uint32_t types;
  std::uint32_t messages;
  std::uint32_t responses;  ///< to all messages together
  LinearProgram sender;
  LinearProgram receiver;
};

/// Responses to one message that deter every type: y(r|m) >= 0 that sum to 1, with slacks
/// pi(t) - sum over r of y(r|m) u(t,m,r) >= 0. Columns are the responses.
[[nodiscard]] LinearProgram make_threat_program(const SignallingGame& game, std::uint32_t message,
                                                const std::vector<Rational>& payoffs);

}  // namespace selectorate
