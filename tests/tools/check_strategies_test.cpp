#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "checkers.hpp"

namespace selectorate {
namespace {

using json = nlohmann::ordered_json;
using testing::file_content;
using testing::ProgramRun;

/// What can be asked of strategies. The number of players decides whether there is a leader.
constexpr const char* questions[] = {"commitment",
                                     "commitment --leader 2",
                                     "dominance",
                                     "dominance --method weak",
                                     "dominance --method strict-pure",
                                     "dominance --method weak-pure"};

/// Certificates of commitment and of iterated elimination, in the eyes of both checkers.
class CheckStrategies : public testing::CheckersTest {
 protected:
  void SetUp() override {
    CheckersTest::SetUp();
    write("leader.nfg", testing::leader_game);
    write("mixture.nfg", testing::mixture_game);
    write("weak.nfg", testing::weak_game);
  }

  json solve(const std::string& game, const std::string& question) const {
    EXPECT_EQ(run("solve " + game + " --concept " + question + " --quiet -o answer.json").status, 0);
    expect_accepted(game, "answer.json");
    return json::parse(file_content(folder_ / "answer.json"));
  }

  /// Both say the same of a certificate that was changed; whether they accept it.
  bool same_verdict(const std::string& game, const json& certificate) const {
    write("mutant.json", certificate.dump());
    const bool accepted = run("check " + game + " mutant.json").status == 0;
    if (has_python()) {
      const ProgramRun other = run_python(game + " mutant.json");
      EXPECT_EQ(other.status == 0, accepted) << other.output << other.errors << certificate.dump();
      EXPECT_EQ(other.errors.find("Traceback"), std::string::npos) << other.errors;
    }
    return accepted;
  }
};

TEST_F(CheckStrategies, AcceptWhatIsTrue_OfSmallGames) {
  std::size_t solved = 0;
  for (const char* game : {"leader.nfg", "mixture.nfg", "weak.nfg", "entry.efg", "card.efg", "battle.nfg"}) {
    for (const char* question : questions) {
      SCOPED_TRACE(std::string(game) + " " + question);
      solve(game, question);
      ++solved;
    }
  }
  EXPECT_EQ(solved, 36U);
}

class CheckStrategiesInTheWild : public CheckStrategies, public ::testing::WithParamInterface<const char*> {};

TEST_P(CheckStrategiesInTheWild, AcceptWhatIsTrue) {
  const std::vector<std::string> files = testing::list_shared_games();
  if (files.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
  std::size_t solved = 0;
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    const std::string game = testing::quoted(file);
    const ProgramRun solution =
        run("solve " + game + " --concept " + GetParam() + " --quiet --work-limit 2000 -o answer.json");
    // Games of other than two players, with imperfect recall, or with too many strategies; or too long.
    if (solution.status != 0) continue;
    expect_accepted(game, "answer.json");
    ++solved;
  }
  EXPECT_GT(solved, files.size() / 3);
}

INSTANTIATE_TEST_SUITE_P(Questions, CheckStrategiesInTheWild,
                         ::testing::Values("commitment", "dominance", "dominance --method weak",
                                           "dominance --method weak-pure"));

/// Fractions in quotes.
void collect_numbers(json& value, std::vector<json*>& numbers) {
  if (value.is_string()) {
    const std::string text = value;
    if (text.find_first_not_of("-/0123456789") == std::string::npos) numbers.push_back(&value);
  }
  if (!value.is_structured()) return;
  for (json& entry : value) collect_numbers(entry, numbers);
}

/// A certificate to change, which has `numbers` or more to change.
struct Claim {
  const char* game;
  const char* question;
  std::size_t numbers;
};

void PrintTo(const Claim& claim, std::ostream* out) {
  *out << claim.game << ' ' << claim.question;
}

class CheckStrategiesMutation : public CheckStrategies, public ::testing::WithParamInterface<Claim> {};

TEST_P(CheckStrategiesMutation, OfAnyNumber_IsRejectedByBoth) {
  json mutant = solve(GetParam().game, GetParam().question);
  std::vector<json*> numbers;
  for (const char* key : {"commitments", "eliminations", "beliefs"}) {
    if (mutant.contains(key)) collect_numbers(mutant[key], numbers);
  }
  ASSERT_GE(numbers.size(), GetParam().numbers);
  for (json* number : numbers) {
    const std::string kept = *number;
    *number = kept == "0" ? "1/1000003" : "-1/1000003";
    EXPECT_FALSE(same_verdict(GetParam().game, mutant)) << kept << " in " << mutant.dump();
    *number = kept;
  }
  std::string hash = mutant["certificate"]["game_hash"];
  hash.front() = hash.front() == 'a' ? 'b' : 'a';
  mutant["certificate"]["game_hash"] = hash;
  EXPECT_FALSE(same_verdict(GetParam().game, mutant));
}

// Another multiplier can be as good a proof, so the checkers need only agree; a negative one never is.
TEST_P(CheckStrategiesMutation, OfAnyProof_HasTheSameVerdict) {
  json mutant = solve(GetParam().game, GetParam().question);
  for (const char* key : {"strong_multipliers", "weak_bounds"}) {
    if (!mutant.contains(key)) continue;
    std::vector<json*> numbers;
    collect_numbers(mutant[key], numbers);
    EXPECT_FALSE(numbers.empty());
    for (json* number : numbers) {
      const std::string kept = *number;
      for (const std::string changed : {"0", "1/1000003", "1000", "-1", "one", "1/0"}) {
        *number = changed;
        const bool accepted = same_verdict(GetParam().game, mutant);
        EXPECT_FALSE(accepted && (changed == "-1" || changed == "one" || changed == "1/0"));
      }
      *number = kept;
    }
    const json list = mutant[key];
    for (const json& broken : {json::array(), json(7), json(nullptr), json::object()}) {
      mutant[key] = broken;
      EXPECT_FALSE(same_verdict(GetParam().game, mutant));
    }
    mutant[key] = list;
  }
}

// Steps and beliefs dropped, repeated or in another order; the place of a key taken by something else.
TEST_P(CheckStrategiesMutation, OfAnyStep_HasTheSameVerdict) {
  const json valid = solve(GetParam().game, GetParam().question);
  std::size_t rejected = 0;
  const auto judge = [&](const json& mutant) { rejected += same_verdict(GetParam().game, mutant) ? 0 : 1; };
  for (const char* key : {"eliminations", "beliefs"}) {
    const std::size_t count = valid.contains(key) ? valid[key].size() : 0;
    for (std::size_t k = 0; k < count; ++k) {
      json mutant = valid;
      mutant[key].erase(k);
      judge(mutant);
      mutant = valid;
      mutant[key].push_back(valid[key][k]);
      judge(mutant);
      mutant = valid;
      std::rotate(mutant[key].begin(), mutant[key].begin() + static_cast<std::ptrdiff_t>(k), mutant[key].end());
      judge(mutant);
      for (const char* number : {"round", "player", "strategy"}) {
        if (!valid[key][k].contains(number)) continue;
        for (const json& other : {json(0), json(1), json(2), json(-1), json(1e300), json(true), json("1")}) {
          mutant = valid;
          mutant[key][k][number] = other;
          judge(mutant);
        }
      }
    }
  }
  for (const auto& [key, value] : valid.items()) {
    for (const json& other : {json(nullptr), json(true), json(1), json("weak"), json::array(), json::object()}) {
      json mutant = valid;
      mutant[key] = other;
      judge(mutant);
    }
    json mutant = valid;
    mutant.erase(key);
    judge(mutant);
  }
  EXPECT_GT(rejected, 20U);
}

INSTANTIATE_TEST_SUITE_P(Claims, CheckStrategiesMutation,
                         ::testing::Values(Claim{"leader.nfg", "commitment", 16},
                                           Claim{"weak.nfg", "commitment --leader 2", 16},
                                           Claim{"card.efg", "commitment", 16}, Claim{"mixture.nfg", "dominance", 4},
                                           Claim{"weak.nfg", "dominance --method weak", 4},
                                           Claim{"entry.efg", "dominance --method weak-pure", 1}),
                         [](const auto& claim) { return "Number" + std::to_string(claim.index); });

}  // namespace
}  // namespace selectorate
