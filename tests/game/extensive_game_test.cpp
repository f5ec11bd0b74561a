#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

TEST(ExtensiveGame, NumbersNodesBreadthFirst_WithChildrenContiguous) {
  const ExtensiveGame game = make_threat_game();
  ASSERT_EQ(game.node_count(), 7U);
  EXPECT_THAT(game.first_children(), testing::ElementsAre(1, 3, 3, 5, 5, 7, 7, 7));
  EXPECT_THAT(game.parents(), testing::ElementsAre(0, 0, 0, 2, 2, 4, 4));
  EXPECT_EQ(game.kind(NodeId(0)), NodeKind::decision);
  EXPECT_EQ(game.kind(NodeId(4)), NodeKind::chance);
  EXPECT_EQ(game.kind(NodeId(6)), NodeKind::terminal);
  EXPECT_EQ(game.payoff(NodeId(5), PlayerId(1)), Rational(-4));
  EXPECT_EQ(game.probability(NodeId(4), 1), Rational(2) / 3);
  EXPECT_EQ(game.outcome_label(game.payoff_row(NodeId(1))), "status quo");
}

TEST(ExtensiveGame, TellsTheWayToANode_InWords) {
  const ExtensiveGame game = make_threat_game();
  EXPECT_EQ(game.path_in_words(NodeId(0)), "at the root");
  EXPECT_EQ(game.path_in_words(NodeId(5)), "after Sender:threaten, Leader:resist, Chance:imposed");
}

TEST(ExtensiveGame, KeepsInformationSets_OfSeltensHorse) {
  const ExtensiveGame game = make_selten_horse();
  EXPECT_FALSE(game.has_perfect_information());
  ASSERT_EQ(game.information_set_count(), 3U);
  const InformationSetId three = game.first_information_set(PlayerId(2));
  EXPECT_EQ(game.information_set_label(three), "three");
  EXPECT_EQ(game.members(three).size(), 2U);
  EXPECT_EQ(game.action_label(three, 1), "L");
  EXPECT_EQ(game.owner(three), PlayerId(2));
}

TEST(ExtensiveGame, NumbersInformationSets_InTheOrderOfADepthFirstWalk) {
  // Breadth first the right node of the first level comes before the left node of the second.
  GameBuilder builder("order", {"A"});
  const NodeId deep = builder.add_decision(PlayerId(0), "deep", {"x"});
  const NodeId left = builder.add_decision(PlayerId(0), "left", {"x"});
  const NodeId right = builder.add_decision(PlayerId(0), "right", {"x"});
  const NodeId top = builder.add_decision(PlayerId(0), "top", {"l", "r"});
  builder.connect(top, "l", left);
  builder.connect(top, "r", right);
  builder.connect(left, "x", deep);
  for (const NodeId last : {deep, right}) builder.connect(last, "x", builder.add_terminal({Rational(0)}));
  const ExtensiveGame game = builder.build(top);
  std::vector<std::string_view> labels;
  for (std::uint32_t set = 0; set < 4; ++set) labels.push_back(game.information_set_label(InformationSetId(set)));
  EXPECT_THAT(labels, testing::ElementsAre("top", "left", "deep", "right"));
}

TEST(ExtensiveGame, SharesTheTree_WhenPayoffsChange) {
  const ExtensiveGame game = make_threat_game();
  ExactTable payoffs(2);
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) payoffs.append(std::vector<double>{1.0, double(row)});
  const ExtensiveGame other = game.with_payoffs(payoffs);
  EXPECT_EQ(other.parents().data(), game.parents().data());
  EXPECT_EQ(other.payoff(NodeId(1), PlayerId(0)), Rational(1));
  EXPECT_EQ(game.payoff(NodeId(1), PlayerId(0)), Rational(0));
  EXPECT_THROW((void)game.with_payoffs(ExactTable(3)), InvalidModel);
}

TEST(ExtensiveGame, TakesAtMostTwentyFourBytesANode_WithoutNames) {
  GameBuilder builder("binary", {"A", "B"});
  std::vector<NodeId> level;
  for (int leaf = 0; leaf < 1024; ++leaf)
    level.push_back(builder.add_terminal(std::vector<double>{leaf * 0.5, -leaf * 0.5}));
  for (std::uint32_t depth = 0; level.size() > 1; ++depth) {
    std::vector<NodeId> above;
    for (std::size_t i = 0; i < level.size(); i += 2) {
      above.push_back(builder.add_decision(PlayerId(depth % 2), std::span<const NodeId>(level).subspan(i, 2)));
    }
    level = above;
  }
  const ExtensiveGame game = builder.build(level.front());
  ASSERT_EQ(game.node_count(), 2047U);
  EXPECT_LE(game.tree_bytes() + game.payoffs().memory_bytes(), 24U * game.node_count() + 64U);
}

TEST(ExpectedPayoffs, OfTheThreatGame_AreTheHandComputedOnes) {
  const ExtensiveGame game = make_threat_game();
  // Threaten, resist: Sender -1/3 - 4/3, Leader -4/3 + 4/3.
  const auto payoffs = evaluate_expected_payoffs(game, PureProfile{{1, 1}});
  EXPECT_EQ(payoffs[0], Rational(-5) / 3);
  EXPECT_EQ(payoffs[1], Rational(0));
  const auto at_nodes = evaluate_node_payoffs(game, make_behavior_profile(game, PureProfile{{1, 1}}));
  ASSERT_EQ(at_nodes.size(), 14U);
  EXPECT_EQ(at_nodes[0], Rational(-5) / 3);
  EXPECT_EQ(at_nodes[2 * 2 + 1], Rational(0));
  EXPECT_EQ(at_nodes[3 * 2 + 1], Rational(1));
  // Uniform: 1/2 (0, 2) + 1/4 (3, 1) + 1/4 (-5/3, 0).
  const auto uniform = make_uniform_profile(game);
  const auto exact = evaluate_expected_payoffs(game, uniform);
  EXPECT_EQ(exact[0], Rational(1) / 3);
  EXPECT_EQ(exact[1], Rational(5) / 4);
  const auto rounded = evaluate_expected_payoffs(game, round_profile(game, uniform));
  EXPECT_NEAR(rounded[0], 1.0 / 3.0, 1e-15);
  EXPECT_NEAR(rounded[1], 1.25, 1e-15);
}

}  // namespace
}  // namespace selectorate
