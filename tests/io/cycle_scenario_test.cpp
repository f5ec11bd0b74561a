#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>

#include "io/scenario_text.hpp"

namespace selectorate {
namespace {

using testing::print;
using testing::read_text;

void expect_complaint(std::string_view lines, std::size_t line, std::size_t column, std::string_view part) {
  const std::string text = fmt::format("schema = 1\n[cycle]\n{}", lines);
  try {
    static_cast<void>(read_text(text));
    ADD_FAILURE() << "was accepted:\n" << text;
  } catch (const ParseError& error) {
    EXPECT_NE(error.message().find(part), std::string::npos) << error.message() << "\nin\n" << text;
    EXPECT_EQ(error.line(), line) << error.message();
    EXPECT_EQ(error.column(), column) << error.message();
  }
}

TEST(CycleScenario, EveryKey_IsReadIntoItsPlace) {
  const Scenario scenario = read_text(testing::full_toml);
  ASSERT_TRUE(scenario.cycle.has_value());
  EXPECT_EQ(scenario.cycle->rounds, 7U);
  EXPECT_EQ(scenario.cycle->start.reserves, .4);
  EXPECT_EQ(scenario.cycle->start.programme, .3);
  EXPECT_EQ(scenario.cycle->start.loyalty, 5);
  const CycleParameters& p = scenario.cycle->parameters;
  EXPECT_EQ(p.saving, .26);
  EXPECT_EQ(p.reserve_limit, 1.5);
  EXPECT_EQ(p.test_cost, .08);
  EXPECT_EQ(p.test_advance, .21);
  EXPECT_EQ(p.drift, .02);
  EXPECT_EQ(p.rollback, .7);
  EXPECT_EQ(p.adjustment, .6);
  EXPECT_EQ(p.erosion, 21);
  EXPECT_EQ(p.rally, 3);
  EXPECT_EQ(p.loyalty_low, -5);
  EXPECT_EQ(p.loyalty_high, 9);
  EXPECT_EQ(p.outrage, -.25);
  EXPECT_EQ(p.leader_discount, .8);
  EXPECT_EQ(p.sender_discount, .85);
  EXPECT_EQ(scenario.cycle->grid.reserves, 12U);
  EXPECT_EQ(scenario.cycle->grid.programme, 13U);
  EXPECT_EQ(scenario.cycle->grid.loyalty, 14U);
  EXPECT_EQ(scenario.cycle->grid.intensities, 6U);
}

TEST(CycleScenario, EmptySection_AsksForTheDefaultCycle) {
  EXPECT_FALSE(read_text("schema = 1\n").cycle.has_value());
  const Scenario scenario = read_text("schema = 1\n[cycle]\n");
  ASSERT_TRUE(scenario.cycle.has_value());
  EXPECT_EQ(scenario.cycle->rounds, 12U);
  EXPECT_NO_THROW(validate_scenario(scenario));
  EXPECT_TRUE(read_text("{ \"schema\": 1, \"cycle\": {} }").cycle.has_value());
  EXPECT_EQ(default_number("cycle", "rounds"), 12);
  EXPECT_EQ(default_number("cycle", "grid_intensities"), 5);
}

TEST(CycleScenario, WithoutALastRound_IsRoundsInf_AndReadsBack) {
  const Scenario scenario = read_text("schema = 1\n[cycle]\nrounds = inf\n");
  EXPECT_FALSE(scenario.cycle->rounds.has_value());
  EXPECT_NE(print(scenario).find("\nrounds = inf "), std::string::npos) << print(scenario);
  EXPECT_FALSE(read_text(print(scenario)).cycle->rounds.has_value());
  EXPECT_FALSE(read_text("{ \"schema\": 1, \"cycle\": { \"rounds\": \"inf\" } }").cycle->rounds.has_value());
}

TEST(CycleScenario, Settings_ReachTheCycle_AndAddOneWhereThereIsNone) {
  Scenario scenario;
  apply_setting(scenario, "cycle.test_cost=.08");
  ASSERT_TRUE(scenario.cycle.has_value());
  EXPECT_EQ(scenario.cycle->parameters.test_cost, .08);
  apply_setting(scenario, "cycle.rounds=inf");
  EXPECT_FALSE(scenario.cycle->rounds.has_value());
  apply_setting(scenario, "cycle.rounds=3");
  EXPECT_EQ(scenario.cycle->rounds, 3U);
  apply_setting(scenario, "cycle.grid_loyalty=9");
  EXPECT_EQ(scenario.cycle->grid.loyalty, 9U);
  const std::string before = print(scenario);
  for (const char* wrong : {"cycle.rounds=13", "cycle.rounds=0", "cycle.rounds=2.5", "cycle.rounds=-inf",
                            "cycle.rounds=many", "cycle.grid_loyalty=inf", "cycle.test_cst=1", "cycle=5", "cycle.=5"}) {
    EXPECT_THROW(apply_setting(scenario, wrong), ParseError) << wrong;
    EXPECT_EQ(print(scenario), before) << wrong;
  }
}

TEST(CycleScenario, WholeNumbers_AreRefusedAtTheirPlace_IfTheyAreNot) {
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.type != ScenarioKeyType::whole_number) continue;
    for (const std::string_view value : {"nan", "2.5", "0", "-3", "1e9", "-inf", "\"many\"", "true", "[3]"}) {
      expect_complaint(fmt::format("{} = {}\n", key.name, value), 3, key.name.size() + 4,
                       fmt::format("expected a whole number from {} to {}", key.range.low, key.range.high));
    }
  }
}

TEST(CycleScenario, RulesThatJoinKeys_BlameAKeyThatTheFileGives) {
  expect_complaint("reserve_limit = 0.25\n", 3, 17,
                   "cycle.start_reserves: is 0.5: expected at most reserve_limit, 0.25");
  expect_complaint("start_reserves = 2\n", 3, 18, "expected at most reserve_limit, 1");
  expect_complaint("loyalty_high = 5\n", 3, 16, "is 6: expected a number from loyalty_low, -4, to loyalty_high, 5");
  expect_complaint("loyalty_low = 7\nstart_loyalty = 6.5\n", 4, 17, "from loyalty_low, 7, to loyalty_high, 8");
  expect_complaint("loyalty_low = 8\n", 3, 15, "cycle.loyalty_high: is 8: expected more than loyalty_low, 8");
  expect_complaint("grid_programme = 5000\ngrid_loyalty = 500\n", 3, 18, "has 52500000 states");
  expect_complaint("rounds = inf\nleader_discount = 1\n", 4, 19, "is 1: expected less");
  expect_complaint("sender_discount = 1\nrounds = inf\n", 3, 19, "there is no last round");
  EXPECT_NO_THROW((void)read_text("schema = 1\n[cycle]\nleader_discount = 1\nsender_discount = 1\n"));
}

TEST(CycleScenario, MisspeltKeys_AreAnsweredWithTheNearest) {
  expect_complaint("test_cots = 1\n", 3, 1, "unknown key 'test_cots' in [cycle], did you mean 'test_cost'?");
  expect_complaint("start = { reserves = 1 }\n", 3, 1, "unknown key 'start' in [cycle]");
  Scenario scenario;
  try {
    apply_setting(scenario, "cycel.rounds=3");
    ADD_FAILURE();
  } catch (const ParseError& error) {
    EXPECT_NE(error.message().find("did you mean 'cycle'?"), std::string::npos) << error.message();
  }
}

TEST(CycleScenario, KeyOfTheCycle_CannotBeWhatTheSenderIsUnsureOf) {
  expect_complaint("[uncertainty]\nparameter = \"cycle.saving\"\n", 4, 13, "expected a key of the episode itself");
}

}  // namespace
}  // namespace selectorate
