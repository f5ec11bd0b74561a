#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/game/game_builder.hpp>

#include "equilibrium/poker_games.hpp"
#include "equilibrium/sanction_trees.hpp"
#include "game/recall_trees.hpp"

namespace selectorate {
namespace {

constexpr Trembles all_trembles[] = {Trembles::none, Trembles::normal_form_perfect, Trembles::quasi_perfect};

/// The equilibrium, after code that the solver does not share has found that nobody gains by deviating.
BehaviorProfile<Rational> verified(const ExtensiveGame& game, const LemkeOptions& options) {
  const auto solution = solve_lemke(game, options);
  EXPECT_EQ(solution.status, Status::converged);
  if (solution.equilibria.size() != 1) {
    ADD_FAILURE() << "no equilibrium";
    return BehaviorProfile<Rational>(game);
  }
  for (const Rational& regret : evaluate_regrets(game, solution.equilibria.front())) EXPECT_EQ(regret, 0);
  return solution.equilibria.front();
}

ExtensiveGame make_random_tree(std::uint64_t seed) {
  return make_recall_tree(seed, {.inner_nodes = 4 + static_cast<std::uint32_t>(seed % 17),
                                 .signals = 1 + static_cast<std::uint32_t>(seed % 3),
                                 .payoff_values = seed % 4 == 0 ? 2U : 3U + static_cast<std::uint32_t>(seed % 40),
                                 .chance = seed % 5 != 0});
}

/// Every payoff moved by a double of up to .1 %, as it is, binary digit for binary digit.
ExtensiveGame with_noisy_payoffs(const ExtensiveGame& game, std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(game.player_count());
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    std::vector<double> noisy;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      noisy.push_back(game.payoffs().value(row, i) * (1 + random.uniform(-1e-3, 1e-3)));
    }
    payoffs.append(noisy);
  }
  return game.with_payoffs(payoffs);
}

ExtensiveGame with_constant_payoffs(const ExtensiveGame& game) {
  ExactTable payoffs(game.player_count());
  const std::vector<Rational> row(game.player_count(), Rational(-2) / 7);
  for (std::size_t k = 0; k < game.payoffs().rows(); ++k) payoffs.append(row);
  return game.with_payoffs(payoffs);
}

struct Rebuilding {
  bool new_chance = false;   ///< chance draws from other probabilities, some of them zero
  bool swap_owners = false;  ///< the players change places
  bool split_sets = false;   ///< every node is an information set of its own
};

/// The same tree node by node, with something changed.
ExtensiveGame rebuild(const ExtensiveGame& game, std::uint64_t seed, const Rebuilding& changes) {
  RandomStream random(seed);
  GameBuilder builder("rebuilt", {"One", "Two"});
  std::vector<NodeId> nodes;
  for (std::uint32_t v = 0; v < game.node_count(); ++v) {
    const NodeId node(v);
    const std::uint32_t children = game.child_count(node);
    if (game.kind(node) == NodeKind::terminal) {
      nodes.push_back(builder.add_terminal({game.payoff(node, PlayerId(0)), game.payoff(node, PlayerId(1))}));
    } else if (game.kind(node) == NodeKind::chance) {
      std::vector<Rational> weights;
      Rational sum = 0;
      for (std::uint32_t a = 0; a < children; ++a) {
        weights.push_back(changes.new_chance ? Rational(random.below(4)) : game.probability(node, a));
        sum += weights.back();
      }
      if (sum == 0) sum = weights[0] = 1;
      for (Rational& weight : weights) weight /= sum;
      nodes.push_back(builder.add_chance(weights));
    } else {
      const std::uint32_t owner = game.owner(node).index();
      const std::uint32_t set = changes.split_sets ? v : game.information_set(node).index();
      nodes.push_back(builder.add_decision(PlayerId(changes.swap_owners ? 1 - owner : owner), std::to_string(set),
                                           numbered_actions("a", children)));
    }
  }
  for (std::uint32_t v = 1; v < game.node_count(); ++v) {
    const NodeId node(v);
    builder.connect(nodes[game.parent(node).index()], game.action_into(node), nodes[v]);
  }
  return builder.build(nodes[0]);
}

// Without the workspace the problem is built from fractions, so where both come to the same basis each checks the
// other.
TEST(LemkeStart, AnswersExactly_AfterChangesOfPayoffs) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ExtensiveGame game = make_random_tree(seed);
    const Trembles trembles = all_trembles[seed % 3];
    LemkeStart start;
    const auto cold = verified(game, {.trembles = trembles, .certify = false, .start = &start});
    ASSERT_NE(start.workspace, nullptr);
    LemkeStart again = start;
    EXPECT_EQ(verified(game, {.trembles = trembles, .certify = false, .start = &again}), cold);
    for (const ExtensiveGame& changed :
         {with_changed_payoffs(game, Rational(1) / 1000, seed), with_noisy_payoffs(game, seed),
          with_changed_payoffs(game, Rational(1) / 2, seed), with_constant_payoffs(game),
          with_random_payoffs(game, seed)}) {
      LemkeStart shared = start;
      LemkeStart basis_alone{start.basis, nullptr};
      const auto found = verified(changed, {.trembles = trembles, .certify = false, .start = &shared});
      const auto other = verified(changed, {.trembles = trembles, .certify = false, .start = &basis_alone});
      if (shared.basis != basis_alone.basis) continue;
      ++compared;
      EXPECT_EQ(found, other);
    }
  }
  EXPECT_GT(compared, 1000U);
}

TEST(LemkeStart, AnswersExactly_AlongAPathOfChanges) {
  for (const Trembles trembles : all_trembles) {
    for (ExtensiveGame game :
         {make_kuhn_poker(5), with_random_payoffs(make_threat_tree(3, 4, 4), 1), make_signalling_tree(4, 4, 3, 1)}) {
      LemkeStart start;
      for (std::uint64_t seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        verified(game, {.trembles = trembles, .certify = false, .start = &start});
        game = with_changed_payoffs(game, Rational(1) / (seed % 3 == 0 ? 10 : 1000), seed);
      }
    }
  }
}

TEST(LemkeStart, NoticesAnotherTree_AndOtherChance) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ExtensiveGame game = make_random_tree(seed);
    const LemkeOptions options{.trembles = all_trembles[seed % 3], .certify = false};
    LemkeStart start;
    const auto solve = [&](const ExtensiveGame& changed) {
      LemkeStart own = start;
      LemkeOptions warm = options;
      warm.start = &own;
      return verified(changed, warm);
    };
    start = {};
    LemkeOptions cold = options;
    cold.start = &start;
    verified(game, cold);
    verified(rebuild(game, seed, {}), cold);
    solve(rebuild(game, seed, {.new_chance = true}));
    // Where the basis belongs to another tree, the answer is the one found without it.
    for (const ExtensiveGame& other : {rebuild(game, seed, {.swap_owners = true}), make_random_tree(seed + 1000)}) {
      EXPECT_EQ(solve(other), verified(other, options));
    }
    solve(rebuild(game, seed, {.split_sets = true}));
  }
}

TEST(LemkeStart, MayBeSharedByAllGamesAndPriors) {
  LemkeStart start;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random(seed);
    // Few games in turn, so that the start sometimes fits.
    const ExtensiveGame tree = make_random_tree(random.below(3));
    const ExtensiveGame game = random.below(2) == 0 ? tree : with_changed_payoffs(tree, Rational(1) / 100, seed);
    BehaviorProfile<Rational> prior = make_uniform_profile(game);
    if (random.below(2) == 0) {
      for (std::uint32_t set = 0; set < prior.information_set_count(); ++set) {
        const auto probabilities = prior.at(InformationSetId(set));
        const Rational first = Rational(1 + random.below(4)) / 5;
        for (Rational& probability : probabilities) probability = (1 - first) / (probabilities.size() - 1);
        probabilities[0] = first;
      }
    }
    verified(game, {.trembles = all_trembles[random.below(3)],
                    .prior = random.below(2) == 0 ? &prior : nullptr,
                    .exact_path = random.below(8) == 0,
                    .certify = false,
                    .start = &start});
  }
}

TEST(LemkeStart, KeepsToALimitAndIsKeptWhereThereIsNoAnswer) {
  const ExtensiveGame game = with_random_payoffs(make_threat_tree(3, 4, 4), 1);
  LemkeStart start;
  (void)solve_lemke(game, {.certify = false, .start = &start});
  const LemkeStart before = start;
  const auto stopped = solve_lemke(with_random_payoffs(game, 2), {.pivot_limit = 1, .certify = false, .start = &start});
  EXPECT_EQ(stopped.status, Status::iteration_limit);
  EXPECT_TRUE(stopped.equilibria.empty());
  EXPECT_EQ(start.basis, before.basis);
}

}  // namespace
}  // namespace selectorate
