#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <selectorate/base/version.hpp>
#include <selectorate/io/episode_json.hpp>

#include "io/episode_sample.hpp"
#include "io/provocation_sample.hpp"

namespace selectorate {
namespace {

using nlohmann::json;

json written(const EpisodeRecord& record) {
  std::ostringstream output;
  write_episode_json(output, record);
  return json::parse(output.str());
}

TEST(EpisodeJson, PublishedKeys_AreAllThere) {
  // The keys of the published format, typed in from its page.
  const std::vector<std::string> pointers = {"/schema",
                                             "/scenario",
                                             "/status",
                                             "/sender/intensity",
                                             "/sender/value",
                                             "/sender/value_pessimistic",
                                             "/sender/value_optimistic",
                                             "/leader/concession",
                                             "/leader/diversion",
                                             "/leader/repression",
                                             "/leader/support_spending",
                                             "/leader/public_goods",
                                             "/leader/private_goods",
                                             "/leader/value",
                                             "/outcome/survival",
                                             "/outcome/loyalty",
                                             "/outcome/revolt",
                                             "/outcome/outsider_income",
                                             "/outcome/insider_consumption",
                                             "/outcome/revenue_loss",
                                             "/outcome/diverted_share",
                                             "/outcome/constraint",
                                             "/outcome/budget",
                                             "/baseline/support_spending",
                                             "/baseline/public_goods",
                                             "/baseline/private_goods",
                                             "/baseline/loyalty_premium",
                                             "/baseline/leader_rent",
                                             "/certificate/kind",
                                             "/certificate/leader_regret",
                                             "/certificate/sender_regret",
                                             "/version",
                                             "/seed"};
  const json object = written(testing::sample_record());
  for (const std::string& pointer : pointers) EXPECT_TRUE(object.contains(json::json_pointer(pointer))) << pointer;
}

TEST(EpisodeJson, Numbers_StandUnderTheirNames) {
  const json object = written(testing::sample_record());
  EXPECT_EQ(object["schema"], 1);
  EXPECT_EQ(object["scenario"], "a \"quoted\", name");
  EXPECT_EQ(object["status"], "converged");
  EXPECT_EQ(object["sender"]["intensity"][1], 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(object["sender"]["value_pessimistic"].get<double>(), 0.5);
  EXPECT_DOUBLE_EQ(object["leader"]["support_spending"].get<double>(), 1.04);
  EXPECT_DOUBLE_EQ(object["leader"]["private_goods"].get<double>(), 1.16);
  EXPECT_DOUBLE_EQ(object["outcome"]["insider_consumption"].get<double>(), 1.09);
  EXPECT_DOUBLE_EQ(object["outcome"]["constraint"].get<double>(), 1.13);
  EXPECT_DOUBLE_EQ(object["baseline"]["loyalty_premium"].get<double>(), 10.4);
  EXPECT_DOUBLE_EQ(object["ties"][0]["leader"]["concession"].get<double>(), 2.01);
  EXPECT_EQ(object["certificate"]["kind"], "leader_bound");
  EXPECT_EQ(object["certificate"]["leader_regret"], 1e-7);
  EXPECT_EQ(object["version"], version());
  EXPECT_EQ(object["seed"], 7);
  EXPECT_FALSE(object.contains("curve"));
}

TEST(EpisodeJson, WhatIsNotFinite_IsNull) {
  const json object = written(testing::sample_record());
  EXPECT_TRUE(object["certificate"]["sender_regret"].is_null());
  EXPECT_TRUE(object["threshold"].is_null());
}

TEST(EpisodeJson, Curve_HasAPointForEachIntensity) {
  EpisodeRecord record = testing::sample_record();
  record.curve = {{0.0, testing::sample_response(3)}, {0.5, testing::sample_response(4)}};
  const json object = written(record);
  ASSERT_EQ(object["curve"].size(), 2U);
  EXPECT_DOUBLE_EQ(object["curve"][1]["intensity"].get<double>(), 0.5);
  EXPECT_DOUBLE_EQ(object["curve"][1]["concession"].get<double>(), 4.01);
  EXPECT_DOUBLE_EQ(object["curve"][1]["survival"].get<double>(), 4.05);
}

TEST(EpisodeJson, Uncertainty_IsAnObjectOfItsOwn_WhereThereIsSome) {
  EXPECT_FALSE(written(testing::sample_record()).contains("uncertainty"));
  const json object = written(testing::sample_unsure_record())["uncertainty"];
  EXPECT_EQ(object["parameter"], "leader.policy_value");
  EXPECT_EQ(object["distribution"], "normal");
  EXPECT_EQ(object["excluded"], 0.01);
  EXPECT_EQ(object["intensity"], json({0.5, 0.75}));
  EXPECT_EQ(object["value"], 3.07);
  EXPECT_EQ(object["value_pessimistic"], 3.08);
  EXPECT_TRUE(object["informed_value"].is_null());
  EXPECT_EQ(object["expected"]["concession"], 3.01);
  EXPECT_EQ(object["expected"]["outsider_income"], 3.04);
  EXPECT_EQ(object["concession"]["nothing"], 0.25);
  EXPECT_EQ(object["concession"]["everything"], 0.75);
  EXPECT_EQ(object["concession"]["quantiles"][0]["concession"], 0);
  EXPECT_EQ(object["concession"]["quantiles"][4]["probability"], 0.95);
  EXPECT_EQ(object["ranges"][1]["low"], 0.2);
  EXPECT_EQ(object["ranges"][1]["probability"], 0.75);
  EXPECT_EQ(object["error"], 1e-9);
}

TEST(EpisodeJson, Cycle_IsAnObjectOfItsOwn_WithItsRounds) {
  EXPECT_FALSE(written(testing::sample_record()).contains("cycle"));
  EpisodeRecord record = testing::sample_record_with_cycle();
  const json object = written(record)["cycle"];
  EXPECT_EQ(object["status"], "converged");
  EXPECT_EQ(object["rounds"], 2);
  EXPECT_EQ(object["states"], 99);
  EXPECT_EQ(object["leader_regret"], 4.01);
  EXPECT_EQ(object["sender_regret"], 4.02);
  EXPECT_EQ(object["expected_tests"], 1.25);
  EXPECT_EQ(object["after"],
            (json{{"survival", .25}, {"reserves", 4.31}, {"programme", 4.32}, {"loyalty_logit", 4.33}}));
  ASSERT_EQ(object["path"].size(), 2U);
  EXPECT_EQ(object["path"][1], (json{{"round", 2},
                                     {"survival", .5},
                                     {"reserves", 4.21},
                                     {"programme", 4.22},
                                     {"loyalty_logit", 4.23},
                                     {"test", .5},
                                     {"concession", 4.25},
                                     {"intensity", 4.26}}));
  record.cycle->rounds.reset();
  EXPECT_TRUE(written(record)["cycle"]["rounds"].is_null());
}

TEST(EpisodeJson, RoundsOfACycle_AreLinesAfterTheCurve) {
  EpisodeRecord record = testing::sample_record_with_cycle();
  record.curve = {{0.0, testing::sample_response(3)}};
  std::ostringstream output;
  write_episode_json_lines(output, record);
  std::istringstream lines(output.str());
  std::vector<json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(json::parse(line));
  ASSERT_EQ(objects.size(), 4U);
  EXPECT_EQ(objects[0]["cycle"]["states"], 99);
  EXPECT_FALSE(objects[0]["cycle"].contains("path"));
  EXPECT_EQ(objects[3]["record"], "cycle");
  EXPECT_EQ(objects[3]["scenario"], record.scenario);
  EXPECT_EQ(objects[3]["round"], 2);
  EXPECT_EQ(objects[3]["test"], .5);
}

TEST(EpisodeJson, Lines_AreOneObjectEach) {
  EpisodeRecord record = testing::sample_record();
  record.curve = {{0.0, testing::sample_response(3)}, {0.5, testing::sample_response(4)}};
  std::ostringstream output;
  write_episode_json_lines(output, record);
  std::istringstream lines(output.str());
  std::vector<json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(json::parse(line));
  ASSERT_EQ(objects.size(), 3U);
  EXPECT_EQ(objects[0]["record"], "episode");
  EXPECT_EQ(objects[2]["record"], "curve");
  EXPECT_EQ(objects[2]["concession"], 4.01);
}

// Tough 1/4, a test costs 1/8: the weak bluff with 1/12, and three tests in four are sanctioned (see
// provocation_record_test.cpp).
TEST(EpisodeJson, Provocation_IsWrittenInExactFractions) {
  EpisodeRecord record = testing::sample_record();
  EXPECT_FALSE(written(record).contains("provocation"));
  record.provocation = testing::sample_provocation(.25, .125);
  record.provocation->types[1].barrier = std::numeric_limits<double>::infinity();
  const json result = written(record)["provocation"];
  EXPECT_EQ(result["status"], "converged");
  EXPECT_EQ(result["complete"], true);
  EXPECT_EQ(result["intensities"], (json{0.0, 1.0}));
  EXPECT_EQ(result["types"][0]["name"], "tough");
  EXPECT_EQ(result["types"][0]["probability"], "1/4");
  EXPECT_EQ(result["types"][0]["policy_value"], 3.0);
  EXPECT_TRUE(result["types"][1]["barrier"].is_null());
  EXPECT_EQ(result["types"][1]["answers"][1]["concedes"], true);
  ASSERT_EQ(result["equilibria"].size(), 2U);
  const bool hybrid_first = result["equilibria"][0]["kind"] == "semi_separating";
  const json& hybrid = result["equilibria"][hybrid_first ? 0 : 1];
  EXPECT_EQ(hybrid["tests"], (json{"1", "1/12"}));
  EXPECT_EQ(hybrid["beliefs"]["test"], (json{"4/5", "1/5"}));
  EXPECT_EQ(hybrid["answers"]["test"], (json{"1/4", "3/4"}));
  EXPECT_EQ(hybrid["answers"]["hold_back"], (json{"0", "1"}));
  EXPECT_EQ(hybrid["type_payoffs"][1], (json{{"least", "0"}, {"greatest", "0"}}));
  const json& pooling = result["equilibria"][hybrid_first ? 1 : 0];
  EXPECT_EQ(pooling["kind"], "pooling");
  EXPECT_EQ(pooling["refinements"][1]["criterion"], "d1");
  const json& after_test = pooling["refinements"][1]["messages"][0];
  EXPECT_EQ(after_test["message"], "test");
  EXPECT_EQ(after_test["excluded"][0]["type"], "weak");
  EXPECT_EQ(after_test["excluded"][0]["likelier_type"], "tough");
  EXPECT_EQ(pooling["set"]["responses"]["test"][0]["strategies"].size(), 2U) << "more than one answer deters";
}

TEST(EpisodeJson, SenderStates_AreWrittenWithWhoEnforces) {
  EpisodeRecord record = testing::sample_record();
  EXPECT_FALSE(written(record).contains("enforcement"));
  // Whoever enforces gains by it: one equilibrium, everybody.
  EnforcementGame game({{.name = "one", .weight = 3, .cost = -1}, {.name = "two", .weight = 1, .cost = -1}},
                       make_linear_enforcement_value(2));
  PureEnforcement pure = solve_pure_enforcement(game);
  record.enforcement = {.game = game, .complementarity = verify_complementarity(game), .pure = pure};
  const json result = written(record)["enforcement"];
  EXPECT_EQ(result["status"], "converged");
  EXPECT_EQ(result["complete"], true);
  EXPECT_EQ(result["supermodular"], true);
  EXPECT_EQ(result["states"][0], (json{{"name", "one"}, {"share", .75}}));
  EXPECT_EQ(result["value"][1], (json{{"enforcement", 1.0}, {"value", 2.0}}));
  ASSERT_EQ(result["equilibria"].size(), 1U);
  EXPECT_EQ(result["equilibria"][0]["enforcing"], (json{"one", "two"}));
  EXPECT_EQ(result["equilibria"][0]["enforcement"], 1.0);
  EXPECT_NEAR(result["equilibria"][0]["largest_gain"].get<double>(), -1.5, 1e-12);
}

}  // namespace
}  // namespace selectorate
