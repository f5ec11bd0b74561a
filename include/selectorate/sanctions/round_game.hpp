#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>

namespace selectorate {

/// What one round of play brings: payoffs now, and where the game goes on. Plain data, filled by the caller's rule.
struct RoundOutcome {
  static constexpr std::size_t most_successors = 8;

  std::array<double, 2> payoff{};  ///< of this round, utils; players are numbered 0 and 1
  std::array<std::uint32_t, most_successors> successor{};
  std::array<double, most_successors> probability{};  ///< what is missing to 1 is the probability that the game ends
  std::size_t successors = 0;

  void clear() noexcept {
    payoff = {};
    successors = 0;
  }
  void add_successor(std::uint32_t state, double chance) noexcept {
    successor[successors] = state;
    probability[successors++] = chance;
  }
};

/// A two-player stochastic game of perfect information, played in rounds: in each state one player moves, the other
/// sees it and answers, then payoffs fall and chance draws the next state (Shapley 1953, with moves in turn).
struct RoundGame {
  std::uint32_t states = 0;
  std::uint32_t first_actions = 0;            ///< actions of the player who moves first, in every state
  std::uint32_t second_actions = 0;           ///< answers
  std::array<double, 2> discount = {.9, .9};  ///< of each player, in [0, 1]; below 1 without a last round
  /// The player who moves first in a state, 0 or 1; empty: player 0 everywhere.
  std::function<std::uint32_t(std::uint32_t state)> first_mover;
  /// Fills an outcome that is clear. Must be pure; it is called from several threads if asked for.
  std::function<void(std::uint32_t state, std::uint32_t first_action, std::uint32_t answer, RoundOutcome& outcome)>
      play;
};

/// What both players do in every state, and what they expect.
struct RoundPolicy {
  std::vector<std::uint8_t> first;           ///< action of the first mover, by state
  std::vector<std::uint8_t> answer;          ///< `state * first_actions + first action`: answer to every first action
  std::array<std::vector<double>, 2> value;  ///< expected discounted payoffs from the state on, as rounded
};

struct RoundGameOptions {
  unsigned threads = 1;             ///< 0 = as many as the machine has; the answer is the same on any number
  unsigned iteration_limit = 5000;  ///< rounds of value iteration (infinite horizon only)
  double tolerance = 1e-6;          ///< regret at which value iteration stops, utils (infinite horizon only)
};

/// A game with a last round: one policy for each round, the first round's first.
struct FiniteRounds {
  Status status = Status::converged;
  std::vector<RoundPolicy> rounds;
  /// Neither player gains more than this by any deviation after any history, in utils of the round it starts in.
  /// Bounded in outward-rounded interval arithmetic; it is what rounding can have misled choices by.
  std::array<double, 2> regret{};
};

/// Subgame-perfect equilibrium of `rounds` rounds by backward induction: movers take the first of the actions that are
/// best as rounded.
///
/// Regret. With W_t the stored values, e_t the largest gain from one other action at any node of round t by W_{t+1},
/// and r_t+ and r_t- the largest amounts by which what the policy yields by W_{t+1} lies above and below W_t, no
/// deviation from round t on gains more than sum_{u >= t} d^(u-t) (e_u + r_u+ + r_u-): the best value of a deviator is
/// at most that much above W, the policy's own at most that much below. The regret is the largest over t. \throws
/// InvalidModel if a size is 0, there are more than 255 actions, a discount is out of range, or `play` yields
///         a payoff that is not finite or probabilities that are not a distribution
/// \complexity rounds * states * first_actions * second_actions outcomes, twice (once for the proof)
/// \see tests/sanctions/round_game_test.cpp
[[nodiscard]] SELECTORATE_EXPORT FiniteRounds solve_finite_rounds(const RoundGame& game, unsigned rounds,
                                                                  const RoundGameOptions& options = {},
                                                                  const ProgressCallback& progress = {});

/// A policy that both keep to in every round of a game without end.
struct MarkovEquilibrium {
  /// `converged`: the regret is at most the tolerance; `iteration_limit`: this is the best policy that was met.
  Status status = Status::converged;
  RoundPolicy policy;
  /// Neither player gains more than this by any deviation, Markov or not, after any history: proved, see below.
  std::array<double, 2> regret{};
  unsigned iterations = 0;
};

/// Markov perfect equilibrium in pure strategies, by value iteration on best responses.
///
/// A game of this kind need not have one, and may have several: neither is claimed. Values of a longer and longer
/// horizon are iterated; now and then the current policy is tried for ever, its value is computed and its regret is
/// bounded, and the best policy is returned with its bound. Against a fixed policy of the other the player faces a
/// Markov decision process, so with values W of the policy, e the largest gain from one other action by W, and r+ and
/// r- the largest Bellman residuals of W on either side, contraction gives
///
///     regret <= (e + r+ + r-)/(1 - d)
///
/// at every node (Puterman 1994, ch. 6), computed in outward-rounded interval arithmetic.
/// \throws InvalidModel as above, or if a discount factor is not below 1
[[nodiscard]] SELECTORATE_EXPORT MarkovEquilibrium solve_markov_equilibrium(const RoundGame& game,
                                                                            const RoundGameOptions& options = {},
                                                                            const ProgressCallback& progress = {});

/// The bound above for a policy from anywhere; its `value` may be rough, which only widens the bound.
/// \throws InvalidModel as above, or if sizes do not fit
[[nodiscard]] SELECTORATE_EXPORT std::array<double, 2> bound_markov_regret(const RoundGame& game,
                                                                           const RoundPolicy& policy,
                                                                           unsigned threads = 1);

}  // namespace selectorate
