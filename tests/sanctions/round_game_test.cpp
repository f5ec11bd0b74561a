#include <cmath>
#include <limits>
#include <memory>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/sanctions/round_game.hpp>

#include "sanctions/round_tree.hpp"

namespace selectorate {
namespace {

/// Alternating offers (Rubinstein 1982): in state 0 player 0 offers, in state 1 player 1. The offer is the share of the
/// one who answers, who accepts (0), which ends the game, or refuses (1), after which he offers.
RoundGame make_bargaining(std::uint32_t offers, std::array<double, 2> discount) {
  RoundGame game;
  game.states = 2;
  game.first_actions = offers;
  game.second_actions = 2;
  game.discount = discount;
  game.first_mover = [](std::uint32_t state) { return state; };
  game.play = [offers](std::uint32_t state, std::uint32_t offer, std::uint32_t answer, RoundOutcome& outcome) {
    const double share = static_cast<double>(offer) / (offers - 1);
    if (answer == 0) {
      outcome.payoff[state] = 1 - share;
      outcome.payoff[1 - state] = share;
    } else {
      outcome.add_successor(1 - state, 1);
    }
  };
  return game;
}

/// Random payoffs and transitions in sixteenths, so that with discounts of 1/2 doubles are exact for some rounds.
RoundGame make_random_round_game(std::uint64_t seed, std::uint32_t states, std::uint32_t first, std::uint32_t second,
                                 double discount) {
  RandomStream random(seed);
  auto table = std::make_shared<std::vector<RoundOutcome>>();
  for (std::uint32_t i = 0; i < states * first * second; ++i) {
    RoundOutcome outcome;
    outcome.payoff = {random.below(17) / 16.0, random.below(17) / 16.0};
    std::uint32_t left = 16;
    for (int j = 0; j < 3 && left > 0; ++j) {
      const std::uint32_t part = random.below(left + 1);
      if (part > 0) outcome.add_successor(random.below(states), part / 16.0);
      left -= part;
    }
    table->push_back(outcome);
  }
  RoundGame game;
  game.states = states;
  game.first_actions = first;
  game.second_actions = second;
  game.discount = {discount, discount};
  game.first_mover = [seed](std::uint32_t state) { return static_cast<std::uint32_t>((seed >> (state % 8)) & 1U); };
  game.play = [table, first, second](std::uint32_t state, std::uint32_t a, std::uint32_t b, RoundOutcome& outcome) {
    outcome = (*table)[(state * first + a) * second + b];
  };
  return game;
}

// oracles.md 5: (1 - d2)/(1 - d1 d2), in the limit of a long horizon and a fine grid of offers.
TEST(FiniteRounds, OfAlternatingOffers_GoToRubinsteinsDivision) {
  for (const auto& [d1, d2] : {std::pair{.5, .5}, std::pair{.7, .4}, std::pair{.3, .8}}) {
    const FiniteRounds solved = solve_finite_rounds(make_bargaining(255, {d1, d2}), 60);
    // An offer is rounded up to the grid, at most one step a round, discounted.
    const double grid = 1.0 / 254 / (1 - d1 * d2);
    EXPECT_NEAR(solved.rounds[0].value[0][0], (1 - d2) / (1 - d1 * d2), grid);
    EXPECT_NEAR(solved.rounds[0].value[1][1], (1 - d1) / (1 - d1 * d2), grid);
    EXPECT_LT(std::max(solved.regret[0], solved.regret[1]), 1e-13);
  }
}

TEST(MarkovEquilibrium, OfAlternatingOffers_IsProved) {
  const MarkovEquilibrium found = solve_markov_equilibrium(make_bargaining(255, {.5, .5}), {.tolerance = 1e-9});
  EXPECT_EQ(found.status, Status::converged);
  EXPECT_LE(found.regret[0], 1e-9);
  EXPECT_LE(found.regret[1], 1e-9);
  EXPECT_NEAR(found.policy.value[0][0], 2.0 / 3, 1.0 / 254 / .75);
}

// The same rounds written out as a tree, solved by code that knows nothing of rounds.
TEST(FiniteRounds, AreTheBackwardInductionOfTheirTree_Exactly) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const RoundGame game = make_random_round_game(seed, 3, 2, 3, .5);
    const FiniteRounds solved = solve_finite_rounds(game, 3);
    for (std::uint32_t start = 0; start < game.states; ++start) {
      const ExtensiveGame tree = make_round_tree(game, 3, start);
      BackwardInductionWorkspace workspace;
      solve_backward_induction(tree, workspace);
      for (const std::size_t player : {0U, 1U}) {
        EXPECT_EQ(solved.rounds[0].value[player][start], workspace.values()[player]) << "seed " << seed;
      }
    }
    EXPECT_LT(std::max(solved.regret[0], solved.regret[1]), 1e-13);
  }
}

TEST(FiniteRounds, AreTheSameOnAnyNumberOfThreads) {
  const RoundGame game = make_random_round_game(5, 5000, 2, 2, .9);
  const FiniteRounds one = solve_finite_rounds(game, 4, {.threads = 1});
  const FiniteRounds three = solve_finite_rounds(game, 4, {.threads = 3});
  EXPECT_EQ(one.rounds[0].value, three.rounds[0].value);
  EXPECT_EQ(one.rounds[0].answer, three.rounds[0].answer);
  EXPECT_EQ(one.regret, three.regret);
}

/// Largest gain of a player from deviating for `rounds` rounds at any node against the fixed policy, by dynamic
/// programming on his own problem, written plainly.
double reference_gain(const RoundGame& game, const RoundPolicy& policy, std::uint32_t player, int rounds) {
  std::vector<double> best(game.states);
  std::vector<double> kept(game.states);
  double gain = 0;
  RoundOutcome outcome;
  const auto value = [&](std::uint32_t x, std::uint32_t a, std::uint32_t b, const std::vector<double>& next) {
    outcome.clear();
    game.play(x, a, b, outcome);
    double sum = outcome.payoff[player];
    for (std::size_t j = 0; j < outcome.successors; ++j) {
      sum += game.discount[player] * outcome.probability[j] * next[outcome.successor[j]];
    }
    return sum;
  };
  for (int t = 0; t < rounds; ++t) {
    std::vector<double> next_best(game.states);
    std::vector<double> next_kept(game.states);
    gain = 0;
    for (std::uint32_t x = 0; x < game.states; ++x) {
      const bool first = game.first_mover(x) == player;
      double most = -std::numeric_limits<double>::infinity();
      for (std::uint32_t a = 0; a < game.first_actions; ++a) {
        const std::uint32_t answer = policy.answer[x * game.first_actions + a];
        double here = value(x, a, answer, best);
        if (!first) {
          for (std::uint32_t b = 0; b < game.second_actions; ++b) here = std::max(here, value(x, a, b, best));
          gain = std::max(gain, here - value(x, a, answer, kept));
        }
        if (first || a == policy.first[x]) most = std::max(most, here);
      }
      next_best[x] = most;
      next_kept[x] = value(x, policy.first[x], policy.answer[x * game.first_actions + policy.first[x]], kept);
      gain = std::max(gain, next_best[x] - next_kept[x]);
    }
    best = next_best;
    kept = next_kept;
  }
  return gain;
}

TEST(MarkovEquilibrium, HasARegret_ThatBoundsWhatDeviatingGains) {
  int converged = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const RoundGame game = make_random_round_game(seed, 6, 3, 2, .75);
    const MarkovEquilibrium found = solve_markov_equilibrium(game, {.iteration_limit = 200, .tolerance = 1e-10});
    for (const std::uint32_t player : {0U, 1U}) {
      const double gain = reference_gain(game, found.policy, player, 200);
      EXPECT_LE(gain, found.regret[player] + 1e-12) << "seed " << seed;
      EXPECT_TRUE(found.status != Status::converged || found.regret[player] <= 1e-10);
    }
    converged += found.status == Status::converged;
  }
  EXPECT_GT(converged, 20) << "pure equilibria are there more often than not";
}

TEST(MarkovRegret, OfAnyPolicy_IsAtLeastWhatDeviatingGains) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const RoundGame game = make_random_round_game(seed, 6, 3, 2, .75);
    RandomStream random(seed, 1);
    RoundPolicy policy;
    for (int x = 0; x < 6; ++x) policy.first.push_back(static_cast<std::uint8_t>(random.below(3)));
    for (int x = 0; x < 18; ++x) policy.answer.push_back(static_cast<std::uint8_t>(random.below(2)));
    policy.value = {std::vector<double>(6, 2), std::vector<double>(6, 1)};
    const std::array<double, 2> regret = bound_markov_regret(game, policy);
    for (const std::uint32_t player : {0U, 1U}) {
      EXPECT_LE(reference_gain(game, policy, player, 200), regret[player] + 1e-12);
      EXPECT_GT(regret[player], 0);
    }
  }
}

TEST(RoundGame, IsRefused_WhereItsRuleIsNoGame) {
  RoundGame game = make_bargaining(3, {.5, .5});
  EXPECT_THROW((void)solve_finite_rounds(game, 0), InvalidModel);
  EXPECT_THROW((void)solve_markov_equilibrium(make_bargaining(3, {1, .5})), InvalidModel);
  EXPECT_THROW((void)solve_finite_rounds(make_bargaining(256, {.5, .5}), 1), InvalidModel);
  EXPECT_NO_THROW((void)solve_finite_rounds(make_bargaining(3, {1, 1}), 2));
  game.play = [](std::uint32_t, std::uint32_t, std::uint32_t, RoundOutcome& outcome) { outcome.add_successor(2, 1); };
  EXPECT_THROW((void)solve_finite_rounds(game, 1), InvalidModel);
  game.play = [](std::uint32_t, std::uint32_t, std::uint32_t, RoundOutcome& outcome) { outcome.add_successor(1, 1.5); };
  EXPECT_THROW((void)solve_finite_rounds(game, 1), InvalidModel);
  game.play = [](std::uint32_t, std::uint32_t, std::uint32_t, RoundOutcome& outcome) {
    outcome.payoff[0] = std::nan("");
  };
  EXPECT_THROW((void)solve_finite_rounds(game, 1), InvalidModel);
  game.play = nullptr;
  EXPECT_THROW((void)solve_finite_rounds(game, 1), InvalidModel);
  RoundGame stranger = make_bargaining(3, {.5, .5});
  stranger.first_mover = [](std::uint32_t) { return 2U; };
  EXPECT_THROW((void)solve_finite_rounds(stranger, 1), InvalidModel);
}

TEST(FiniteRounds, StopWhenAsked_WithThoseThatAreSolved) {
  const RoundGame game = make_random_round_game(3, 4, 2, 2, .9);
  const FiniteRounds all = solve_finite_rounds(game, 6);
  const FiniteRounds some = solve_finite_rounds(game, 6, {}, [](const Progress& p) { return p.done < 2; });
  EXPECT_EQ(some.status, Status::cancelled);
  ASSERT_EQ(some.rounds.size(), 2U);
  EXPECT_EQ(some.rounds[0].value, all.rounds[4].value);
}

}  // namespace
}  // namespace selectorate
