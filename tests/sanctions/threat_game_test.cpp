#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/subgames.hpp>
#include <selectorate/sanctions/threat_game.hpp>

namespace selectorate {
namespace {

ThreatGame two_types(double resolved) {
  return {.types = {{resolved, .5}, {1 - resolved, 2}},
          .intensities = {0, .5, 1},
          .concessions = {0, .5, 1},
          .prize = 1,
          .audience_cost = 1,
          .stake = 1,
          .pain = 4};
}

/// All types threaten `threat`; the target answers a threat of s with `full` iff P(resolved) d s >= beta, which is the
/// belief that all types pooling leaves and a possible one elsewhere; resolved types impose.
BehaviorProfile<Rational> pooling_profile(const ThreatGame& game, const ExtensiveGame& tree, std::size_t threat,
                                          double resolved) {
  BehaviorProfile<Rational> profile(tree);
  const auto play = [&](InformationSetId set, std::size_t action) { profile.at(set)[action] = 1; };
  for (std::uint32_t i = 0; i < game.types.size(); ++i) {
    const NodeId node = tree.child(ExtensiveGame::root(), i);
    play(tree.information_set(node), threat);
    for (std::uint32_t j = 0; j < game.intensities.size(); ++j) {
      const NodeId answer = tree.child(node, j);
      const bool yields = resolved * game.pain * game.intensities[j] >= game.stake;
      if (i == 0) play(tree.information_set(answer), yields ? game.concessions.size() - 1 : 0);
      for (std::uint32_t c = 0; c < game.concessions.size(); ++c) {
        play(tree.information_set(tree.child(answer, c)), game.types[i].cost < game.audience_cost ? 0 : 1);
      }
    }
  }
  return profile;
}

TEST(ThreatGame, Tree_HasTheNodesAndSetsItsDocumentationCounts) {
  const ExtensiveGame tree = make_threat_tree(two_types(.5));
  EXPECT_EQ(tree.node_count(), 1 + 2 * (1 + 3 * (1 + 3 * 3)));
  EXPECT_EQ(tree.information_set_count(PlayerId(0)), 2 + 2 * 3 * 3) << "one for each type, one for each last move";
  EXPECT_EQ(tree.information_set_count(PlayerId(1)), 3) << "the target sees the threat only";
  EXPECT_TRUE(has_perfect_recall(tree));
}

TEST(ThreatGame, PoolingOnTheFullThreat_IsAnEquilibrium_IffEnoughTypesAreResolved) {
  // P(resolved) d s >= beta at s = 1: P >= 1/4.
  for (const double resolved : {.125, .25, .5, .875}) {
    const ThreatGame game = two_types(resolved);
    const ExtensiveGame tree = make_threat_tree(game);
    const auto regrets = evaluate_regrets(tree, pooling_profile(game, tree, 2, resolved));
    EXPECT_EQ(regrets[1], 0) << "the target believes as many are resolved as there are";
    EXPECT_EQ(regrets[0] == 0, resolved >= .25) << "an unanswered threat costs the unresolved their audience costs";
  }
}

TEST(ThreatGame, WithoutThreats_IsAnEquilibrium_WhereTooFewAreResolved) {
  const ThreatGame game = two_types(.125);
  const ExtensiveGame tree = make_threat_tree(game);
  EXPECT_EQ(evaluate_regrets(tree, pooling_profile(game, tree, 0, .125)), (std::vector<Rational>{0, 0}));
}

TEST(ThreatGame, OfOneType_IsSolvedByBackwardInduction) {
  // A resolved sender (k = .5 < a = 1) threatens s; the target concedes everything iff d s > beta.
  for (const double pain : {.5, 1.5, 3.0}) {
    ThreatGame game = two_types(1);
    game.types = {{1, .5}};
    game.pain = pain;
    const ExtensiveGame tree = make_threat_tree(game);
    ASSERT_TRUE(tree.has_perfect_information());
    const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(tree);
    ASSERT_GE(equilibria.payoff_count(), 1U);
    EXPECT_EQ(equilibria.payoffs(equilibria.payoff_count() - 1).front(), pain > 1 ? 1 : 0);
  }
}

TEST(ThreatGame, ProbabilitiesNeedNotSumToOne) {
  ThreatGame game = two_types(.5);
  game.types[0].probability = 3;
  game.types[1].probability = 1;
  EXPECT_EQ(make_threat_tree(game).probability(ExtensiveGame::root(), 0), Rational(3, 4));
}

TEST(ThreatGame, RefusesNumbersOutOfRange) {
  ThreatGame game = two_types(.5);
  game.types.clear();
  EXPECT_THROW((void)make_threat_tree(game), InvalidModel);
  game = two_types(0);
  EXPECT_THROW((void)make_threat_tree(game), InvalidModel);
  game = two_types(.5);
  game.intensities = {0, 1, 1};
  EXPECT_THROW((void)make_threat_tree(game), InvalidModel);
  game = two_types(.5);
  game.concessions = {1.5};
  EXPECT_THROW((void)make_threat_tree(game), InvalidModel);
}

}  // namespace
}  // namespace selectorate
