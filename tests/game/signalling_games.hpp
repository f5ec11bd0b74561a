#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

/// Beer and quiche (Cho & Kreps 1987, fig. 1): the sender gets 1 for the breakfast he likes and 2 for being left alone;
/// the receiver gets 1 for duelling a weak sender or leaving a strong one alone.
inline SignallingGame make_beer_quiche(const Rational& weak = Rational(1) / 10) {
  return SignallingGame({.title = "Beer and quiche",
                         .types = {"weak", "strong"},
                         .prior = {weak, 1 - weak},
                         .messages = {{"Beer", {"duel", "leave"}}, {"Quiche", {"duel", "leave"}}},
                         .sender_payoffs = {{{0, 2}, {1, 3}}, {{1, 3}, {0, 2}}},
                         .receiver_payoffs = {{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}}});
}

/// Spence (1973): types of productivity 1 and 2 at effort e, which costs e / type; wages of 1, 3/2 or 2 that the
/// receiver pays, who wants them near the productivity.
inline SignallingGame make_spence(const std::vector<Rational>& efforts) {
  const std::vector<Rational> wages = {1, Rational(3) / 2, 2};
  SignallingDescription game;
  game.title = "Spence";
  game.types = {"low", "high"};
  game.prior = {Rational(1) / 2, Rational(1) / 2};
  for (const Rational& effort : efforts) {
    game.messages.push_back({"effort " + to_string(effort), {}});
    for (const Rational& wage : wages) game.messages.back().responses.push_back("wage " + to_string(wage));
  }
  for (int productivity = 1; productivity <= 2; ++productivity) {
    game.sender_payoffs.emplace_back();
    game.receiver_payoffs.emplace_back();
    for (const Rational& effort : efforts) {
      game.sender_payoffs.back().emplace_back();
      game.receiver_payoffs.back().emplace_back();
      for (const Rational& wage : wages) {
        game.sender_payoffs.back().back().push_back(wage - effort / productivity);
        game.receiver_payoffs.back().back().push_back(-(wage - productivity) * (wage - productivity));
      }
    }
  }
  return SignallingGame(std::move(game));
}

struct RandomSignallingOptions {
  std::uint32_t types = 2;
  std::uint32_t messages = 2;
  std::uint32_t responses = 2;
  std::uint32_t payoff_values = 1000;  ///< payoffs are 0, 1, …: few values make many ties
  bool uniform_prior = false;
};

/// A random signalling game.
inline SignallingGame make_random_signalling_game(std::uint64_t seed, const RandomSignallingOptions& options) {
  RandomStream random(seed);
  SignallingDescription game;
  game.title = "random";
  Rational sum = 0;
  for (std::uint32_t t = 0; t < options.types; ++t) {
    game.types.push_back("t" + std::to_string(t));
    game.prior.push_back(options.uniform_prior ? 1 : 1 + random.below(9));
    sum += game.prior.back();
  }
  for (Rational& probability : game.prior) probability /= sum;
  for (std::uint32_t m = 0; m < options.messages; ++m) {
    game.messages.push_back({"m" + std::to_string(m), {}});
    for (std::uint32_t r = 0; r < options.responses; ++r) game.messages[m].responses.push_back("r" + std::to_string(r));
  }
  for (auto* payoffs : {&game.sender_payoffs, &game.receiver_payoffs}) {
    for (std::uint32_t t = 0; t < options.types; ++t) {
      payoffs->emplace_back();
      for (std::uint32_t m = 0; m < options.messages; ++m) {
        payoffs->back().emplace_back();
        for (std::uint32_t r = 0; r < options.responses; ++r) {
          payoffs->back().back().push_back(random.below(options.payoff_values));
        }
      }
    }
  }
  return SignallingGame(std::move(game));
}

}  // namespace selectorate
