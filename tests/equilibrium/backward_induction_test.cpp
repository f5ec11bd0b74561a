#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/game/game_builder.hpp>

#include "certificate/small_trees.hpp"
#include "equilibrium/allocation_count.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// Zermelo's algorithm as the textbook has it: recursive, one node after the other.
std::vector<double> reference_values(const ExtensiveGame& game, NodeId node) {
  std::vector<double> values(game.player_count(), 0.0);
  if (game.kind(node) == NodeKind::terminal) {
    for (std::uint32_t i = 0; i < values.size(); ++i) values[i] = game.payoffs().value(game.payoff_row(node), i);
    return values;
  }
  for (std::uint32_t a = 0; a < game.child_count(node); ++a) {
    const std::vector<double> child = reference_values(game, game.child(node, a));
    if (game.kind(node) == NodeKind::chance) {
      const double p = to_double(game.probability(node, a));
      for (std::size_t i = 0; i < values.size(); ++i) values[i] += p * child[i];
    } else if (a == 0 || child[game.owner(node).index()] > values[game.owner(node).index()]) {
      values = child;
    }
  }
  return values;
}

/// Random kinds, owners and numbers of branches (1 to 7), payoffs of any size.
ExtensiveGame make_wild_tree(std::uint64_t seed, std::uint32_t players, std::uint32_t inner_nodes) {
  RandomStream random(seed);
  GameBuilder builder("wild", std::vector<std::string>(players, "player"));
  const NodeId root = builder.add_decision(PlayerId(0), 3);
  std::vector<std::pair<NodeId, std::uint32_t>> open{{root, 0}, {root, 1}, {root, 2}};
  for (std::uint32_t made = 1; !open.empty(); ++made) {
    std::swap(open[random.below(static_cast<std::uint32_t>(open.size()))], open.back());
    const auto [parent, action] = open.back();
    open.pop_back();
    NodeId node;
    std::uint32_t branches = 0;
    if (made >= inner_nodes) {
      std::vector<double> payoffs;
      for (std::uint32_t i = 0; i < players; ++i) payoffs.push_back(random.uniform(-10, 10));
      node = builder.add_terminal(payoffs);
    } else if (random.below(3) == 0) {
      branches = 1 + random.below(7);
      node = builder.add_chance(std::vector<Rational>(branches, Rational(1) / branches));
    } else {
      branches = 1 + random.below(7);
      node = builder.add_decision(PlayerId(random.below(players)), branches);
    }
    for (std::uint32_t next = 0; next < branches; ++next) open.emplace_back(node, next);
    builder.connect(parent, action, node);
  }
  return builder.build(root);
}

TEST(BackwardInduction, AgreesWithTheRecursiveDefinition_OnIrregularTrees) {
  for (std::uint32_t players = 1; players <= 6; ++players) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const ExtensiveGame game = make_wild_tree(seed, players, 3000);
      BackwardInductionWorkspace workspace;
      solve_backward_induction(game, workspace);
      const std::vector<double> expected = reference_values(game, game.root());
      for (std::size_t i = 0; i < players; ++i) {
        EXPECT_DOUBLE_EQ(workspace.values_at(game.root())[i], expected[i])
            << "seed " << seed << ", players " << players;
      }
    }
  }
}

TEST(BackwardInduction, AgreesWithTheRecursiveDefinition_OnRegularTrees) {
  for (std::uint32_t branching = 1; branching <= 6; ++branching) {
    RandomStream random(branching);
    GameBuilder builder("regular", {"A", "B"});
    std::vector<NodeId> level;
    const std::size_t leaves = branching == 1 ? 1 : static_cast<std::size_t>(std::pow(branching, 5));
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      level.push_back(builder.add_terminal(std::vector<double>{random.uniform(), random.uniform()}));
    }
    for (std::uint32_t height = 0; height < 5; ++height) {
      std::vector<NodeId> above;
      for (std::size_t k = 0; k < level.size(); k += branching) {
        above.push_back(
            builder.add_decision(PlayerId(height % 2), std::span<const NodeId>(level).subspan(k, branching)));
      }
      level = above;
    }
    const ExtensiveGame game = builder.build(level.front());
    BackwardInductionWorkspace workspace;
    solve_backward_induction(game, workspace);
    const std::vector<double> expected = reference_values(game, game.root());
    EXPECT_EQ(workspace.values_at(game.root())[0], expected[0]);
    EXPECT_EQ(workspace.values_at(game.root())[1], expected[1]);
  }
}

TEST(BackwardInduction, IsExact_WithoutChance) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ExtensiveGame game = make_small_tree(seed, {.chance = false});
    const Solution<PureProfile> solution = solve_backward_induction(game);
    ASSERT_EQ(solution.certificates.size(), 1U);
    EXPECT_EQ(solution.certificates[0].max_regret, 0) << "seed " << seed;
    EXPECT_TRUE(is_subgame_perfect_by_definition(game, solution.equilibria[0].actions)) << "seed " << seed;
    EXPECT_TRUE(verify_certificate(game, solution.certificates[0]).accepted);
    EXPECT_FALSE(solution.complete);
  }
}

// The exact mean of ten payoffs of 1/10 is 1/10; in IEEE doubles ten times .1 * .1 add up to .10000000000000003.
TEST(BackwardInduction, BoundsItsRegretExactly_WhenRoundingMisleadsAChoice) {
  GameBuilder builder("tie", {"A"});
  const NodeId top = builder.add_decision(PlayerId(0), 2);
  const NodeId chance = builder.add_chance(std::vector<Rational>(10, Rational(1) / 10));
  for (std::uint32_t a = 0; a < 10; ++a) builder.connect(chance, a, builder.add_terminal({Rational(1) / 10}));
  // Better than 1/10, by less than the mean's rounding error.
  const Rational gap = Rational(Integer(1), Integer(1) << 70U);
  builder.connect(top, 0, builder.add_terminal({Rational(1) / 10 + gap}));
  builder.connect(top, 1, chance);
  const ExtensiveGame game = builder.build(top);
  const Solution<PureProfile> solution = solve_backward_induction(game);
  EXPECT_EQ(solution.equilibria[0].actions[0], 1U);
  EXPECT_EQ(solution.certificates[0].kind, CertificateKind::regret_bound);
  EXPECT_EQ(solution.certificates[0].max_regret, gap);
  EXPECT_TRUE(verify_certificate(game, solution.certificates[0]).accepted);
}

TEST(BackwardInduction, SolvesAChainOfAMillionMoves_WithoutRecursion) {
  const std::uint32_t length = 1'000'000;
  const ExtensiveGame game = make_long_chain(length);
  BackwardInductionWorkspace workspace;
  solve_backward_induction(game, workspace);
  EXPECT_EQ(workspace.values_at(game.root())[0], length);
  EXPECT_EQ(chosen_action(game, workspace, game.root()), 0U);
}

TEST(BackwardInduction, AllocatesNothing_OnceItsWorkspaceIsLargeEnough) {
  const ExtensiveGame game = make_wild_tree(1, 2, 2000);
  BackwardInductionWorkspace workspace;
  solve_backward_induction(game, workspace);
  const std::size_t before = allocation_count();
  for (int repeat = 0; repeat < 3; ++repeat) solve_backward_induction(game, workspace);
  EXPECT_EQ(allocation_count(), before);
}

TEST(BackwardInduction, RefusesImperfectInformation_AndPayoffsBeyondDoubles) {
  BackwardInductionWorkspace workspace;
  try {
    solve_backward_induction(make_selten_horse(), workspace);
    FAIL() << "solved a game of imperfect information";
  } catch (const InvalidModel& error) {
    EXPECT_NE(std::string(error.what()).find("Three cannot tell apart the nodes"), std::string::npos) << error.what();
  }
  GameBuilder builder("huge", {"A"});
  const ExtensiveGame game = builder.build(builder.add_terminal({parse_rational("1e400")}));
  EXPECT_THROW(solve_backward_induction(game, workspace), InvalidModel);
}

}  // namespace
}  // namespace selectorate
