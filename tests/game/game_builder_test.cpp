#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

testing::Matcher<const GameMistake&> mistake(const std::string& place, const std::string& reason) {
  return AllOf(Field(&GameMistake::place, HasSubstr(place)), Field(&GameMistake::reason, HasSubstr(reason)));
}

/// Sender:impose leads to Leader, whose action "resist" is left to the test.
struct HalfBuilt {
  GameBuilder builder{"half", {"Sender", "Leader"}};
  NodeId sender = builder.add_decision(PlayerId(0), "sender", {"wait", "impose"});
  NodeId leader = builder.add_decision(PlayerId(1), "leader", {"concede", "resist"});

  HalfBuilt() {
    builder.connect(sender, "wait", end());
    builder.connect(sender, "impose", leader);
    builder.connect(leader, "concede", end());
  }
  NodeId end() { return builder.add_terminal({Rational(1), Rational(2)}); }
};

TEST(GameBuilder, NamesThePath_WhenAPayoffIsMissing) {
  HalfBuilt half;
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("after Sender:impose", "'resist' leads nowhere")));
  try {
    (void)half.builder.build(half.sender);
    FAIL() << "built a game without a payoff";
  } catch (const InvalidModel& error) {
    EXPECT_EQ(error.field(), "after Sender:impose");
  }
}

TEST(GameBuilder, NamesThePath_WhenTheNumberOfPayoffsIsWrong) {
  HalfBuilt half;
  half.builder.connect(half.leader, "resist", half.builder.add_terminal({Rational(1), Rational(2), Rational(3)}));
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("after Sender:impose, Leader:resist", "3 payoffs found, 2 expected")));
}

TEST(GameBuilder, ReportsACycle_WhenANodeIsItsOwnDescendant) {
  HalfBuilt half;
  half.builder.connect(half.leader, "resist", half.leader);
  EXPECT_THAT(half.builder.mistakes(half.sender), ElementsAre(mistake("after Sender:impose", "cycle")));
  HalfBuilt through_root;
  through_root.builder.connect(through_root.leader, "resist", through_root.sender);
  EXPECT_THAT(through_root.builder.mistakes(through_root.sender), ElementsAre(mistake("at the root", "cycle")));
}

TEST(GameBuilder, ReportsANodeAttachedTwice_WithBothPlaces) {
  HalfBuilt half;
  const NodeId last = half.builder.add_decision(PlayerId(0), "last", {"a", "b"});
  const NodeId twice = half.end();
  half.builder.connect(half.leader, "resist", last);
  half.builder.connect(last, "a", twice);
  half.builder.connect(last, "b", twice);
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("after Sender:impose, Leader:resist, Sender:a",
                                  "attached twice, here and after Sender:impose, Leader:resist")));
}

TEST(GameBuilder, ReportsNodesOutOfReach_AndCyclesOutOfReach) {
  HalfBuilt half;
  half.builder.connect(half.leader, "resist", half.end());
  const NodeId lost = half.builder.add_decision(PlayerId(0), "lost", {"a"});
  half.builder.connect(lost, "a", half.end());
  const NodeId ring = half.builder.add_decision(PlayerId(0), "ring", {"a"});
  half.builder.connect(ring, "a", ring);
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("node 5, which no path", "no path from the root reaches the node"),
                          mistake("node 7, which no path", "a cycle")));
}

TEST(GameBuilder, ReportsTheRootOfTheGame_WhenItHasAParent) {
  HalfBuilt half;
  half.builder.connect(half.leader, "resist", half.end());
  EXPECT_THAT(half.builder.mistakes(half.leader),
              testing::Contains(mistake("at the root", "the root of the game is attached below another node")));
}

TEST(GameBuilder, RefusesProbabilities_ThatDoNotSumToOneExactly) {
  HalfBuilt half;
  // Three thirds rounded to six digits.
  const std::vector<Rational> thirds(3, parse_rational("0.333333"));
  const NodeId chance = half.builder.add_chance(thirds);
  half.builder.connect(half.leader, "resist", chance);
  for (std::uint32_t action = 0; action < 3; ++action) half.builder.connect(chance, action, half.end());
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("after Sender:impose, Leader:resist", "sum to 999999/1000000")));
}

TEST(GameBuilder, RefusesProbabilities_OutsideTheUnitInterval) {
  HalfBuilt half;
  const NodeId chance = half.builder.add_chance({Rational(3) / 2, Rational(-1) / 2}, {"war", "peace"});
  half.builder.connect(half.leader, "resist", chance);
  for (std::uint32_t action = 0; action < 2; ++action) half.builder.connect(chance, action, half.end());
  EXPECT_THAT(half.builder.mistakes(half.sender),
              ElementsAre(mistake("Leader:resist", "3/2 of 'war'"), mistake("Leader:resist", "-1/2 of 'peace'")));
}

TEST(GameBuilder, RefusesAnInformationSet_WhoseNodesDifferInActionsOrOwner) {
  HalfBuilt half;
  const NodeId other = half.builder.add_decision(PlayerId(0), "leader", {"concede", "fight"});
  half.builder.connect(half.leader, "resist", other);
  half.builder.connect(other, 0, half.end());
  half.builder.connect(other, 1, half.end());
  EXPECT_THAT(
      half.builder.mistakes(half.sender),
      ElementsAre(
          mistake("after Sender:impose, Leader:resist", "belongs to Leader, but this node of it to Sender"),
          mistake("after Sender:impose, Leader:resist", "concede, resist, but this node of it concede, fight")));
}

TEST(GameBuilder, RefusesEqualActionLabels_AndNodesWithoutActions) {
  HalfBuilt half;
  const NodeId doubled = half.builder.add_decision(PlayerId(0), "doubled", {"a", "a"});
  const NodeId idle = half.builder.add_decision(PlayerId(1), 0);
  half.builder.connect(half.leader, "resist", doubled);
  half.builder.connect(doubled, 0, idle);
  half.builder.connect(doubled, 1, half.end());
  EXPECT_THAT(
      half.builder.mistakes(half.sender),
      ElementsAre(mistake("Leader:resist", "two actions have the label 'a'"), mistake("Sender:a", "no actions")));
  EXPECT_THROW(half.builder.connect(doubled, "a", half.end()), InvalidModel);
}

TEST(GameBuilder, RefusesAtOnce_WhatDoesNotExist) {
  HalfBuilt half;
  EXPECT_THROW((void)half.builder.add_decision(PlayerId(2), "x", {"a"}), InvalidModel);
  EXPECT_THROW(half.builder.connect(half.leader, "flee", half.end()), InvalidModel);
  EXPECT_THROW(half.builder.connect(half.leader, 2, half.end()), InvalidModel);
  EXPECT_THROW(half.builder.connect(half.leader, 1, NodeId(999)), InvalidModel);
  EXPECT_THROW(half.builder.connect(half.leader, "concede", half.end()), InvalidModel);
  EXPECT_THROW((void)half.builder.player("Nobody"), InvalidModel);
  EXPECT_THROW((void)half.builder.add_distribution(std::vector<Rational>{1}, {"a", "b"}), InvalidModel);
  EXPECT_THROW((void)half.builder.add_terminal(OutcomeId(99)), InvalidModel);
  EXPECT_THROW(GameBuilder("none", {}), InvalidModel);
}

TEST(GameBuilder, FoldsPayoffsOfInnerNodes_IntoTheTerminalsBelow) {
  GameBuilder builder("fold", {"A"});
  const OutcomeId toll = builder.add_outcome(std::vector<Rational>{Rational(-1) / 3});
  const OutcomeId prize = builder.add_outcome(std::vector<Rational>{Rational(2)}, "prize");
  const NodeId top = builder.add_decision(PlayerId(0), "top", {"stay", "go"});
  const NodeId next = builder.add_decision(PlayerId(0), "next", {"stay", "go"});
  builder.set_outcome(top, toll);
  builder.set_outcome(next, toll);
  builder.connect(top, "stay", builder.add_terminal(prize));
  builder.connect(top, "go", next);
  builder.connect(next, "stay", builder.add_terminal(prize));
  builder.connect(next, "go", builder.add_terminal(prize));
  const ExtensiveGame game = builder.build(top);
  EXPECT_EQ(evaluate_expected_payoffs(game, PureProfile{{0, 0}})[0], Rational(5) / 3);
  EXPECT_EQ(evaluate_expected_payoffs(game, PureProfile{{1, 0}})[0], Rational(4) / 3);
  EXPECT_EQ(game.payoffs().rows(), 2U);
  EXPECT_EQ(game.outcome_label(1), "prize");
}

TEST(GameBuilder, TakesInformationSetsByNumber_WhenLabelsAreNotUnique) {
  GameBuilder builder("same labels", {"A", "B"});
  const OutcomeId even = builder.add_outcome(std::vector<Rational>{0, 0});
  const InformationSetId first = builder.add_information_set(PlayerId(0), "same", {"l", "r"});
  const InformationSetId second = builder.add_information_set(PlayerId(1), "same", {"l", "r"});
  const NodeId top = builder.add_decision(first);
  for (const char* action : {"l", "r"}) {
    const NodeId below = builder.add_decision(second);
    builder.connect(top, action, below);
    for (std::uint32_t a = 0; a < 2; ++a) builder.connect(below, a, builder.add_terminal(even));
  }
  const ExtensiveGame game = builder.build(top);
  EXPECT_EQ(game.information_set_count(), 2U);
  EXPECT_EQ(game.members(InformationSetId(1)).size(), 2U);
  EXPECT_EQ(game.information_set_label(InformationSetId(1)), "same");
  EXPECT_EQ(game.payoffs().rows(), 1U);
  EXPECT_THROW((void)builder.add_decision(InformationSetId(2)), InvalidModel);
}

TEST(GameBuilder, MakesAChainOfAMillionMoves_WithoutRecursion) {
  GameBuilder builder("chain", {"A", "B"});
  NodeId below = builder.add_terminal(std::vector<double>{1.0, 2.0});
  const std::uint32_t length = 1'000'000;
  for (std::uint32_t i = 0; i < length; ++i) {
    const NodeId children[] = {below};
    below = builder.add_decision(PlayerId(i % 2), children);
  }
  const ExtensiveGame game = builder.build(below);
  EXPECT_EQ(game.node_count(), length + 1);
  EXPECT_THAT(game.path_in_words(NodeId(length)), HasSubstr("after 999960 moves, then"));
}

}  // namespace
}  // namespace selectorate
