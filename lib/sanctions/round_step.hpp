#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <selectorate/base/interval.hpp>
#include <selectorate/sanctions/round_game.hpp>

namespace selectorate {

/// Throws InvalidModel unless the game's sizes and discount factors are in range.
void require_round_game(const RoundGame& game);

/// `play` with its outcome checked: payoffs finite, successors in range, probabilities that sum to at most 1.
/// \throws InvalidModel naming the state and the actions
void play_round(const RoundGame& game, std::uint32_t state, std::uint32_t first_action, std::uint32_t answer,
                RoundOutcome& outcome);

/// The player who moves first. \throws InvalidModel if the game's rule names another than 0 or 1
[[nodiscard]] std::uint32_t first_mover(const RoundGame& game, std::uint32_t state);

/// Payoff of one round and the discounted value of the next: u + d sum_j p_j W(x_j).
template <class Number>
[[nodiscard]] Number evaluate_round(const RoundGame& game, const RoundOutcome& outcome, std::size_t player,
                                    std::span<const double> next) {
  Number continuation(0.0);
  for (std::size_t j = 0; j < outcome.successors; ++j) {
    continuation += Number(outcome.probability[j]) * Number(next[outcome.successor[j]]);
  }
  return Number(outcome.payoff[player]) + Number(game.discount[player]) * continuation;
}

/// Values of the state after the last round: none.
using RoundValues = std::array<std::vector<double>, 2>;
[[nodiscard]] RoundValues make_zero_values(const RoundGame& game);

/// One round of backward induction: best answers and first actions by the values of the next round, and their values.
void solve_round(const RoundGame& game, const RoundValues& next, unsigned threads, RoundPolicy& policy);

/// How far one round's policy and stored values are from each other and from best replies, by the next round's values.
struct RoundDefect {
  double deviation = 0;  ///< e: largest gain from one other action at any node
  double above = 0;      ///< r+: largest amount by which the policy yields more than the stored value
  double below = 0;      ///< r-
  [[nodiscard]] double total() const noexcept;  ///< their sum, rounded up
};
struct RoundDefects {
  std::array<RoundDefect, 2> player;
  double mass = 1;  ///< largest sum of a round's probabilities, at least 1: how much rounding adds to contraction
};

/// In outward-rounded interval arithmetic, so that each number is an upper bound.
[[nodiscard]] RoundDefects bound_round_defects(const RoundGame& game, const RoundPolicy& policy,
                                               const RoundValues& next, unsigned threads);

}  // namespace selectorate
