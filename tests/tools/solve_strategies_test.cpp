#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "game_texts.hpp"
#include "program.hpp"

namespace selectorate {
namespace {

using json = nlohmann::ordered_json;
using testing::file_content;
using testing::ProgramRun;

class SolveStrategies : public testing::ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("leader.nfg", testing::leader_game);
    write("mixture.nfg", testing::mixture_game);
    write("weak.nfg", testing::weak_game);
    write("entry.efg", testing::entry_game);
    write("card.efg", testing::card_game);
    write("crowd.nfg", testing::crowd_game);
  }

  json solve(const std::string& arguments) const {
    const ProgramRun run = this->run("solve " + arguments + " --format json");
    EXPECT_EQ(run.status, 0) << run.errors;
    return run.status == 0 ? json::parse(run.output) : json();
  }

  std::string check(const std::string& game, const json& certificate) const {
    write("certificate.json", certificate.dump());
    return run("check " + game + " certificate.json").output;
  }
};

TEST_F(SolveStrategies, CommitsToWhatPaysMost) {
  const json answer = solve("leader.nfg --concept commitment");
  EXPECT_EQ(answer["leader"], 0);
  const json& found = answer["commitments"];
  EXPECT_EQ(found["pure_strong"]["value"], "3");
  EXPECT_EQ(found["pure_weak"]["value"], "3");
  EXPECT_EQ(found["mixed_strong"]["value"], "7/2");
  EXPECT_EQ(found["mixed_strong"]["strategy"], json::parse(R"(["1/2", "1/2"])"));
  EXPECT_EQ(found["mixed_weak"]["value"], "7/2");
  EXPECT_EQ(found["mixed_weak"]["attained"], false);
}

// Column's L makes Row play T (2 against 1), which pays 1; R makes him play T as well, which pays 0.
TEST_F(SolveStrategies, LetsEitherPlayerLead) {
  for (const std::string leader : {"Column", "2"}) {
    const json answer = solve("leader.nfg --concept stackelberg --leader " + leader);
    EXPECT_EQ(answer["leader"], 1);
    EXPECT_EQ(answer["commitments"]["pure_strong"]["value"], "1");
    EXPECT_EQ(answer["commitments"]["mixed_weak"]["value"], "1");
  }
  const ProgramRun nobody = run("solve leader.nfg --concept commitment --leader Nobody");
  EXPECT_EQ(nobody.status, 2);
  EXPECT_NE(nobody.errors.find("name or number of a player"), std::string::npos) << nobody.errors;
  EXPECT_EQ(run("solve crowd.nfg --concept commitment").status, 2);
}

// The incumbent who can commit to fighting keeps the entrant out, for 2 instead of 1/2.
TEST_F(SolveStrategies, CommitsInATree) {
  const json answer = solve("entry.efg --concept commitment --leader Incumbent");
  EXPECT_EQ(answer["commitments"]["pure_weak"]["value"], "2");
  EXPECT_EQ(check("entry.efg", answer).rfind("accepted: optimal commitments", 0), 0U);
}

TEST_F(SolveStrategies, TellsWhatIsCommittedTo) {
  const ProgramRun text = run("solve leader.nfg --concept commitment");
  EXPECT_EQ(text.status, 0) << text.errors;
  EXPECT_NE(text.output.find("7/2 (in the limit)"), std::string::npos) << text.output;
  ASSERT_EQ(run("solve leader.nfg --concept commitment -o answer.csv --certificate proof.json").status, 0);
  EXPECT_NE(file_content(folder_ / "answer.csv").find("mixed_strong,7/2,1/2,R,true,T,1/2,0.5,\n"), std::string::npos);
  EXPECT_EQ(run("check leader.nfg proof.json").status, 0);
}

TEST_F(SolveStrategies, EliminatesWhatMixturesDominate_OrPureStrategiesOnly) {
  const json mixed = solve("mixture.nfg --concept dominance");
  ASSERT_EQ(mixed["eliminations"].size(), 3U);
  EXPECT_EQ(mixed["eliminations"][0]["label"], "M");
  EXPECT_EQ(mixed["eliminations"][0]["dominator"].size(), 2U);
  EXPECT_EQ(mixed["survivors"][0][0]["label"], "U");
  // Without mixtures R goes first, then M and D, which U beats against L.
  const json pure = solve("mixture.nfg --concept dominance --method strict-pure");
  ASSERT_EQ(pure["eliminations"].size(), 3U);
  EXPECT_EQ(pure["eliminations"][0]["label"], "R");
  EXPECT_EQ(pure["eliminations"][1]["round"], 2);
  EXPECT_EQ(check("mixture.nfg", pure),
            "accepted: 3 strictly dominated strategies eliminated, exact; nothing that is left is dominated by a pure "
            "strategy.\n");
}

TEST_F(SolveStrategies, TellsWeakFromStrictDominance) {
  EXPECT_EQ(solve("weak.nfg --concept dominance")["eliminations"].size(), 0U);
  for (const std::string method : {"weak", "weak-pure"}) {
    const json weak = solve("weak.nfg --concept dominance --method " + method);
    EXPECT_EQ(weak["kind"], "weak");
    EXPECT_EQ(weak["eliminations"].size(), 2U) << weak.dump(2);
    EXPECT_EQ(check("weak.nfg", weak).rfind("accepted: 2 weakly", 0), 0U);
  }
  const ProgramRun text = run("solve weak.nfg --concept dominance --method weak");
  EXPECT_NE(text.output.find("What is left\n"), std::string::npos) << text.output;
}

}  // namespace
}  // namespace selectorate
