#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

namespace selectorate {

inline std::vector<std::string> numbered_actions(const std::string& name, std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t k = 0; k < count; ++k) labels.push_back(name + std::to_string(k));
  return labels;
}

/// Threats with a private cost: Nature draws one of `costs` costs that sanctions have for the sender; she threatens one
/// of `intensities`; the target, who sees only the threat, concedes one of `shares` shares; the sender then imposes
/// what she threatened, or backs down.
inline ExtensiveGame make_threat_tree(std::uint32_t costs, std::uint32_t intensities, std::uint32_t shares) {
  GameBuilder builder("threats", {"Sender", "Target"});
  const std::vector<std::string> last = {"impose", "back down"};
  const NodeId nature = builder.add_chance(std::vector<Rational>(costs, Rational(1) / costs));
  for (std::uint32_t k = 0; k < costs; ++k) {
    const Rational cost = Rational(k + 1) / costs;
    const std::string type = "cost " + std::to_string(k);
    const NodeId sender = builder.add_decision(PlayerId(0), type, numbered_actions("threaten ", intensities));
    builder.connect(nature, k, sender);
    for (std::uint32_t s = 0; s < intensities; ++s) {
      const Rational intensity = Rational(s + 1) / intensities;
      const NodeId target =
          builder.add_decision(PlayerId(1), "threat " + std::to_string(s), numbered_actions("cede ", shares));
      builder.connect(sender, s, target);
      for (std::uint32_t c = 0; c < shares; ++c) {
        const Rational share = Rational(c) / (shares - 1);
        const Rational rest = 1 - share;
        const std::string place = type + ", threat " + std::to_string(s) + ", cession " + std::to_string(c);
        const NodeId answer = builder.add_decision(PlayerId(0), place, last);
        builder.connect(target, c, answer);
        // Imposing forces part of what is withheld at a cost that grows with the intensity; backing down embarrasses.
        builder.connect(answer, 0,
                        builder.add_terminal({share + rest * intensity * Rational(3) / 5 - cost * intensity * rest,
                                              -share - rest * intensity * Rational(6) / 5}));
        builder.connect(answer, 1,
                        builder.add_terminal({share - intensity * Rational(1 + s % 3) / 10, -share + rest / 4}));
      }
    }
  }
  return builder.build(nature);
}

/// A signalling game with random payoffs, in thousandths: Nature draws the sender's type, he sends a message, the
/// receiver, who sees only the message, responds.
inline ExtensiveGame make_signalling_tree(std::uint32_t types, std::uint32_t messages, std::uint32_t responses,
                                          std::uint64_t seed) {
  RandomStream random(seed);
  GameBuilder builder("signals", {"Sender", "Receiver"});
  const NodeId nature = builder.add_chance(std::vector<Rational>(types, Rational(1) / types));
  for (std::uint32_t t = 0; t < types; ++t) {
    const NodeId sender =
        builder.add_decision(PlayerId(0), "type " + std::to_string(t), numbered_actions("send ", messages));
    builder.connect(nature, t, sender);
    for (std::uint32_t m = 0; m < messages; ++m) {
      const NodeId receiver =
          builder.add_decision(PlayerId(1), "message " + std::to_string(m), numbered_actions("do ", responses));
      builder.connect(sender, m, receiver);
      for (std::uint32_t r = 0; r < responses; ++r) {
        builder.connect(
            receiver, r,
            builder.add_terminal({Rational(random.below(1000)) / 1000, Rational(random.below(1000)) / 1000}));
      }
    }
  }
  return builder.build(nature);
}

/// The tree with payoffs drawn from 0, 1/1000, … , 999/1000.
inline ExtensiveGame with_random_payoffs(const ExtensiveGame& game, std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(game.player_count());
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    std::vector<Rational> drawn;
    for (std::size_t i = 0; i < game.player_count(); ++i) drawn.push_back(Rational(random.below(1000)) / 1000);
    payoffs.append(drawn);
  }
  return game.with_payoffs(payoffs);
}

/// The game with each payoff multiplied by 1, 1 + share or 1 - share at random.
inline ExtensiveGame with_changed_payoffs(const ExtensiveGame& game, const Rational& share, std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(game.player_count());
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    std::vector<Rational> changed;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      changed.push_back(game.payoffs().exact(row, i) * (1 + share * (static_cast<int>(random.below(3)) - 1)));
    }
    payoffs.append(changed);
  }
  return game.with_payoffs(payoffs);
}

}  // namespace selectorate
