#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// The centipede of four moves (McKelvey & Palfrey 1992): players alternate; taking ends the game.
ExtensiveGame make_centipede() {
  GameBuilder builder("centipede", {"One", "Two"});
  const char* payoffs[][2] = {{"0.4", "0.1"}, {"0.2", "0.8"}, {"1.6", "0.4"}, {"0.8", "3.2"}, {"6.4", "1.6"}};
  NodeId below = builder.add_terminal({parse_rational(payoffs[4][0]), parse_rational(payoffs[4][1])});
  for (std::uint32_t move = 4; move-- > 0;) {
    const NodeId node = builder.add_decision(PlayerId(move % 2), std::to_string(move), {"take", "pass"});
    builder.connect(node, "take",
                    builder.add_terminal({parse_rational(payoffs[move][0]), parse_rational(payoffs[move][1])}));
    builder.connect(node, "pass", below);
    below = node;
  }
  return builder.build(below);
}

TEST(StrategicForm, OfTheCentipede_HasFourOrReducedThreeStrategiesAPlayer) {
  const ExtensiveGame game = make_centipede();
  const StrategicForm normal = make_strategic_form(game, {.reduced = false});
  EXPECT_EQ(normal.game.strategy_count(PlayerId(0)), 4U);
  EXPECT_EQ(normal.game.profile_count(), 16U);
  const StrategicForm reduced = make_strategic_form(game);
  ASSERT_EQ(reduced.game.strategy_count(PlayerId(0)), 3U);
  EXPECT_EQ(reduced.game.strategy_label(PlayerId(0), 0), "take/*");
  EXPECT_EQ(reduced.game.strategy_label(PlayerId(1), 2), "pass/pass");
  // One passes, then takes; Two passes: the third terminal, (1.6, 0.4).
  const std::vector<std::uint32_t> profile{1, 2};
  EXPECT_EQ(reduced.game.payoff(reduced.game.profile(profile), PlayerId(0)), Rational(8) / 5);
  EXPECT_EQ(reduced.game.payoff(reduced.game.profile(profile), PlayerId(1)), Rational(2) / 5);
}

TEST(StrategicForm, OfSeltensHorse_HasThePublishedPayoffs) {
  const StrategicForm form = make_strategic_form(make_selten_horse());
  ASSERT_EQ(form.game.profile_count(), 8U);
  // (R, R, .) = (1,1,1); (L, ., R) = (3,2,2); (R, L, R) = (4,4,0): oracles.md 5, Selten 1975.
  const auto payoffs = [&](std::vector<std::uint32_t> strategies) {
    std::vector<Rational> row;
    for (std::uint32_t i = 0; i < 3; ++i) row.push_back(form.game.payoff(form.game.profile(strategies), PlayerId(i)));
    return row;
  };
  EXPECT_EQ(payoffs({0, 0, 1}), (std::vector<Rational>{1, 1, 1}));
  EXPECT_EQ(payoffs({1, 1, 0}), (std::vector<Rational>{3, 2, 2}));
  EXPECT_EQ(payoffs({0, 1, 0}), (std::vector<Rational>{4, 4, 0}));
}

// The payoffs of every profile, reduced or not, are those of the tree.
TEST(StrategicForm, HasTheExpectedPayoffsOfTheTree_InEveryProfile) {
  const ExtensiveGame game = make_threat_game();
  const StrategicForm form = make_strategic_form(game, {.reduced = false});
  ASSERT_EQ(form.game.profile_count(), 4U);
  for (std::uint32_t sender = 0; sender < 2; ++sender) {
    for (std::uint32_t leader = 0; leader < 2; ++leader) {
      const auto expected = evaluate_expected_payoffs(game, PureProfile{{sender, leader}});
      const std::size_t profile = form.game.profile(std::vector<std::uint32_t>{sender, leader});
      EXPECT_EQ(form.game.payoff(profile, PlayerId(0)), expected[0]);
      EXPECT_EQ(form.game.payoff(profile, PlayerId(1)), expected[1]);
      EXPECT_EQ(form.game.strategy_in(profile, PlayerId(1)), leader);
    }
  }
}

TEST(StrategicForm, StopsAtTheProfileLimit) {
  EXPECT_THROW((void)make_strategic_form(make_centipede(), {.profile_limit = 8}), InvalidModel);
  EXPECT_NO_THROW((void)make_strategic_form(make_centipede(), {.profile_limit = 9}));
}

/// Chance asks One about one of many things; Two sees the answer, and answers in turn.
ExtensiveGame make_interview(std::uint32_t questions, const Rational& stake) {
  GameBuilder builder("interview", {"One", "Two"});
  std::vector<NodeId> nodes;
  for (std::uint32_t q = 0; q < questions; ++q) {
    const NodeId node = builder.add_decision(PlayerId(0), std::to_string(q), {"yes", "no"});
    for (const char* answer : {"yes", "no"}) {
      const NodeId reply = builder.add_decision(PlayerId(1), std::to_string(q) + answer, {"yes", "no"});
      builder.connect(node, answer, reply);
      const Rational gain = stake * (q + 1) / (answer[0] == 'y' ? 1 : 3);
      builder.connect(reply, "yes", builder.add_terminal({gain, -gain}));
      builder.connect(reply, "no", builder.add_terminal({-gain / 7, gain}));
    }
    nodes.push_back(node);
  }
  const NodeId root = builder.add_chance(std::vector<Rational>(questions, Rational(1) / questions));
  for (std::uint32_t q = 0; q < questions; ++q) builder.connect(root, q, nodes[q]);
  return builder.build(root);
}

// 2^n strategies against 4^n: with 40 questions 2^40 and 2^80, none of which is to be written down first.
TEST(StrategicForm, CountsBeforeItWrites) {
  try {
    (void)make_strategic_form(make_interview(40, 1));
    FAIL() << "2^120 profiles";
  } catch (const InvalidModel& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("1099511627776 x more than 18446744073709551615 strategies"));
  }
  EXPECT_NO_THROW((void)make_strategic_form(make_interview(3, 1), {.profile_limit = 512}));
  EXPECT_THROW((void)make_strategic_form(make_interview(3, 1), {.profile_limit = 511}), InvalidModel);
}

TEST(StrategicForm, SumsPayoffsOfEveryLength) {
  for (const Rational& stake : {Rational(1), Rational(Integer(1) << 61U), Rational(Integer(1), Integer(1) << 200U)}) {
    const ExtensiveGame game = make_interview(2, stake);
    const StrategicForm form = make_strategic_form(game);
    ASSERT_EQ(form.game.profile_count(), 64U);
    for (std::size_t profile = 0; profile < form.game.profile_count(); ++profile) {
      PureProfile pure;
      for (std::uint32_t i = 0; i < 2; ++i) {
        const auto& actions = form.actions[i][form.game.strategy_in(profile, PlayerId(i))];
        pure.actions.insert(pure.actions.end(), actions.begin(), actions.end());
      }
      EXPECT_EQ(form.game.payoff(profile, PlayerId(0)), evaluate_expected_payoffs(game, pure)[0]);
    }
  }
}

TEST(StrategicGame, RefusesTablesOfTheWrongShape) {
  ExactTable payoffs(1);
  payoffs.append(std::vector<double>{1.0});
  EXPECT_THROW(StrategicGame("", {"A"}, {{"a", "b"}}, payoffs), InvalidModel);
  EXPECT_THROW(StrategicGame("", {"A"}, {{}}, payoffs), InvalidModel);
  EXPECT_THROW(StrategicGame("", {}, {}, payoffs), InvalidModel);
  EXPECT_THROW(StrategicGame("", {"A", "B"}, {{"a"}}, payoffs), InvalidModel);
  EXPECT_NO_THROW(StrategicGame("", {"A"}, {{"a"}}, payoffs));
}

}  // namespace
}  // namespace selectorate
