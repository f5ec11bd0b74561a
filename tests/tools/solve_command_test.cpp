#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "game_program.hpp"

namespace selectorate {
namespace {

using nlohmann::json;
using testing::file_content;
using testing::ProgramRun;

class SolveCommand : public testing::GameProgramTest {
 protected:
  json solve(const std::string& arguments) const {
    const ProgramRun run = this->run("solve " + arguments + " --format json");
    EXPECT_EQ(run.status, 0) << run.errors;
    return run.status == 0 ? json::parse(run.output) : json();
  }

  static void expect_refusal(const ProgramRun& run, const std::string& reason) {
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.output, "");
    EXPECT_NE(run.errors.find(reason), std::string::npos) << run.errors;
  }
};

TEST_F(SolveCommand, ReadsAloud_WhatItSolved_AndWhy) {
  const ProgramRun run = this->run("solve entry.efg");
  EXPECT_EQ(run.status, 0) << run.errors;
  for (const std::string part :
       {"Entry\n", "--method backward-induction, chosen because the game has perfect information",
        "  Incumbent  after Entrant:in  share\n", "Expected payoffs: Entrant: 1, Incumbent: 1/2.", "Proved in exact"}) {
    std::string text = run.output;
    for (char& c : text) c = c == '\n' && part.find('\n') == std::string::npos ? ' ' : c;
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << run.output;
  }
  EXPECT_EQ(run.errors, "");
}

// The card game by hand (Myerson 1991, p. 42): raise with black 1/3, meet 2/3, value 1/3.
TEST_F(SolveCommand, FindsTheValueOfTheCardGame) {
  const json answer = solve("card.efg");
  EXPECT_EQ(answer["concept"], "zero_sum");
  EXPECT_EQ(answer["equilibria"][0]["payoffs"], json::parse(R"(["1/3", "-1/3"])"));
  EXPECT_EQ(answer["equilibria"][0]["behavior"], json::parse(R"([[["1", "0"], ["1/3", "2/3"]], [["2/3", "1/3"]]])"));
  EXPECT_EQ(answer["certificate"]["claim"], "zero_sum_value");
}

TEST_F(SolveCommand, ListsAllSubgamePerfectEquilibria_OrOne) {
  const json all = solve("ties.efg");
  EXPECT_EQ(all["equilibria"].size(), 4U);
  EXPECT_EQ(all["complete"], true);
  const json first = solve("ties.efg --first");
  EXPECT_EQ(first["equilibria"].size(), 1U);
  EXPECT_EQ(first["complete"], false);
}

TEST_F(SolveCommand, StoppedAtALimit_EndsWithThree) {
  const ProgramRun run = this->run("solve ties.efg --limit 3");
  EXPECT_EQ(run.status, 3);
  EXPECT_NE(run.output.find("there are more"), std::string::npos) << run.output;
}

TEST_F(SolveCommand, FindsAllThreeEquilibriaOfTheBattle_InThreeComponents) {
  const json answer = solve("battle.nfg --all");
  EXPECT_EQ(answer["equilibria"].size(), 3U);
  EXPECT_EQ(answer["components"].size(), 3U);
  EXPECT_EQ(answer["complete"], true);
  EXPECT_EQ(solve("battle.nfg")["method"].get<std::string>().find("Lemke"), 0U);
}

// Entry in its strategic form: (in, share) and (out, fight with probability 1/2 or more), whose ends are extreme.
TEST_F(SolveCommand, TakesAllEquilibriaOfATree_FromItsStrategicForm) {
  const json answer = solve("entry.efg --concept nash --all");
  EXPECT_EQ(answer["equilibria"].size(), 3U);
  EXPECT_EQ(answer["components"], json::parse("[[0], [1, 2]]"));
}

// By hand: see coin_game.
TEST_F(SolveCommand, LimitsWhatIsDoneInTheTree_NotTheMixedStrategiesThatDoIt) {
  EXPECT_EQ(solve("coin.efg --concept nash --all")["equilibria"].size(), 3U);
  for (const std::size_t limit : {1U, 2U, 3U}) {
    const std::string command = "coin.efg --concept nash --method extreme --limit " + std::to_string(limit);
    const json answer = json::parse(run("solve " + command + " --format json --quiet").output);
    EXPECT_EQ(answer["equilibria"].size(), limit);
  }
}

TEST_F(SolveCommand, MaximizesWhatIsAsked_OverCorrelatedEquilibria) {
  EXPECT_EQ(solve("battle.nfg --concept ce --maximize She")["equilibria"][0]["payoffs"], json::parse(R"(["1", "2"])"));
  EXPECT_EQ(solve("battle.nfg --concept cce --maximize 1")["equilibria"][0]["payoffs"], json::parse(R"(["2", "1"])"));
  EXPECT_EQ(solve("battle.nfg --concept ce --maximize smallest")["equilibria"][0]["payoffs"],
            json::parse(R"(["3/2", "3/2"])"));
  EXPECT_NE(run("solve battle.nfg --concept ce --maximize smallest")
                .output.find("No other correlated equilibrium has a larger smallest payoff"),
            std::string::npos);
  EXPECT_NE(run("solve battle.nfg --concept cce --maximize She").output.find("pays She more"), std::string::npos);
  expect_refusal(run("solve battle.nfg --concept ce --maximize Nobody"), "name or number of a player");
}

TEST_F(SolveCommand, WritesTables_AndFilesByTheirEnding) {
  ASSERT_EQ(run("solve entry.efg -o answer.csv --certificate proof.json").status, 0);
  EXPECT_NE(file_content(folder_ / "answer.csv").find("1,Entrant,1,,in,1,1,1\n"), std::string::npos);
  EXPECT_EQ(json::parse(file_content(folder_ / "proof.json"))["certificate"]["kind"], "exact");
}

TEST_F(SolveCommand, ReadsStandardInput_AndIsQuiet) {
  const ProgramRun run = this->run("solve - --format json --quiet < entry.efg");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.errors, "");
  EXPECT_NE(this->run("solve entry.efg --format json").errors.find("chosen because"), std::string::npos);
}

TEST_F(SolveCommand, RefusesWhatDoesNotSuitTheGame_SayingWhatItNeeds) {
  expect_refusal(run("solve battle.nfg --concept spe"), "the game needs perfect information");
  expect_refusal(run("solve battle.nfg --concept zero_sum"), "constant sum");
  expect_refusal(run("solve battle.nfg --concept perfect"), "expected one of spe, ");
  expect_refusal(run("solve battle.nfg --method magic"), "for nash expected one of");
  expect_refusal(run("solve entry.efg --method doubles --exact"), "it is not exact");
  expect_refusal(run("solve entry.efg --method doubles --all"), "it does not look for all");
  expect_refusal(run("solve entry.efg --all --first"), "excludes");
  expect_refusal(run("solve missing.efg"), "there is no such file");
  write("bad.nfg", "NFG 1 R \"bad\"");
  expect_refusal(run("solve bad.nfg"), "bad.nfg:1:14:");
}

}  // namespace
}  // namespace selectorate
