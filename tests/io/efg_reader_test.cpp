#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/io/efg_reader.hpp>

#include "game/small_games.hpp"
#include "io/game_text.hpp"

namespace selectorate {
namespace {

using testing::efg;

ExtensiveGame read(std::string_view text) {
  return read_efg(text, "a.efg");
}

/// A game of two players from its nodes, which start on line 2.
ExtensiveGame read_nodes(std::string_view nodes) {
  return read("EFG 2 R \"t\" { \"A\" \"B\" }\n" + std::string(nodes));
}

void expect_refusal(const std::string& nodes, std::size_t line, std::size_t column, std::string_view part) {
  testing::expect_refusal(read_nodes, nodes, line, column, part);
}

Rational payoff(const ExtensiveGame& game, std::uint32_t node, std::uint32_t player) {
  return game.payoff(NodeId(node), PlayerId(player));
}

TEST(EfgReader, ReadsWhatTheWriterWrites) {
  for (const ExtensiveGame& game : {make_threat_game(), make_selten_horse()}) {
    EXPECT_EQ(efg(read(efg(game))), efg(game));
  }
}

// Gambit's manual, "The extensive game (.efg) file format", gives the fields and their order.
TEST(EfgReader, ReadsEveryField) {
  const ExtensiveGame game = read(
      "EFG 2 D \"two \\\"words\\\"\" { \"Sénder\" \"B\\\\C\" }\n\"a\ncomment\"\n"
      "c \"start\" 7 \"luck\" { \"heads\" 1/3 \"tails\" 2/3 } 0\n"
      "p \"here\" 2 4 \"set\" { \"left\" \"right\" } 0\n"
      "t \"end\" 9 \"prize\" { 1.25, -2e1 }\n"
      "t \"\" 3 { +.5 1e-3 }\n"
      "t \"\" 9\n");
  EXPECT_EQ(game.title(), "two \"words\"");
  EXPECT_EQ(game.comment(), "a\ncomment");
  EXPECT_EQ(game.player_name(PlayerId(0)), "Sénder");
  EXPECT_EQ(game.player_name(PlayerId(1)), "B\\C");
  ASSERT_EQ(game.node_count(), 5U);
  EXPECT_EQ(game.kind(NodeId(0)), NodeKind::chance);
  EXPECT_EQ(game.node_label(NodeId(0)), "start");
  EXPECT_EQ(game.probability(NodeId(0), 1), Rational(2) / 3);
  EXPECT_EQ(game.action_label(NodeId(0), 1), "tails");
  EXPECT_EQ(game.owner(NodeId(1)), PlayerId(1));
  EXPECT_EQ(game.information_set_label(InformationSetId(0)), "set");
  EXPECT_EQ(payoff(game, 3, 0), Rational(5) / 4);
  EXPECT_EQ(payoff(game, 3, 1), Rational(-20));
  EXPECT_EQ(payoff(game, 4, 0), Rational(1) / 2);
  EXPECT_EQ(payoff(game, 4, 1), Rational(1) / 1000);
  EXPECT_EQ(game.payoff_row(NodeId(2)), game.payoff_row(NodeId(3)));
  EXPECT_EQ(game.outcome_label(game.payoff_row(NodeId(3))), "prize");
}

TEST(EfgReader, TakesLabelsAndLists_FromTheFirstMention) {
  const ExtensiveGame game = read_nodes(
      "c 1 { 1/2 \"b\" 1/2 } 0 p 1 1 \"set\" { \"x\" \"y\" } 0 t 1 { 1 2 } t 1"
      " p \"\" 1 1 0 t 1 \"\" t 1 { 1.0, 4/2 }");
  EXPECT_EQ(game.node_count(), 7U);
  EXPECT_EQ(game.information_set_count(), 1U);
  EXPECT_EQ(game.action_label(NodeId(0), 0), "1");
  EXPECT_EQ(game.action_label(NodeId(2), 1), "y");
  EXPECT_EQ(game.payoffs().rows(), 1U);
}

TEST(EfgReader, KeepsNumbersExact_HoweverTheyAreWritten) {
  const ExtensiveGame game = read_nodes(
      "p 1 1 { \"a\" \"b\" \"c\" } 0 t 1 { 0.1, 123456789012345678901234567890/7 }"
      " t 2 { 1e30, -1e-30 } t 3 { 9007199254740993, 6/4 }");
  EXPECT_EQ(payoff(game, 1, 0), Rational(1) / 10);
  EXPECT_EQ(payoff(game, 1, 1), Rational(Integer("123456789012345678901234567890"), 7));
  EXPECT_EQ(payoff(game, 2, 0) * payoff(game, 2, 1), Rational(-1));
  EXPECT_EQ(payoff(game, 3, 0), Rational(Integer("9007199254740993")));
  EXPECT_EQ(payoff(game, 3, 1), Rational(3) / 2);
}

TEST(EfgReader, AddsOutcomesOfInnerNodes_ToTheTerminalsBelow) {
  const ExtensiveGame game = read_nodes(
      "p 1 1 { \"a\" \"b\" } 5 \"fee\" { -1, 1/3 } p 2 1 { \"c\" \"d\" } 5 t 0 t 1 \"win\" { 10, 0 } t 2 { 0 0 }");
  // b, then a-c and a-d, each with what was paid on the way.
  EXPECT_EQ(payoff(game, 2, 0), Rational(-1));
  EXPECT_EQ(payoff(game, 3, 1), Rational(2) / 3);
  EXPECT_EQ(payoff(game, 4, 0), Rational(8));
}

TEST(EfgReader, OutcomeZero_PaysNothing) {
  const ExtensiveGame game = read_nodes("t \"\" 0");
  EXPECT_EQ(game.node_count(), 1U);
  EXPECT_EQ(payoff(game, 0, 1), Rational(0));
}

TEST(EfgReader, ActionsWithoutLabels_AreNumbered_AndEqualOnesToldApart) {
  const ExtensiveGame game = read_nodes("p 1 1 { \"\" \"a\" \"a\" \"a_1\" } 0 t 0 t 0 t 0 t 0");
  const char* const labels[] = {"1", "a_2", "a_3", "a_1"};
  for (std::uint32_t i = 0; i < 4; ++i) EXPECT_EQ(game.action_label(NodeId(0), i), labels[i]);
}

TEST(EfgReader, NumbersOfTheFile_MayBeAnything) {
  const ExtensiveGame game = read_nodes(
      "p 1 4000000000 { \"a\" \"b\" } 0 p 2 4000000000 { \"c\" } 0 t 77777 { 1 2 } p 2 3 { \"d\" } 0 t 5 { 3 4 }");
  EXPECT_EQ(game.information_set_count(), 3U);
  EXPECT_EQ(payoff(game, 3, 1), Rational(2));
  EXPECT_EQ(payoff(game, 4, 1), Rational(4));
}

TEST(EfgReader, ReadsAbsentMindedness_AndSaysNothing) {
  const ExtensiveGame game = read_nodes("p 1 1 { \"exit\" \"on\" } 0 t 1 { 0 0 } p 1 1 0 t 2 { 4 0 } t 3 { 1 0 }");
  EXPECT_EQ(game.information_set_count(), 1U);
  EXPECT_TRUE(find_recall_violation(game).has_value());
}

TEST(EfgReader, SpacesCarriageReturnsAndByteOrderMark_HaveNoMeaning) {
  const ExtensiveGame game = read(
      "\xef\xbb\xbf"
      "EFG\r\n2\tR\"t\"{\"A\"}\r\n\"\"\r\np 1 1{\"a\"\"b\"}0\r\nt 1{1}t 2{2,}\r\n");
  EXPECT_EQ(game.node_count(), 3U);
}

TEST(EfgReader, ReadsADeepTree_WithoutRecursion) {
  std::string nodes;
  for (int move = 1; move <= 1'000'000; ++move) nodes += "p 1 " + std::to_string(move) + " { \"on\" } 0\n";
  EXPECT_EQ(read_nodes(nodes + "t 1 { 1 2 }").node_count(), 1'000'001U);
}

TEST(EfgReader, RefusesOtherHeaders) {
  testing::expect_refusal(read, "", 1, 1, "found the end of the file, expected 'EFG'");
  testing::expect_refusal(read, "NFG 1 R", 1, 1, "found 'NFG', expected 'EFG'");
  testing::expect_refusal(read, "EFG 1 R", 1, 5, "found '1', expected '2'");
  testing::expect_refusal(read, "EFG 2 X", 1, 7, "found 'X', expected 'R'");
  testing::expect_refusal(read, "EFG 2 R title", 1, 9, "expected the title of the game in quotes");
  testing::expect_refusal(read, "EFG 2 R \"t\" { }", 1, 13, "found no players");
  testing::expect_refusal(read, "EFG 2 R \"t\n { } ", 1, 9, "never closed");
}

TEST(EfgReader, NamesTheLineAndColumn_OfWhatDoesNotBelong) {
  expect_refusal("x", 2, 1, "found 'x', expected a node");
  expect_refusal("p 1 1 { \"a\" \"b\" } 0\nt 1 { 1 2 }\n", 4, 1, "found the end of the file, expected a node");
  expect_refusal("t 1 { 1 2 }\nt 1", 3, 1, "found 't', expected the end of the file");
  expect_refusal("p \"é\" 3 1", 2, 7, "found player 3, expected one from 1 to 2");
  expect_refusal("p 0 1", 2, 3, "found player 0");
  expect_refusal("p 1 -1", 2, 5, "found '-1', expected the number of an information set, a whole number from 0");
  expect_refusal("p 1 1.5", 2, 5, "found '1.5'");
  expect_refusal("p 1 4294967295", 2, 5, "at most 4294967294");
  expect_refusal("p 1 1 { }", 2, 7, "found no actions");
  expect_refusal("p 1 1 { \"a\" 0", 2, 13, "found '0', expected an action in quotes, or '}'");
  expect_refusal("t 1 { 1 }", 2, 5, "found 1 payoffs, expected 2");
  expect_refusal("t 1 { 1 x }", 2, 9, "found 'x', expected a payoff or '}'");
  expect_refusal("t 1 { 1 1/0 }", 2, 9, "'1/0' is not a number: expected a denominator other than zero");
  expect_refusal("t 1 { 1 1e9999 }", 2, 9, "'1e9999' is not a number");
  expect_refusal("t 1 { 1 2-3 }", 2, 9, "'2-3' is not a number");
}

TEST(EfgReader, RefusesWhatIsNeverDefined) {
  expect_refusal("t 3", 2, 3, "found outcome 3, whose payoffs are not given here or before");
  expect_refusal("p 1 1 0", 2, 7, "found '0', expected '{' and an action in quotes");
  expect_refusal("c 1 0", 2, 5, "found '0', expected '{' and the probabilities");
}

TEST(EfgReader, RefusesWhatIsDefinedTwice_InDifferentWays) {
  const std::string chance = "c 1 { \"a\" 1/2 \"b\" 1/2 } 0\n";
  expect_refusal(chance + "t 1 { 1 2 }\nt 1 { 1 3 }", 4, 5,
                 "found { 1 3 } for outcome 1, expected { 1 2 } as on line 3");
  expect_refusal(chance + "t 1 \"x\" { 1 2 }\nt 1 \"y\"", 4, 5, "found the label 'y' for outcome 1, expected 'x'");
  expect_refusal(chance + "p 1 1 { \"x\" \"y\" } 0 t 0 t 0\np 1 1 { \"y\" \"x\" } 0", 4, 7,
                 "for information set 1, expected { \"x\" \"y\" } as on line 3");
  expect_refusal(chance + "c 1 { \"a\" 1/3 \"b\" 2/3 } 0", 3, 5, "for chance node 1");
}

TEST(EfgReader, RefusesProbabilities_ThatAreNone) {
  expect_refusal("c 1 { \"a\" 1/2 \"b\" 1/3 } 0 t 0 t 0", 2, 5, "found probabilities that sum to 5/6, expected 1");
  expect_refusal("c 1 { \"a\" -1 \"b\" 2 } 0 t 0 t 0", 2, 5, "found the probability -1");
}

}  // namespace
}  // namespace selectorate
