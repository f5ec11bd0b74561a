#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/game/game_builder.hpp>
#include <selectorate/io/efg_writer.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

std::string efg(const ExtensiveGame& game) {
  std::ostringstream out;
  write_efg(out, game);
  return out.str();
}

// Written by hand from the description of the format in Gambit's manual, "The extensive game (.efg) file format".
TEST(EfgWriter, WritesTheThreatGame_AsOneWouldByHand) {
  EXPECT_EQ(efg(make_threat_game()),
            "EFG 2 R \"Threat\" { \"Sender\" \"Leader\" }\n"
            "\"\"\n"
            "\n"
            "p \"\" 1 1 \"open\" { \"wait\" \"threaten\" } 0\n"
            "t \"\" 1 \"status quo\" { 0, 2 }\n"
            "p \"\" 2 1 \"threatened\" { \"concede\" \"resist\" } 0\n"
            "t \"\" 2 \"\" { 3, 1 }\n"
            "c \"\" 1 \"\" { \"imposed\" 1/3 \"forgotten\" 2/3 } 0\n"
            "t \"\" 3 \"\" { -1, -4 }\n"
            "t \"\" 4 \"\" { -2, 2 }\n");
}

TEST(EfgWriter, GivesNodesOfAnInformationSet_TheSameNumber) {
  const std::string text = efg(make_selten_horse());
  const std::string line = "p \"\" 3 1 \"three\" { \"R\" \"L\" } 0\n";
  const std::size_t first = text.find(line);
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(text.find(line, first + 1), std::string::npos);
}

TEST(EfgWriter, EscapesQuotesAndBackslashes_AndKeepsEveryLabel) {
  GameBuilder builder("a \"quoted\" title", {"O'Neill \\ \"Tip\""});
  builder.set_comment("two\nlines");
  const NodeId node = builder.add_decision(PlayerId(0), "set", {"\"yes\"", "non — é"});
  builder.set_node_label(node, "here");
  for (std::uint32_t a = 0; a < 2; ++a) builder.connect(node, a, builder.add_terminal({Rational(1) / 3}, "end \"1\""));
  EXPECT_EQ(efg(builder.build(node)),
            "EFG 2 R \"a \\\"quoted\\\" title\" { \"O'Neill \\\\ \\\"Tip\\\"\" }\n"
            "\"two\nlines\"\n"
            "\n"
            "p \"here\" 1 1 \"set\" { \"\\\"yes\\\"\" \"non — é\" } 0\n"
            "t \"\" 1 \"end \\\"1\\\"\" { 1/3 }\n"
            "t \"\" 2 \"end \\\"1\\\"\" { 1/3 }\n");
}

TEST(EfgWriter, WritesDoublesExactly_AndNumbersUnnamedActions) {
  GameBuilder builder("t", {"A"});
  const std::vector<NodeId> ends{builder.add_terminal(std::vector<double>{0.1})};
  const std::string text = efg(builder.build(builder.add_decision(PlayerId(0), ends)));
  // 0.1 is the double 3602879701896397 / 2^55 (IEEE 754).
  EXPECT_NE(text.find("{ 3602879701896397/36028797018963968 }"), std::string::npos) << text;
  EXPECT_NE(text.find("{ \"1\" } 0"), std::string::npos);
}

TEST(EfgWriter, WritesADeepTree_WithoutRecursion) {
  GameBuilder builder("deep", {"A"});
  NodeId below = builder.add_terminal(std::vector<double>{1.0});
  for (int move = 0; move < 200'000; ++move) below = builder.add_decision(PlayerId(0), std::vector<NodeId>{below});
  const std::string text = efg(builder.build(below));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3 + 200'001);
}

}  // namespace
}  // namespace selectorate
