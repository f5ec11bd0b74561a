#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "game_program.hpp"

namespace selectorate {
namespace {

using nlohmann::json;
using testing::ProgramRun;

/// Matching pennies, and a third player whose second strategy pays everybody the same as his first.
constexpr const char* pennies_game = R"(NFG 1 R "Pennies, watched" { "Even" "Odd" "Watcher" } { 2 2 2 } ""
1 -1 0 -1 1 0 -1 1 0 1 -1 0 1 -1 0 -1 1 0 -1 1 0 1 -1 0
)";

/// He may stay away for (3/2, 0); otherwise both play the battle of the sexes at once.
constexpr const char* outside_option_game = R"(EFG 2 R "Outside option" { "He" "She" }
p "" 1 1 "" { "stay away" "go" } 0
t "" 1 "" { 3/2 0 }
p "" 1 2 "" { "box" "ballet" } 0
p "" 2 1 "" { "box" "ballet" } 0
t "" 2 "" { 2 1 }
t "" 3 "" { 0 0 }
p "" 2 1 "" { "box" "ballet" } 0
t "" 4 "" { 0 0 }
t "" 5 "" { 1 2 }
)";

/// One decides twice and must change both moves to gain: left, left is an equilibrium of the agent form only.
constexpr const char* double_move_game = R"(EFG 2 R "Both or neither" { "One" }
p "" 1 1 "first" { "left" "right" } 0
p "" 1 2 "left" { "left" "right" } 0
t "" 1 "" { 1 }
t "" 2 "" { 0 }
p "" 1 3 "right" { "left" "right" } 0
t "" 3 "" { 0 }
t "" 4 "" { 2 }
)";

class SolveConcepts : public testing::GameProgramTest {
 protected:
  void SetUp() override {
    GameProgramTest::SetUp();
    write("both.efg", double_move_game);
    write("option.efg", outside_option_game);
    write("pennies.nfg", pennies_game);
  }

  json solve(const std::string& arguments) const {
    const ProgramRun run = this->run("solve " + arguments + " --format json");
    EXPECT_EQ(run.status, 0) << run.errors;
    return run.status == 0 ? json::parse(run.output) : json();
  }

  /// What the program says with lines joined.
  static std::string prose(const ProgramRun& run) {
    std::string text = run.output;
    for (char& c : text) c = c == '\n' ? ' ' : c;
    return text;
  }

  static void expect_words(const ProgramRun& run, int status, const std::string& words) {
    EXPECT_EQ(run.status, status) << run.errors;
    EXPECT_NE(prose(run).find(words), std::string::npos) << run.output;
  }
};

// Entry by hand: (in, share) and (out, fight).
TEST_F(SolveConcepts, ListsPureEquilibria_OfTablesAndTrees) {
  const json battle = solve("battle.nfg --concept pure");
  EXPECT_EQ(battle["equilibria"].size(), 2U);
  EXPECT_EQ(battle["certificate"]["claim"], "pure_nash");
  EXPECT_EQ(battle["pure_only"], true);
  EXPECT_EQ(solve("entry.efg --concept pure_nash")["equilibria"].size(), 2U);
  EXPECT_EQ(solve("entry.efg --concept pure --first")["equilibria"].size(), 1U);
  expect_words(run("solve entry.efg --concept pure"), 0, "These are all in which nobody randomises.");
}

// He and She meet at the box or the ballet, and the third player takes what pays him 1: pure profiles by hand.
TEST_F(SolveConcepts, LooksForPureEquilibria_OfMoreThanTwoPlayers_AndSaysSo) {
  const json answer = solve("crowd.nfg");
  EXPECT_EQ(answer["concept"], "nash");
  EXPECT_EQ(answer["pure_only"], true);
  EXPECT_EQ(answer["complete"], true);
  EXPECT_FALSE(answer["equilibria"].empty());
  expect_words(run("solve crowd.nfg"), 0, "Equilibria in which somebody does were not looked for.");
  EXPECT_EQ(run("solve crowd.nfg --all").status, 2);
}

TEST_F(SolveConcepts, SaysThatNobodyCanPlayPenniesWithoutRandomising_AndEndsWithOne) {
  const ProgramRun run = this->run("solve pennies.nfg");
  expect_words(run, 1, "There is none in which nobody randomises. Equilibria in which somebody does were not");
  expect_words(this->run("solve card.efg --concept pure"), 1, "There is none in which nobody randomises.");
  expect_words(this->run("solve card.efg --concept agent_nash"), 1, "There is none in which nobody randomises.");
  expect_words(this->run("solve card.efg --concept spe --method pure-stages"), 1, "There is none in which nobody");
}

TEST_F(SolveConcepts, TellsTheAgentFormFromTheGame) {
  const json agents = solve("both.efg --concept agent_nash");
  EXPECT_EQ(agents["certificate"]["claim"], "agent_nash");
  bool waits = false;
  for (const json& equilibrium : agents["equilibria"])
    waits = waits || equilibrium["payoffs"] == json::parse(R"(["1"])");
  EXPECT_TRUE(waits);
  const json pure = solve("both.efg --concept pure");
  EXPECT_FALSE(pure["equilibria"].empty());
  for (const json& equilibrium : pure["equilibria"]) {
    EXPECT_EQ(equilibrium["payoffs"], json::parse(R"(["2"])"));
  }
}

// The subgame has three equilibria, which pay him 2, 1 and 2/3 (box with 2/3 against box with 1/3): he goes only for 2.
TEST_F(SolveConcepts, SolvesSubgamesWithMovesAtOnce) {
  const json answer = solve("option.efg --concept spe");
  EXPECT_EQ(answer["equilibria"].size(), 3U);
  EXPECT_EQ(answer["complete"], true);
  EXPECT_EQ(answer["pure_only"], false);
  expect_words(run("solve option.efg --concept spe"), 0, "These are all.");
  expect_words(run("solve option.efg --concept spe --method pure-stages"), 0, "all in which nobody randomises.");
  EXPECT_EQ(solve("option.efg --concept spe --method pure-stages")["equilibria"].size(), 2U);
  EXPECT_EQ(solve("option.efg --concept spe --first")["equilibria"].size(), 1U);
}

TEST_F(SolveConcepts, FindsEquilibriaBySupports) {
  EXPECT_EQ(solve("battle.nfg --method supports --concept nash")["equilibria"].size(), 3U);
  const json first = solve("battle.nfg --method supports --concept nash --first");
  EXPECT_EQ(first["equilibria"].size(), 1U);
  EXPECT_EQ(first["complete"], false);
}

// One move each: an extensive-form correlated equilibrium is a correlated one. The best sum of Outside option is 3.
TEST_F(SolveConcepts, MaximizesOverExtensiveFormCorrelatedEquilibria) {
  EXPECT_EQ(solve("option.efg --concept efce --maximize He")["equilibria"][0]["payoffs"], json::parse(R"(["2", "1"])"));
  EXPECT_EQ(solve("card.efg --concept efce")["certificate"]["claim"], "extensive_form_correlated");
  EXPECT_EQ(solve("card.efg --concept efce")["equilibria"][0]["payoffs"], json::parse(R"(["1/3", "-1/3"])"));
  EXPECT_EQ(run("solve battle.nfg --concept efce").status, 2);
}

}  // namespace
}  // namespace selectorate
