#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/io/certificate_json.hpp>

#include "game/recall_trees.hpp"
#include "io/certificate_sample.hpp"
#include "io/game_text.hpp"

namespace selectorate {
namespace {

using testing::expect_refusal;
using testing::make_chicken;
using testing::make_chicken_record;
using testing::make_threat_record;

std::string json(const Game& game, const CertificateList& list) {
  std::ostringstream output;
  write_certificate_json(output, game, list);
  return output.str();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(CertificateJson, SpeaksOfPlayersInformationSetsAndActions) {
  const ExtensiveGame game = make_threat_game();
  const std::string text = json(game, make_threat_record(game).list);
  EXPECT_NE(text.find("\"behavior\": [[[\"0\", \"1\"]], [[\"1\", \"0\"]]]"), std::string::npos) << text;
  EXPECT_NE(text.find("\"payoffs\": [\"3\", \"1\"]"), std::string::npos) << text;
  EXPECT_NE(text.find("\"claim\": \"subgame_perfect\""), std::string::npos) << text;
}

TEST(CertificateJson, ReadsBackWhatItWrote_AndItIsAccepted) {
  const ExtensiveGame game = make_threat_game();
  const std::string text = json(game, make_threat_record(game).list);
  const CertificateList list = read_certificate_json(text, "certificate", game);
  EXPECT_EQ(json(game, list), text);
  const ListVerdict verdict = verify_certificates(game, list);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_TRUE(verdict.recounted);
  std::istringstream input(text);
  EXPECT_EQ(json(game, read_certificate_json(input, "certificate", game)), text);
}

TEST(CertificateJson, HoldsDistributions) {
  const StrategicGame game = make_chicken();
  const std::string text = json(game, make_chicken_record(game).list);
  const CertificateList list = read_certificate_json(text, "certificate", game);
  EXPECT_TRUE(verify_certificates(game, list).accepted);
  EXPECT_EQ(list.certificates.front().payoffs, (std::vector<Rational>{5, 5}));
  EXPECT_EQ(list.certificates.front().distribution, make_chicken_record(game).list.certificates.front().distribution);
}

// Random profiles are no equilibria: their regret is bounded, and read back as it is.
TEST(CertificateJson, HoldsRegretBounds_OfRandomTrees) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    const ExtensiveGame game = make_recall_tree(seed);
    CertificateList list;
    list.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, make_uniform_profile(game)));
    list.game_hash = list.certificates.front().game_hash;
    const CertificateList again = read_certificate_json(json(game, list), "certificate", game);
    EXPECT_EQ(again.certificates.front().behavior, list.certificates.front().behavior);
    EXPECT_EQ(again.certificates.front().max_regret, list.certificates.front().max_regret);
    EXPECT_EQ(again.certificates.front().kind, list.certificates.front().kind);
    EXPECT_TRUE(verify_certificates(game, again).accepted);
  }
}

TEST(CertificateJson, OfAnEmptyList_ReadsBack) {
  const ExtensiveGame game = make_threat_game();
  CertificateList list = make_threat_record(game).list;
  list.certificates.clear();
  const CertificateList again = read_certificate_json(json(game, list), "certificate", game);
  EXPECT_TRUE(again.certificates.empty());
  EXPECT_TRUE(again.complete);
}

class CertificateJsonMistake : public ::testing::Test {
 protected:
  void refuse(std::string_view from, std::string_view to, std::string_view part) const {
    const std::string changed = replaced(text_, from, to);
    try {
      static_cast<void>(read_certificate_json(changed, "file", game_));
      ADD_FAILURE() << "was read: " << changed;
    } catch (const ParseError& error) {
      EXPECT_GT(error.line(), 0U);
      EXPECT_NE(error.message().find(part), std::string::npos) << error.what();
    }
  }

  Game game_ = make_threat_game();
  std::string text_ = json(game_, make_threat_record(std::get<ExtensiveGame>(game_)).list);
};

TEST_F(CertificateJsonMistake, InTheShape_IsToldWithWhatTheGameHas) {
  refuse(R"([["0", "1"]], [["1", "0"]])", R"([["0", "1"]])", "found a list of 1, expected 2 players");
  refuse(R"([["0", "1"]])", R"([["0", "1"], ["1"]])", "expected 1 information sets of this player");
  refuse(R"(["0", "1"])", R"(["0", "0", "1"])", "found a list of 3, expected 2 probabilities");
  refuse(R"(["3", "1"])", R"(["3"])", "expected 2 payoffs");
  refuse(R"("node_values": [)", R"("node_values": [["0", "0"], )", "nodes");
}

TEST_F(CertificateJsonMistake, InANumber_IsToldWithItsReason) {
  refuse(R"(["3", "1"])", R"(["3/0", "1"])", "zero");
  refuse(R"(["3", "1"])", R"([3, "1"])", "found a number, expected a fraction in quotes");
  refuse(R"(["3", "1"])", R"(["three", "1"])", "three");
}

TEST_F(CertificateJsonMistake, InTheKeys_IsTold) {
  refuse(R"("schema": 1)", R"("schema": 2)", "schema is not 1");
  refuse(R"("schema")", R"("scheme")", "expected the key 'schema'");
  refuse(R"("exact")", R"("exakt")", "expected the key 'exact'");
  refuse(R"("exact": true)", R"("exact": true, "bonus": 1)", "an equilibrium has no 'bonus'");
  refuse(R"("claim": "subgame_perfect")", R"("claim": "perfect")", "expected one of nash, pure_nash, ");
  refuse(R"("equilibria": [)", R"("equilibria": [5, )", "found a number, expected an equilibrium");
  refuse(R"("complete": true)", R"("complete": "yes")", "found text, expected true or false for 'complete'");
}

TEST_F(CertificateJsonMistake, InTheSummary_IsTold) {
  const std::size_t summary = text_.find("\"certificate\"");
  const std::string head = text_.substr(0, summary);
  const std::string tail = text_.substr(summary);
  text_ = head + replaced(tail, R"("max_regret": "0")", R"("max_regret": "1/8")");
  refuse("1/8", "1/7", "not the largest regret");
  text_ = head + replaced(tail, R"("kind": "exact")", R"("kind": "regret_bound")");
  refuse("regret_bound", "regret_bound", "the equilibria are 'exact'");
}

TEST(CertificateJson, HasPlacesInItsErrors) {
  const Game game = make_threat_game();
  const auto read = [&](std::string_view text) { return read_certificate_json(text, "file", game); };
  expect_refusal(read, "[]", 1, 1, "found a list, expected an object");
  expect_refusal(read, "{\n  \"schema\": \"1\"}", 2, 13, "the schema is not 1");
  expect_refusal(read, "{\"schema\": 1,\n", 2, 1, "");
  expect_refusal(read, "", 1, 1, "");
}

TEST(CertificateJson, RefusesProfilesThatAreNotNumbers) {
  const Game game = make_chicken();
  const std::string text = json(game, make_chicken_record(std::get<StrategicGame>(game)).list);
  for (const char* number : {"-1", "1.5", "1e300", "\"1\""}) {
    const std::string changed = replaced(text, "\"profile\": 1", std::string("\"profile\": ") + number);
    EXPECT_THROW((void)read_certificate_json(changed, "file", game), ParseError) << number;
  }
}

}  // namespace
}  // namespace selectorate
