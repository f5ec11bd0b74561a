#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

namespace selectorate {

/// Kuhn's poker (Kuhn 1950) with `cards` cards instead of three: each player antes 1 and is dealt a card; bets are 1.
inline ExtensiveGame make_kuhn_poker(std::uint32_t cards) {
  GameBuilder builder("Kuhn poker", {"One", "Two"});
  const Rational deals = cards * (cards - 1);
  const NodeId root = builder.add_chance(std::vector<Rational>(cards * (cards - 1), 1 / deals));
  const auto terminal = [&](int win) { return builder.add_terminal({Rational(win), Rational(-win)}); };
  std::uint32_t deal = 0;
  for (std::uint32_t one = 0; one < cards; ++one) {
    for (std::uint32_t two = 0; two < cards; ++two) {
      if (one == two) continue;
      const int sign = one > two ? 1 : -1;
      const std::string own = std::to_string(one);
      const std::string other = std::to_string(two);
      const NodeId start = builder.add_decision(PlayerId(0), "1:" + own, {"check", "bet"});
      const NodeId checked = builder.add_decision(PlayerId(1), "2:" + other + " checked", {"check", "bet"});
      const NodeId bet = builder.add_decision(PlayerId(1), "2:" + other + " bet", {"fold", "call"});
      const NodeId answer = builder.add_decision(PlayerId(0), "1:" + own + " bet", {"fold", "call"});
      builder.connect(root, deal++, start);
      builder.connect(start, 0, checked);
      builder.connect(start, 1, bet);
      builder.connect(checked, 0, terminal(sign));
      builder.connect(checked, 1, answer);
      builder.connect(bet, 0, terminal(1));
      builder.connect(bet, 1, terminal(2 * sign));
      builder.connect(answer, 0, terminal(-1));
      builder.connect(answer, 1, terminal(2 * sign));
    }
  }
  return builder.build(root);
}

/// Leduc hold'em (Southey et al. 2005) with two cards of each of `ranks` ranks, suits told apart: an ante of 1, a
/// private card each, a betting round with bets of 2, a public card, a betting round with bets of 4; at most a bet and
/// a raise in each round. With three ranks the tree has 9457 nodes: 1 + 6 deals of a card, 30 of two, and what follows.
class LeducPoker {
 public:
  explicit LeducPoker(std::uint32_t ranks) : cards_(2 * ranks), builder_("Leduc poker", {"One", "Two"}) {}

  ExtensiveGame make() {
    const NodeId root = add_deal(cards_);
    for (std::uint32_t one = 0; one < cards_; ++one) {
      const NodeId second = add_deal(cards_ - 1);
      builder_.connect(root, one, second);
      std::uint32_t action = 0;
      for (std::uint32_t two = 0; two < cards_; ++two) {
        if (two == one) continue;
        cards_of_[0] = one;
        cards_of_[1] = two;
        builder_.connect(second, action++, add_turn({}));
      }
    }
    return builder_.build(root);
  }

 private:
  static constexpr std::uint32_t no_card = 0xffffffffU;

  /// What is known to all: moves so far, stakes, bets in this round, who moves.
  struct Turn {
    std::string moves = {};
    int stakes[2] = {1, 1};
    int bets = 0;
    std::uint32_t mover = 0;
    std::uint32_t public_card = no_card;
    bool checked = false;  ///< the round's first mover has passed the move on
  };

  NodeId add_deal(std::uint32_t cards) {
    return builder_.add_chance(std::vector<Rational>(cards, Rational(1) / cards));
  }

  NodeId add_turn(const Turn& turn) {
    const bool must_answer = turn.stakes[0] != turn.stakes[1];
    std::vector<std::string> actions;
    std::vector<NodeId> children;
    if (must_answer) {
      actions.emplace_back("fold");
      children.push_back(add_win(1 - turn.mover, turn.stakes[turn.mover]));
    }
    actions.emplace_back("call");
    children.push_back(add_call(turn, must_answer));
    if (turn.bets < 2) {
      actions.emplace_back("raise");
      Turn next = turn;
      next.moves += 'r';
      next.stakes[turn.mover] = turn.stakes[1 - turn.mover] + (turn.public_card == no_card ? 2 : 4);
      ++next.bets;
      next.mover = 1 - turn.mover;
      children.push_back(add_turn(next));
    }
    const std::string known = std::to_string(turn.mover) + ": " + std::to_string(cards_of_[turn.mover]) + " " +
                              (turn.public_card == no_card ? "" : std::to_string(turn.public_card)) + " " + turn.moves;
    const NodeId node = builder_.add_decision(PlayerId(turn.mover), known, actions);
    for (std::uint32_t k = 0; k < children.size(); ++k) builder_.connect(node, k, children[k]);
    return node;
  }

  NodeId add_call(const Turn& turn, bool answers) {
    Turn next = turn;
    next.moves += 'c';
    next.stakes[turn.mover] = turn.stakes[1 - turn.mover];
    next.mover = 1 - turn.mover;
    if (!answers && !turn.checked) {
      next.checked = true;
      return add_turn(next);
    }
    if (turn.public_card != no_card) return add_showdown(turn.public_card, next.stakes[0]);
    const NodeId deal = add_deal(cards_ - 2);
    next.mover = 0;
    next.bets = 0;
    next.checked = false;
    next.moves += '/';
    std::uint32_t action = 0;
    for (std::uint32_t card = 0; card < cards_; ++card) {
      if (card == cards_of_[0] || card == cards_of_[1]) continue;
      next.public_card = card;
      builder_.connect(deal, action++, add_turn(next));
    }
    return deal;
  }

  /// A pair with the public card wins, otherwise the higher rank.
  NodeId add_showdown(std::uint32_t public_card, int stake) {
    const std::uint32_t rank_of_public = public_card / 2;
    std::uint32_t strength[2];
    for (std::uint32_t i = 0; i < 2; ++i) {
      const std::uint32_t rank = cards_of_[i] / 2;
      strength[i] = rank == rank_of_public ? cards_ : rank;
    }
    if (strength[0] == strength[1]) return add_win(0, 0);
    return add_win(strength[0] > strength[1] ? 0 : 1, stake);
  }

  NodeId add_win(std::uint32_t winner, int amount) {
    const Rational first = winner == 0 ? amount : -amount;
    return builder_.add_terminal({first, -first});
  }

  std::uint32_t cards_;
  GameBuilder builder_;
  std::uint32_t cards_of_[2] = {0, 0};
};

inline ExtensiveGame make_leduc_poker(std::uint32_t ranks = 3) {
  return LeducPoker(ranks).make();
}

}  // namespace selectorate
