#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <selectorate/base/version.hpp>
#include <selectorate/io/certificate_json.hpp>
#include <selectorate/io/solution_json.hpp>

#include "io/certificate_sample.hpp"

namespace selectorate {
namespace {

using nlohmann::json;

std::string solution_text(const Game& game, const SolutionRecord& record) {
  std::ostringstream output;
  write_solution_json(output, game, record);
  return output.str();
}

// The keys of interfaces.md, "selectorate solve GAME --format json".
TEST(SolutionJson, HasTheKeysOfTheContract) {
  const ExtensiveGame game = make_threat_game();
  SolutionRecord record = testing::make_threat_record(game);
  record.components = {{0}};
  const json object = json::parse(solution_text(game, record));
  EXPECT_EQ(object["schema"], 1);
  EXPECT_EQ(object["game"], "Threat");
  EXPECT_EQ(object["concept"], "spe");
  EXPECT_EQ(object["method"], "by hand");
  EXPECT_EQ(object["complete"], true);
  EXPECT_EQ(object["pure_only"], true);
  EXPECT_EQ(object["status"], "converged");
  EXPECT_EQ(object["equilibria"][0]["behavior"], json::parse(R"([ [ ["0","1"] ], [ ["1","0"] ] ])"));
  EXPECT_EQ(object["equilibria"][0]["payoffs"], json::parse(R"(["3","1"])"));
  EXPECT_EQ(object["equilibria"][0]["exact"], true);
  EXPECT_EQ(object["components"], json::parse("[[0]]"));
  EXPECT_EQ(object["certificate"]["kind"], "exact");
  EXPECT_EQ(object["certificate"]["max_regret"], "0");
  EXPECT_EQ(object["version"], version());
  EXPECT_EQ(object["seed"], 0);
}

TEST(SolutionJson, IsItsOwnCertificate) {
  const ExtensiveGame game = make_threat_game();
  const CertificateList list =
      read_certificate_json(solution_text(game, testing::make_threat_record(game)), "solution", game);
  EXPECT_TRUE(verify_certificates(game, list).recounted);
}

TEST(SolutionJson, BreaksLines_OnlyWhereTheyAreTooLong) {
  const ExtensiveGame game = make_threat_game();
  std::istringstream text(solution_text(game, testing::make_threat_record(game)));
  std::size_t lines = 0;
  for (std::string line; std::getline(text, line); ++lines) EXPECT_LE(line.size(), 100U) << line;
  EXPECT_GT(lines, 10U);
  EXPECT_LT(lines, 40U);
}

TEST(SolutionJson, WritesWhatIsNotUtf8) {
  GameBuilder builder("bad \xff title", {"One"});
  const ExtensiveGame game = builder.build(builder.add_terminal({Rational(1)}));
  EXPECT_NE(solution_text(game, make_solution_record(game, "nash")).find("bad \xef\xbf\xbd title"), std::string::npos);
}

}  // namespace
}  // namespace selectorate
