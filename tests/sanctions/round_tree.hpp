#pragma once

#include <string>
#include <utility>
#include <vector>

#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/round_game.hpp>

namespace selectorate {

/// A game in rounds written out as a tree, payoffs discounted to the first round: every history has nodes of its own.
class RoundTree {
 public:
  RoundTree(const RoundGame& game, unsigned rounds) : game_(game), rounds_(rounds), builder_("Rounds", {"0", "1"}) {}

  ExtensiveGame build(std::uint32_t start) { return builder_.build(add_round(start, 0, {0, 0}, {1, 1})); }

 private:
  using Pair = std::array<Rational, 2>;

  NodeId add_round(std::uint32_t state, unsigned round, const Pair& paid, const Pair& discount) {
    if (round == rounds_) return builder_.add_terminal({paid[0], paid[1]});
    const std::uint32_t first = game_.first_mover ? game_.first_mover(state) : 0;
    std::vector<NodeId> answers;
    for (std::uint32_t a = 0; a < game_.first_actions; ++a) {
      std::vector<NodeId> ends;
      for (std::uint32_t b = 0; b < game_.second_actions; ++b)
        ends.push_back(add_chance(state, a, b, round, paid, discount));
      answers.push_back(builder_.add_decision(PlayerId(1 - first), ends));
    }
    return builder_.add_decision(PlayerId(first), answers);
  }

  NodeId add_chance(std::uint32_t state, std::uint32_t a, std::uint32_t b, unsigned round, Pair paid, Pair discount) {
    RoundOutcome outcome;
    game_.play(state, a, b, outcome);
    for (std::size_t i = 0; i < 2; ++i) {
      paid[i] += discount[i] * exact_rational(outcome.payoff[i]);
      discount[i] *= exact_rational(game_.discount[i]);
    }
    std::vector<Rational> probabilities;
    std::vector<NodeId> next;
    Rational left = 1;
    for (std::size_t j = 0; j < outcome.successors; ++j) {
      if (outcome.probability[j] == 0) continue;
      probabilities.push_back(exact_rational(outcome.probability[j]));
      left -= probabilities.back();
      next.push_back(add_round(outcome.successor[j], round + 1, paid, discount));
    }
    if (left > 0) {
      probabilities.push_back(left);
      next.push_back(builder_.add_terminal({paid[0], paid[1]}));
    }
    return builder_.add_chance(builder_.add_distribution(probabilities), next);
  }

  const RoundGame& game_;
  unsigned rounds_;
  GameBuilder builder_;
};

inline ExtensiveGame make_round_tree(const RoundGame& game, unsigned rounds, std::uint32_t start) {
  return RoundTree(game, rounds).build(start);
}

}  // namespace selectorate
