#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "program.hpp"

namespace selectorate {
namespace {

using testing::file_content;
using testing::ProgramRun;

constexpr const char* tree = R"(EFG 2 R "entry" { "Entrant" "Incumbent" }
p "" 1 1 "" { "in" "out" } 0
p "" 2 1 "" { "fight" "share" } 1 "" { 1/2, 0 }
t "" 2 "" { -1.5 -1 }
t "" 3 "" { 1, 1 }
t "" 4 "" { 0, 2 }
)";

class ConvertCommand : public testing::ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("entry.efg", tree);
  }
};

// Worked out by hand: (in, fight) pays 1/2 - 3/2 and -1, (in, share) 3/2 and 1, out 0 and 2.
TEST_F(ConvertCommand, MakesTheStrategicFormOfATree) {
  const ProgramRun run = this->run("convert entry.efg --format nfg");
  EXPECT_EQ(run.status, 0) << run.errors;
  EXPECT_EQ(run.output,
            "NFG 1 R \"entry\" { \"Entrant\" \"Incumbent\" }\n\n"
            "{ { \"in\" \"out\" }\n{ \"fight\" \"share\" }\n}\n\"\"\n\n"
            "-1 -1\n0 2\n3/2 1\n0 2\n");
}

TEST_F(ConvertCommand, WritesTheSameForm_Normalised) {
  const ProgramRun run = this->run("convert - < entry.efg");
  EXPECT_EQ(run.status, 0) << run.errors;
  EXPECT_NE(run.output.find("t \"\" 3 \"\" { 3/2, 1 }\n"), std::string::npos) << run.output;
  write("again.efg", run.output);
  EXPECT_EQ(this->run("convert again.efg").output, run.output);
}

TEST_F(ConvertCommand, MakesATreeOfAStrategicGame_AndBack) {
  ASSERT_EQ(run("convert entry.efg -o entry.nfg").status, 0);
  ASSERT_EQ(run("convert entry.nfg -o unseen.efg").status, 0);
  EXPECT_NE(file_content(folder_ / "unseen.efg").find("p \"\" 2 1 \"\" { \"fight\" \"share\" } 0\n"),
            std::string::npos);
  EXPECT_EQ(run("convert unseen.efg --format nfg").output, file_content(folder_ / "entry.nfg"));
}

TEST_F(ConvertCommand, ImperfectRecall_GivesTheFullForm) {
  // The absent-minded driver (Piccione & Rubinstein 1997): exit at once 0, second exit 4, never 1.
  write("driver.efg",
        "EFG 2 R \"driver\" { \"Driver\" }\np 1 1 { \"exit\" \"on\" } 0 t 1 { 0 } p 1 1 0 t 2 { 4 } t 3 { 1 }");
  EXPECT_NE(run("convert driver.efg --format nfg").output.find("\n\n0\n1\n"), std::string::npos);
}

TEST_F(ConvertCommand, Mistakes_LeaveNothingBehind) {
  write("bad.efg", "EFG 2 R \"bad\" { \"A\" }\nt 1");
  const auto files = [&] {
    return std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  };
  EXPECT_EQ(run("convert bad.efg").status, 2);  // makes the files that hold output and messages
  const auto before = files();
  const ProgramRun run = this->run("convert bad.efg -o out.efg");
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.errors,
            "selectorate: bad.efg:2:3: found outcome 1, whose payoffs are not given here or before, expected them in "
            "braces or another number\n");
  EXPECT_EQ(this->run("convert entry.efg --format xml").status, 2);
  EXPECT_EQ(this->run("convert missing.efg").status, 2);
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace selectorate
