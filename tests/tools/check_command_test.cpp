#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "checkers.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

using json = nlohmann::ordered_json;
using testing::file_content;
using testing::ProgramRun;

/// Games that forget, and one whose players have too many strategies for all that is asked here.
constexpr std::string_view unsolved[] = {"wichardt2008.efg", "e09.efg", "subgames.efg", "cs.efg"};
/// Games with very many extreme equilibria.
constexpr const char* manifold[] = {"bayes2a.efg", "montyhal.efg", "palf2.efg"};

/// A costless signal (von Stengel & Forges 2008, fig. 1): a student of either type sends one of two messages, a
/// professor who does not know the type hires or does not.
constexpr const char* signal_game = R"(EFG 2 R "Costless signal" { "Student" "Professor" }
c "" 1 "" { "good" 1/2 "bad" 1/2 } 0
p "" 1 1 "good" { "X" "Y" } 0
p "" 2 1 "X" { "l" "r" } 0
t "" 1 "" { 4 10 }
t "" 2 "" { 0 6 }
p "" 2 2 "Y" { "l" "r" } 0
t "" 3 "" { 4 10 }
t "" 4 "" { 0 6 }
p "" 1 2 "bad" { "X" "Y" } 0
p "" 2 1 "X" 0
t "" 5 "" { 6 0 }
t "" 6 "" { 0 6 }
p "" 2 2 "Y" 0
t "" 7 "" { 6 0 }
t "" 8 "" { 0 6 }
)";

/// Chicken (Aumann 1974): the largest sum of payoffs in correlated equilibrium is 21/2.
constexpr const char* chicken_game =
    R"(NFG 1 R "Chicken" { "One" "Two" } { { "yield" "dare" } { "yield" "dare" } } "" 6 6 7 2 2 7 0 0)";

class CheckCommand : public testing::CheckersTest {
 protected:
  void SetUp() override {
    CheckersTest::SetUp();
    write("signal.efg", signal_game);
    write("chicken.nfg", chicken_game);
  }

  /// Every solution of these with its certificate. Those that do not suit a game are passed over.
  /// \param cut_off  questions, by their ends, that have too many answers to list
  void expect_every_solution_accepted(const std::string& game, const std::vector<std::string>& cut_off = {}) const {
    std::size_t solved = 0;
    for (const std::string question :
         {"--concept spe", "--concept spe --method doubles", "--concept zero_sum",
          "--concept nash --method backward-induction", "--concept nash --method lp", "--concept nash --method lemke",
          "--concept nash --method lemke-quasi-perfect", "--concept nash --method lemke-howson",
          "--concept nash --method extreme", "--concept nash --method supports", "--concept pure",
          "--concept agent_nash", "--concept correlated", "--concept coarse_correlated", "--concept efce"}) {
      SCOPED_TRACE(game + " " + question);
      const bool is_cut_off = std::any_of(cut_off.begin(), cut_off.end(),
                                          [&](const std::string& part) { return question.ends_with(part); });
      const ProgramRun run = this->run("solve " + game + " " + question + " --quiet --limit 60 --work-limit " +
                                       (is_cut_off ? "5" : "1000") + " -o answer.json");
      // What does not suit the game, or has no pure equilibrium.
      if (run.status == 2 || run.status == 1) continue;
      EXPECT_TRUE(run.status == 3 || (run.status == 0 && !is_cut_off)) << run.errors;
      expect_accepted(game, "answer.json");
      ++solved;
    }
    EXPECT_GT(solved, 0U) << game;
  }
};

TEST_F(CheckCommand, AcceptsEverySolution_OfSmallGames) {
  if (!has_python()) GTEST_LOG_(INFO) << "no Python: the second checker is not run";
  for (const char* game : {"entry.efg", "ties.efg", "card.efg", "battle.nfg", "crowd.nfg"}) {
    expect_every_solution_accepted(game);
  }
}

/// A share of the games in the wild, so that several cores can take one each.
class CheckCommandInTheWild : public CheckCommand, public ::testing::WithParamInterface<std::size_t> {};

constexpr std::size_t shares = 6;

TEST_P(CheckCommandInTheWild, AcceptsEverySolution) {
  std::vector<std::string> files = testing::list_shared_games();
  if (files.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
  std::erase_if(files, [](const std::string& file) {
    return std::any_of(std::begin(unsolved), std::end(unsolved), [&](auto name) { return file.ends_with(name); });
  });
  for (std::size_t k = GetParam(); k < files.size(); k += shares) {
    // These have very many extreme equilibria in their strategic forms, which are also the only stages that they have.
    const bool many = std::any_of(std::begin(manifold), std::end(manifold),
                                  [&](const char* name) { return files[k].find(name) != std::string::npos; });
    expect_every_solution_accepted(testing::quoted(files[k]),
                                   many ? std::vector<std::string>{"extreme", "spe"} : std::vector<std::string>{});
  }
}

INSTANTIATE_TEST_SUITE_P(Games, CheckCommandInTheWild, ::testing::Range<std::size_t>(0, shares));

/// Numbers of an equilibrium: each string that is not a name.
void collect_numbers(json& value, std::vector<json*>& numbers) {
  if (value.is_string()) numbers.push_back(&value);
  if (!value.is_structured()) return;
  for (json& entry : value) collect_numbers(entry, numbers);
}

struct Question {
  const char* game;
  const char* arguments;
};

class CheckCommandMutation : public CheckCommand, public ::testing::WithParamInterface<Question> {};

// Tiny changes, so that shapes and sums are nearly right: 1/1000000 more.
TEST_P(CheckCommandMutation, OfAnyNumber_IsRejectedByBoth) {
  const std::string game = GetParam().game;
  ASSERT_EQ(run("solve " + game + " --quiet -o answer.json " + GetParam().arguments).status, 0);
  expect_accepted(game, "answer.json");
  const json valid = json::parse(file_content(folder_ / "answer.json"));
  json mutant = valid;
  std::vector<json*> numbers;
  collect_numbers(mutant["equilibria"], numbers);
  ASSERT_GE(numbers.size(), 4U);  // at least a probability, two payoffs and the regret
  for (json* number : numbers) {
    const std::string kept = *number;
    SCOPED_TRACE(kept + " in " + mutant["equilibria"].dump());
    // Three-digit denominators at most, so these are other numbers, and of the same sign.
    *number = kept == "0" ? "1/1000003" : kept.front() == '-' ? "-1/1000003" : "1/1000003";
    expect_rejected(game, mutant);
    *number = kept;
  }
  std::string hash = mutant["certificate"]["game_hash"];
  hash.front() = hash.front() == 'a' ? 'b' : 'a';
  mutant["certificate"]["game_hash"] = hash;
  expect_rejected(game, mutant);
}

INSTANTIATE_TEST_SUITE_P(
    Solutions, CheckCommandMutation,
    ::testing::Values(Question{"entry.efg", "--concept spe"}, Question{"card.efg", "--concept zero_sum"},
                      Question{"battle.nfg", "--concept nash --method lemke-howson"},
                      Question{"battle.nfg", "--concept ce --maximize smallest"},
                      Question{"battle.nfg", "--concept cce --maximize She"}, Question{"battle.nfg", "--concept pure"},
                      Question{"entry.efg", "--concept agent_nash"}, Question{"signal.efg", "--concept agent_nash"},
                      Question{"card.efg", "--concept efce"}, Question{"signal.efg", "--concept efce --maximize 2"}),
    [](const auto& question) { return "Number" + std::to_string(question.index); });

// Weak duality: without one of its prices, or with another objective, nothing is proved to be the best.
TEST_F(CheckCommand, RejectsWhatIsSaidToBeTheBest_WithoutItsProof) {
  std::size_t prices = 0;
  for (const Question& question :
       {Question{"chicken.nfg", "--concept ce"}, Question{"chicken.nfg", "--concept ce --maximize smallest"},
        Question{"chicken.nfg", "--concept cce --maximize One"}, Question{"signal.efg", "--concept efce"},
        Question{"signal.efg", "--concept efce --maximize smallest"},
        Question{"card.efg", "--concept efce --maximize One"}, Question{"card.efg", "--concept ce --maximize One"},
        Question{"signal.efg", "--concept cce"}}) {
    SCOPED_TRACE(std::string(question.game) + " " + question.arguments);
    ASSERT_EQ(run("solve " + std::string(question.game) + " --quiet -o answer.json " + question.arguments).status, 0);
    expect_accepted(question.game, "answer.json");
    EXPECT_NE(run("check " + std::string(question.game) + " answer.json").output.find("no other one is worth more"),
              std::string::npos);
    const json valid = json::parse(file_content(folder_ / "answer.json"));
    const auto reject = [&](const auto& change) {
      json mutant = valid;
      change(mutant["equilibria"][0]["optimality"]);
      expect_rejected(question.game, mutant);
    };
    const std::size_t count = valid["equilibria"][0]["optimality"]["prices"].size();
    prices += count;
    for (std::size_t k = 0; k < count; ++k) {
      reject([k](json& witness) { witness["prices"].erase(k); });
      reject([k](json& witness) { witness["prices"][k]["price"] = "-1"; });
      reject([k](json& witness) { witness["prices"].push_back(witness["prices"][k]); });
      reject([k](json& witness) { witness["prices"][k]["instead"][1] = 9; });
    }
    reject([](json& witness) { witness["value"] = "1000"; });
    reject([](json& witness) { witness["weights"][0] = "1000"; });
    reject([](json& witness) { witness["smallest"] = !witness["smallest"]; });
  }
  EXPECT_GT(prices, 8U);
}

TEST_F(CheckCommand, RejectsACompleteList_WithoutOneOfItsEquilibria) {
  ASSERT_EQ(run("solve ties.efg --quiet -o answer.json").status, 0);
  const ProgramRun all = run("check ties.efg answer.json");
  EXPECT_EQ(all.output, "accepted: 4 x subgame_perfect, exact; counted again: these are all.\n");
  const json valid = json::parse(file_content(folder_ / "answer.json"));
  for (std::size_t dropped = 0; dropped < 4; ++dropped) {
    json mutant = valid;
    mutant["equilibria"].erase(dropped);
    expect_rejected("ties.efg", mutant);
    mutant["complete"] = false;
    write("part.json", mutant.dump());
    expect_accepted("ties.efg", "part.json");
  }
  json repeated = valid;
  repeated["equilibria"][3] = repeated["equilibria"][0];
  expect_rejected("ties.efg", repeated);
}

// (out, fight) is a Nash equilibrium of the entry game, but the incumbent would not fight.
TEST_F(CheckCommand, RejectsAThreat_ThatIsNotCredible) {
  const json profile = json::parse(R"([[["0", "1"]], [["1", "0"]]])");
  ASSERT_EQ(run("solve entry.efg --quiet --concept nash --method backward-induction -o answer.json").status, 0);
  json certificate = json::parse(file_content(folder_ / "answer.json"));
  certificate["equilibria"][0]["behavior"] = profile;
  certificate["equilibria"][0]["payoffs"] = json::parse(R"(["0", "2"])");
  write("nash.json", certificate.dump());
  expect_accepted("entry.efg", "nash.json");
  certificate["certificate"]["claim"] = "subgame_perfect";
  expect_rejected("entry.efg", certificate);
}

TEST_F(CheckCommand, OfAnotherGame_OrUnreadable_IsRefused) {
  ASSERT_EQ(run("solve battle.nfg --quiet -o answer.json").status, 0);
  write("other.nfg", "NFG 1 R \"other\" { \"He\" \"She\" } { 2 2 } \"\" 2 1 0 0 0 0 1 3");
  const ProgramRun other = run("check other.nfg answer.json");
  EXPECT_EQ(other.status, 1);
  EXPECT_NE(other.output.find("another game"), std::string::npos) << other.output;
  EXPECT_EQ(run("check card.efg answer.json").status, 2);
  EXPECT_EQ(run("check battle.nfg missing.json").status, 2);
  write("bad.json", "{\"schema\": 1,\n\"equilibria\": }");
  const ProgramRun bad = run("check battle.nfg bad.json");
  EXPECT_EQ(bad.status, 2);
  EXPECT_NE(bad.errors.find("bad.json:2:"), std::string::npos) << bad.errors;
  EXPECT_EQ(run("check - - < battle.nfg").status, 2);
  EXPECT_EQ(run("check battle.nfg - < answer.json").status, 0);
}

// Numbers that ask for more memory than there is, and lists within lists, without a trace of the program's stack.
TEST_F(CheckCommand, OfWhatNoMachineCanHold_IsRefusedByBoth) {
  ASSERT_EQ(run("solve battle.nfg --quiet -o answer.json").status, 0);
  json huge = json::parse(file_content(folder_ / "answer.json"));
  huge["equilibria"][0]["payoffs"][0] = "1e999999999";
  write("huge.json", huge.dump());
  write("deep.json", std::string(1000000, '['));
  for (const std::string file : {"huge.json", "deep.json"}) {
    EXPECT_EQ(run("check battle.nfg " + file).status, 2) << file;
    if (!has_python()) continue;
    const ProgramRun python = run_python("battle.nfg " + file);
    EXPECT_EQ(python.status, 2) << file;
    EXPECT_EQ(python.errors.rfind("check_certificate.py: ", 0), 0U) << python.errors;
    EXPECT_EQ(std::count(python.errors.begin(), python.errors.end(), '\n'), 1) << python.errors;
  }
}

}  // namespace
}  // namespace selectorate
