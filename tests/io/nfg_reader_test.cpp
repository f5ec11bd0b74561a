#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <selectorate/io/nfg_reader.hpp>
#include <selectorate/io/nfg_writer.hpp>

#include "io/game_text.hpp"

namespace selectorate {
namespace {

StrategicGame read(std::string_view text) {
  return read_nfg(text, "a.nfg");
}

/// A game of two players from what follows the header; it starts on line 2.
StrategicGame read_body(std::string_view body) {
  return read("NFG 1 R \"t\" { \"A\" \"B\" }\n" + std::string(body));
}

void expect_refusal(std::string_view body, std::size_t line, std::size_t column, std::string_view part) {
  testing::expect_refusal(read_body, body, line, column, part);
}

std::string nfg(const StrategicGame& game) {
  std::ostringstream output;
  write_nfg(output, game);
  return output.str();
}

// Gambit's manual, "The strategic game (.nfg) file format, payoff version": the first player's strategy varies fastest,
// then come the payoffs of each player.
TEST(NfgReader, ReadsAPayoffList) {
  const StrategicGame game = read("NFG 1 D \"t\" { \"A\" \"B\" } { 3 2 } \"why\"\n1 .5 2 1/3 0 0 -2e2 0 0 2 1 1");
  EXPECT_EQ(game.title(), "t");
  EXPECT_EQ(game.comment(), "why");
  EXPECT_EQ(game.player_name(PlayerId(1)), "B");
  ASSERT_EQ(game.profile_count(), 6U);
  EXPECT_EQ(game.strategy_count(PlayerId(0)), 3U);
  EXPECT_EQ(game.strategy_label(PlayerId(0), 2), "3");
  EXPECT_EQ(game.payoff(game.profile(std::vector<std::uint32_t>{1, 0}), PlayerId(1)), Rational(1) / 3);
  EXPECT_EQ(game.payoff(game.profile(std::vector<std::uint32_t>{0, 1}), PlayerId(0)), Rational(-200));
}

TEST(NfgReader, ReadsOutcomes_AndProfilesThatHaveNone) {
  const StrategicGame game =
      read_body("{ { \"up\" \"down\" } { \"l\" \"r\" } } \"\"\n{ { \"win\" 1, -1 } { \"\" 1/7 2 } }\n2 0 1 2");
  EXPECT_EQ(game.strategy_label(PlayerId(0), 1), "down");
  EXPECT_EQ(game.payoff(0, PlayerId(0)), Rational(1) / 7);
  EXPECT_EQ(game.payoff(1, PlayerId(0)), Rational(0));
  EXPECT_EQ(game.payoff(2, PlayerId(1)), Rational(-1));
  EXPECT_EQ(game.payoff(3, PlayerId(1)), Rational(2));
}

TEST(NfgReader, NumbersStrategiesWithoutLabels_AndTellsEqualOnesApart) {
  const StrategicGame game = read_body("{ { \"\" \"\" } { \"a\" \"a\" } } 1 1 1 1 1 1 1 1");
  EXPECT_EQ(game.strategy_label(PlayerId(0), 1), "2");
  EXPECT_EQ(game.strategy_label(PlayerId(1), 0), "a_1");
}

TEST(NfgReader, ReadsWhatTheWriterWrites) {
  const StrategicGame game = read_body("{ { \"a\\\"\" \"b\\\\\" } { \"é\" } } \"two\nlines\" 0.1 1/3 1e40 -7");
  EXPECT_TRUE(read(nfg(game)) == game);
}

TEST(NfgReader, NamesTheLineAndColumn_OfWhatDoesNotBelong) {
  expect_refusal("3", 2, 1, "found '3', expected '{' and the strategies");
  expect_refusal("{ { \"a\" } }", 2, 11, "found '}', expected the strategies of B in braces or their number");
  expect_refusal("{ { \"a\" } { } }", 2, 11, "found no strategies of B");
  expect_refusal("{ 2 0 }", 2, 5, "found no strategies of B");
  expect_refusal("{ 2 2 } 1 2 3 4 5 6 7", 2, 22, "found the end of the file, expected payoff 8 of 8, that of B");
  expect_refusal("{ 2 2 } 1 2 3 4 5 6 7 8\n9", 3, 1, "found '9', expected the end of the file after the payoffs of 4");
  expect_refusal("{ 2 2 2 }", 2, 7, "found '2', expected '}' after the strategies of the last player");
  expect_refusal("{ 1000000000 1000000000 }", 2, 3, "more profiles than the file has characters");
  expect_refusal("{ 1 1 } { { \"\" 1 } } 1", 2, 11, "found 1 payoffs, expected 2");
  expect_refusal("{ 1 1 } { { \"\" 1 1 } } 2", 2, 24, "found outcome 2, expected one from 0 to 1");
  expect_refusal("{ 1 1 } { { \"\" 1 1 } }", 2, 23, "expected the number of the outcome of profile 1 of 1");
  expect_refusal("{ 1 1 } { 1 }", 2, 11, "found '1', expected an outcome in braces, or '}'");
}

}  // namespace
}  // namespace selectorate
