#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "program.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

using nlohmann::json;
using testing::file_content;
using testing::ProgramRun;

constexpr const char* scenario = R"(schema = 1
[meta]
id = "small"
[[instrument]]
kind = "trade_embargo"
)";

class EpisodeCommand : public testing::ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("small.toml", scenario);
  }

  static void expect_refusal(const ProgramRun& run, const std::string& reason) {
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.output, "");
    EXPECT_NE(run.errors.find(reason), std::string::npos) << run.errors;
  }
};

TEST_F(EpisodeCommand, SolvesAFile_AndSaysSoInWords) {
  const ProgramRun run = this->run("episode small.toml");
  EXPECT_EQ(run.status, 0) << run.errors;
  EXPECT_NE(run.output.find("Who pays"), std::string::npos) << run.output;
  EXPECT_EQ(run.errors, "");
}

TEST_F(EpisodeCommand, ReadsStandardInput) {
  EXPECT_EQ(run("episode - --format json < small.toml").output, run("episode small.toml --format json").output);
}

TEST_F(EpisodeCommand, Json_HasBoundsThatMeetTheTolerances) {
  const ProgramRun run = this->run("episode small.toml --format json --tolerance 1e-3");
  ASSERT_EQ(run.status, 0) << run.errors;
  const json result = json::parse(run.output);
  EXPECT_EQ(result["scenario"], "small");
  EXPECT_EQ(result["status"], "converged");
  EXPECT_LE(result["certificate"]["sender_regret"].get<double>(), 1e-3);
  EXPECT_LE(result["certificate"]["leader_regret"].get<double>(), 1e-6 * result["leader"]["value"].get<double>());
}

TEST_F(EpisodeCommand, AnswerIsTheSame_OnAnyNumberOfThreads) {
  const std::string arguments = "episode small.toml --format json --curve 21 --threads ";
  EXPECT_EQ(run(arguments + "1").output, run(arguments + "2").output);
}

TEST_F(EpisodeCommand, SetReachesTheScenario_AndPrintConfigShowsIt) {
  const ProgramRun run =
      this->run("episode small.toml --set target.coalition=200 --set instrument[0].rent=0.25 --print-config");
  ASSERT_EQ(run.status, 0) << run.errors;
  EXPECT_NE(run.output.find("\ncoalition = 200 "), std::string::npos) << run.output;
  EXPECT_NE(run.output.find("\nrent = 0.25 "), std::string::npos) << run.output;
  write("again.toml", run.output);
  EXPECT_EQ(this->run("episode again.toml --print-config").output, run.output);
}

TEST_F(EpisodeCommand, GivenIntensity_IsAnsweredAndNotChosen) {
  const json half = json::parse(run("episode small.toml --intensity 0.5 --format json").output);
  EXPECT_EQ(half["sender"]["intensity"], json::array({0.5}));
  EXPECT_TRUE(half["certificate"]["sender_regret"].is_null());
  expect_refusal(run("episode small.toml --intensity 0.5,0.5"), "2 numbers for 1 instruments");
  expect_refusal(run("episode small.toml --intensity 1.5"), "--intensity");
}

TEST_F(EpisodeCommand, Curve_IsWrittenToTheFileAsItsEndingSays) {
  ASSERT_EQ(run("episode small.toml --curve 11 -o curve.csv").status, 0);
  const std::string table = file_content(folder_ / "curve.csv");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 12);
  ASSERT_EQ(run("episode small.toml --curve 11 -o curve.json").status, 0);
  EXPECT_EQ(json::parse(file_content(folder_ / "curve.json"))["curve"].size(), 11U);
}

TEST_F(EpisodeCommand, Charts_AreDrawn) {
  for (const std::string chart : {"concession", "cost", "instruments"}) {
    const ProgramRun run = this->run("episode small.toml --no-proof --format svg --chart " + chart);
    EXPECT_EQ(run.status, 0) << run.errors;
    EXPECT_EQ(run.output.find("<svg"), 0U);
    EXPECT_EQ(run.output.rfind("</svg>\n"), run.output.size() - 7);
  }
  expect_refusal(run("episode small.toml --format svg --chart pie"), "--chart");
}

TEST_F(EpisodeCommand, Tree_IsWrittenAsAGameFileOrDrawn) {
  ASSERT_EQ(run("episode small.toml --tree reduced --grid 1,1,1 -o game.efg").status, 0);
  EXPECT_EQ(file_content(folder_ / "game.efg").find("EFG 2 R"), 0U);
  ASSERT_EQ(run("episode small.toml --tree full --grid 1,1,1,2 -o game.svg").status, 0);
  EXPECT_NE(file_content(folder_ / "game.svg").find("Coalition"), std::string::npos);
  expect_refusal(run("episode small.toml --tree reduced"), "choose --format efg or svg");
  expect_refusal(run("episode small.toml --format efg"), "--tree");
  expect_refusal(run("episode small.toml --grid 1,1"), "--tree");
  expect_refusal(run("episode small.toml --tree reduced --grid 0 --format efg"), "intensity_steps");
}

TEST_F(EpisodeCommand, WithoutProof_NoBoundIsClaimed) {
  const ProgramRun run = this->run("episode small.toml --no-proof --format json");
  EXPECT_EQ(run.status, 0);
  const json result = json::parse(run.output);
  EXPECT_TRUE(result["certificate"]["leader_regret"].is_null());
  EXPECT_TRUE(result["certificate"]["sender_regret"].is_null());
}

TEST_F(EpisodeCommand, Color_IsOffInFilesAndPipes_UnlessAsked) {
  EXPECT_EQ(run("episode small.toml").output.find('\x1b'), std::string::npos);
  EXPECT_NE(run("episode small.toml --color always").output.find('\x1b'), std::string::npos);
}

TEST_F(EpisodeCommand, BadInput_IsRefusedWithFileLineAndColumn) {
  write("bad.toml", "schema = 1\n[target]\ncoaliton = 5\n");
  expect_refusal(run("episode bad.toml"),
                 "bad.toml:3:1: unknown key 'coaliton' in [target], did you mean 'coalition'?");
  expect_refusal(run("episode - < bad.toml"), "standard input:3:1:");
  expect_refusal(run("episode missing.toml"), "missing.toml: there is no such file");
  expect_refusal(run("episode ."), "folder");
  expect_refusal(run("episode small.toml --set target.coalition=4e6"), "larger than the selectorate");
  expect_refusal(run("episode small.toml --set target.coaliton=4"), "did you mean 'coalition'?");
}

TEST_F(EpisodeCommand, UnsureSender_IsToldAboutInEveryFormat) {
  write("unsure.toml", std::string(scenario) +
                           "[uncertainty]\nparameter = \"leader.policy_value\"\ndistribution = \"discrete\"\n"
                           "parameters = { values = [0.01, 0.5], probabilities = [0.4, 0.6] }\n");
  const ProgramRun text = run("episode unsure.toml --no-proof");
  EXPECT_EQ(text.status, 0) << text.errors;
  EXPECT_NE(text.output.find("If the sender is unsure of leader.policy_value"), std::string::npos) << text.output;
  const json result = json::parse(run("episode unsure.toml --no-proof --format json").output);
  EXPECT_EQ(result["uncertainty"]["ranges"].size(), 2U);
  EXPECT_GE(result["uncertainty"]["informed_value"].get<double>(), result["uncertainty"]["value"].get<double>());
  const json given = json::parse(run("episode unsure.toml --no-proof --format json --intensity 0.5").output);
  EXPECT_EQ(given["uncertainty"]["intensity"], json({0.5}));
  EXPECT_TRUE(given["uncertainty"]["informed_value"].is_null());
  EXPECT_EQ(run("episode unsure.toml --no-proof --chart uncertainty -o u.svg").status, 0);
  EXPECT_NE(file_content(folder_ / "u.svg").find("<svg"), std::string::npos);
  expect_refusal(run("episode small.toml --no-proof --chart uncertainty --format svg"), "has no [uncertainty]");
}

TEST_F(EpisodeCommand, Cycle_IsSolvedAndToldInEveryFormat) {
  write("cycle.toml",
        std::string(scenario) + "[cycle]\nrounds = 3\ngrid_reserves = 5\ngrid_programme = 5\ngrid_loyalty = 5\n");
  const ProgramRun text = run("episode cycle.toml --no-proof");
  EXPECT_EQ(text.status, 0) << text.errors;
  EXPECT_NE(text.output.find("goes on for 3 rounds"), std::string::npos) << text.output;
  const json result = json::parse(run("episode cycle.toml --no-proof --format json").output)["cycle"];
  EXPECT_EQ(result["path"].size(), 3U);
  EXPECT_EQ(result["states"], 125);
  EXPECT_LT(result["leader_regret"].get<double>(), 1e-9);
  const std::string lines = run("episode cycle.toml --no-proof --format jsonl").output;
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 4);
  EXPECT_NE(run("episode cycle.toml --no-proof --format csv").output.find(",cycle_intensity_3\n"), std::string::npos);
  EXPECT_EQ(run("episode cycle.toml --no-proof --chart cycle -o cycle.svg").status, 0);
  EXPECT_NE(file_content(folder_ / "cycle.svg").find("<svg"), std::string::npos);
  EXPECT_EQ(run("episode cycle.toml --no-proof --format json --threads 1").output,
            run("episode cycle.toml --no-proof --format json --threads 2").output);
}

TEST_F(EpisodeCommand, Rounds_AreShortForTheKey) {
  const ProgramRun set = run("episode small.toml --set cycle.rounds=inf --print-config");
  EXPECT_EQ(run("episode small.toml --rounds inf --print-config").output, set.output);
  EXPECT_NE(set.output.find("\nrounds = inf "), std::string::npos) << set.output;
  EXPECT_EQ(run("episode small.toml --print-config").output.find("\n[cycle]"), std::string::npos);
  expect_refusal(run("episode small.toml --rounds 13"),
                 "cycle.rounds is 13: expected a whole number from 1 to 12 or inf");
  expect_refusal(run("episode small.toml --rounds 2 --set cycle.test_cots=1"), "did you mean 'test_cost'?");
  expect_refusal(run("episode small.toml --rounds inf --set cycle.leader_discount=1"), "there is no last round");
  expect_refusal(run("episode small.toml --no-proof --chart cycle --format svg"), "has no [cycle]; --rounds adds one");
}

TEST_F(EpisodeCommand, UnreadableFile_IsRefused) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  std::filesystem::permissions(folder_ / "small.toml", std::filesystem::perms::none);
  expect_refusal(run("episode small.toml"), "cannot be opened");
}

TEST_F(EpisodeCommand, UnwritableOutput_IsRefused) {
  expect_refusal(run("episode small.toml -o missing/folder/x.json"), "cannot be written");
  expect_refusal(run("episode small.toml -o ."), "cannot be written");
  expect_refusal(run("episode small.toml -o x.docx"), "format 'docx' is not one of");
  if (!std::filesystem::exists("/dev/full")) return;
  const int raw = std::system((testing::quoted(testing::program_file()) + " episode " +
                               testing::quoted(folder_ / "small.toml") + " > /dev/full 2> /dev/null")
                                  .c_str());
  EXPECT_EQ(WEXITSTATUS(raw), 2);
}

TEST_F(EpisodeCommand, WrongUsage_EndsWithTwo_HelpAndVersionWithZero) {
  EXPECT_EQ(run("").status, 2);
  EXPECT_EQ(run("epsiode small.toml").status, 2);
  EXPECT_EQ(run("episode").status, 2);
  EXPECT_EQ(run("episode small.toml --frmat json").status, 2);
  EXPECT_EQ(run("episode small.toml --format xml").status, 2);
  const ProgramRun help = run("episode --help");
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.output.find("Examples:"), std::string::npos);
  const ProgramRun version = run("--version");
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.output.find("selectorate 0."), 0U) << version.output;
}

TEST_F(EpisodeCommand, SaysWhoEnforces_WhereThereAreSenderStates) {
  EXPECT_EQ(run("episode small.toml").output.find("Who enforces"), std::string::npos);
  write("senders.toml", std::string(scenario) + R"([[sender_state]]
name = "lead"
weight = 3
cost = -1
[[sender_state]]
name = "neighbour"
benefit = 0
cost = 0.5
)");
  const ProgramRun reluctant = run("episode senders.toml --no-proof");
  EXPECT_EQ(reluctant.status, 0) << reluctant.errors;
  EXPECT_NE(reluctant.output.find("75 % of trade"), std::string::npos) << reluctant.output;
  const ProgramRun punished = run("episode senders.toml --no-proof --format json --set sender_state[1].penalty=1");
  const json result = json::parse(punished.output);
  EXPECT_EQ(result["enforcement"]["equilibria"][0]["enforcing"], (json{"lead", "neighbour"}));
}

TEST_F(EpisodeCommand, SolvesTheProvocation_WhereThereAreTypes) {
  const std::string shipped =
      testing::quoted(testing::source_folder() / "examples/scenarios/provocation.toml") + " --no-proof";
  const ProgramRun text = run("episode " + shipped);
  EXPECT_EQ(text.status, 0) << text.errors;
  EXPECT_NE(text.output.find("If the target can provoke first"), std::string::npos) << text.output;
  EXPECT_NE(text.output.find("Separating: what he does tells which type he is."), std::string::npos) << text.output;
  EXPECT_NE(text.output.find("It fails the intuitive criterion"), std::string::npos) << text.output;
  const json cheap = json::parse(
      run("episode " + shipped + " --set type.hesitant.test_cost=.03 --set type.determined.test_cost=.03 --format json")
          .output);
  EXPECT_EQ(cheap["provocation"]["complete"], true);
  EXPECT_EQ(cheap["provocation"]["equilibria"][1]["kind"], "semi_separating");
  const ProgramRun tree = run("episode " + shipped + " --tree provocation --format efg");
  EXPECT_EQ(tree.output.find("EFG 2 R \"Provocation\""), 0U) << tree.errors;
  EXPECT_NE(run("episode " + shipped + " --chart belief --format svg").output.find("Belief that the target"),
            std::string::npos);
}

TEST_F(EpisodeCommand, ProvocationWithoutTypes_IsRefused) {
  expect_refusal(run("episode small.toml --chart belief --format svg"), "no [[type]] and [provocation]");
  expect_refusal(run("episode small.toml --tree provocation --format efg"), "provocation");
  expect_refusal(run("episode small.toml --set provocation.demand=.5"), "at least two [[type]]");
  expect_refusal(run("episode small.toml --set type[0].name=a"), "expected a section [provocation] too");
}

}  // namespace
}  // namespace selectorate
