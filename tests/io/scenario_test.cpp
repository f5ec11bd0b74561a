#include <cmath>
#include <limits>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>
#include <selectorate/sanctions/instrument.hpp>

#include "io/scenario_text.hpp"

namespace selectorate {
namespace {

using testing::full_json;
using testing::full_toml;
using testing::print;
using testing::read_text;

/// Defaults of the published file format, typed in from its page and not from the library.
const std::map<std::string, double> published_defaults = {
    {"target.population", 25.4e6},
    {"target.selectorate", 3.0e6},
    {"target.coalition", 2000},
    {"target.revenue", 6.0e9},
    {"target.income", 900.0},
    {"target.subsistence", 300.0},
    {"target.public_goods_weight", .02},
    {"target.public_goods_price", 25.4e6},
    {"target.risk_aversion", 1.0},
    {"target.discount", 0.9},
    {"leader.office_rent", 0.0},
    {"leader.policy_value", 0.5},
    {"leader.leader_specific", 0.5},
    {"leader.concession_cost", 0.0},
    {"coalition.loyalty_shock", 0.1},
    {"citizens.barrier", 0.6},
    {"citizens.repression_effect", 6},
    {"citizens.revolt_shock", 0.05},
    {"citizens.repression_limit", 1.0},
    {"sender.concession_value", 1.0},
    {"sender.regime_change_value", .2},
    {"sender.humanitarian_weight", 0.1},
    {"cycle.start_reserves", 0.5},
    {"cycle.start_programme", 0.2},
    {"cycle.start_loyalty", 6},
    {"cycle.saving", 0.25},
    {"cycle.reserve_limit", 1},
    {"cycle.test_cost", 0.4},
    {"cycle.test_advance", 0.2},
    {"cycle.drift", 0.03},
    {"cycle.rollback", 0.6},
    {"cycle.adjustment", 0.5},
    {"cycle.erosion", 20},
    {"cycle.rally", 2},
    {"cycle.loyalty_low", -4},
    {"cycle.loyalty_high", 8},
    {"cycle.outrage", 0.15},
    {"cycle.leader_discount", 0.9},
    {"cycle.sender_discount", 0.9},
    {"provocation.demand", 1},
};

TEST(Scenario, EveryPublishedKeyExists_WithItsPublishedDefault) {
  for (const auto& [path, value] : published_defaults) {
    const std::size_t dot = path.find('.');
    EXPECT_EQ(default_number(path.substr(0, dot), path.substr(dot + 1)), value) << path;
  }
}

TEST(Scenario, EveryNumericKeyOutsideInstruments_IsPublished) {
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.type != ScenarioKeyType::number || key.section.empty()) continue;
    if (testing::header_of(key.section).starts_with("[[")) continue;
    EXPECT_TRUE(published_defaults.contains(fmt::format("{}.{}", key.section, key.name))) << key.name;
  }
}

TEST(Scenario, FullToml_IsReadKeyByKey) {
  const Scenario scenario = read_text(full_toml);
  EXPECT_EQ(scenario.meta.id, "north_korea_2017");
  EXPECT_EQ(scenario.meta.title, "North Korea, \"maximum pressure\"");
  EXPECT_EQ(scenario.meta.sources.size(), 2U);
  EXPECT_EQ(scenario.meta.illustrative.at(2), "citizens");
  EXPECT_EQ(scenario.target.coalition, 2000);
  EXPECT_EQ(scenario.target.discount, 0.9);
  EXPECT_EQ(scenario.actors.leader.policy_value, 0.5);
  EXPECT_EQ(scenario.actors.coalition.loyalty_shock, 0.1);
  EXPECT_EQ(scenario.actors.citizens.repression_effect, 6.0);
  EXPECT_EQ(scenario.actors.sender.regime_change_value, 0.2);
  ASSERT_EQ(scenario.instruments.size(), 2U);
  EXPECT_EQ(scenario.instruments[0].kind, InstrumentKind::trade_embargo);
  EXPECT_EQ(scenario.instruments[0].intensity, 0.8);
  EXPECT_EQ(scenario.instruments[0].rent, 0.05);
  EXPECT_EQ(scenario.instruments[1].luxury, 0.25);
  EXPECT_FALSE(scenario.instruments[1].intensity.has_value());
  EXPECT_EQ(scenario.instruments[1].evasion_cost, std::numeric_limits<double>::infinity());
  ASSERT_EQ(scenario.types.size(), 2U);
  EXPECT_EQ(scenario.types[0].name, "determined");
  EXPECT_EQ(scenario.types[0].probability, .75);
  EXPECT_EQ(scenario.types[0].test_cost, .125);
  EXPECT_EQ(scenario.types[0].policy_value, 1.5);
  EXPECT_EQ(scenario.types[0].coalition, 3000);
  EXPECT_EQ(scenario.types[0].barrier, std::numeric_limits<double>::infinity());
  EXPECT_FALSE(scenario.types[1].policy_value || scenario.types[1].coalition || scenario.types[1].barrier);
  ASSERT_TRUE(scenario.provocation.has_value());
  EXPECT_EQ(scenario.provocation->intensities, (std::vector<double>{0, .25, 1}));
  EXPECT_EQ(scenario.provocation->demand, .5);
  ASSERT_TRUE(scenario.uncertainty.has_value());
  EXPECT_EQ(scenario.uncertainty->parameters.at("location").front(), -0.7);
}

TEST(Scenario, JsonWithTheSameKeys_IsTheSameScenario) {
  EXPECT_EQ(print(read_text(full_json)), print(read_text(full_toml)));
}

TEST(Scenario, InstrumentKeysThatAreAbsent_ComeFromTheKind_WhereverKindStands) {
  const Scenario scenario = read_text("schema = 1\n[[instrument]]\nrent = 0.5\nkind = \"trade_embargo\"\n");
  Instrument expected = make_instrument(InstrumentKind::trade_embargo);
  EXPECT_EQ(scenario.instruments.at(0).revenue, expected.revenue);
  EXPECT_EQ(scenario.instruments.at(0).evasion_cost, expected.evasion_cost);
  EXPECT_EQ(scenario.instruments.at(0).rent, 0.5);
}

TEST(Scenario, SchemaAlone_GivesTheDefaultScenario) {
  EXPECT_EQ(print(read_text("schema = 1\n")), print(Scenario{}));
}

TEST(Scenario, PrintedConfiguration_ReadsBackToTheSameBits) {
  Scenario scenario = read_text(full_toml);
  scenario.target.income = std::nextafter(900.0, 901.0);  // needs all 17 digits
  scenario.target.population = 1e300;
  scenario.actors.citizens.barrier = std::numeric_limits<double>::infinity();
  scenario.actors.sender.regime_change_value = -1.0 / 3.0;
  scenario.meta.title = "tab\t quote\" backslash\\ newline\n bell\a delete\x7f käse";
  const Scenario again = read_text(print(scenario));
  EXPECT_EQ(again.target.income, scenario.target.income);
  EXPECT_EQ(again.target.population, 1e300);
  EXPECT_TRUE(std::isinf(again.actors.citizens.barrier));
  EXPECT_EQ(again.actors.sender.regime_change_value, -1.0 / 3.0);
  EXPECT_EQ(again.meta.title, scenario.meta.title);
  EXPECT_EQ(print(again), print(scenario));
}

TEST(Scenario, PrintedConfiguration_NamesEveryKey) {
  const std::string text = std::string("\n").append(print(read_text(full_toml)));
  for (const ScenarioKey& key : scenario_keys()) {
    EXPECT_NE(text.find(fmt::format("\n{} = ", key.name)), std::string::npos) << key.name;
  }
}

TEST(Scenario, FreeIntensity_CanBeSaidAloud) {
  const Scenario scenario = read_text("schema = 1\n[[instrument]]\nkind = \"aid_cut\"\nintensity = \"free\"\n");
  EXPECT_FALSE(scenario.instruments.at(0).intensity.has_value());
}

TEST(Scenario, DiscreteUncertainty_TakesLists) {
  const Scenario scenario = read_text(
      "schema = 1\n[uncertainty]\nparameter = \"citizens.barrier\"\ndistribution = \"discrete\"\n"
      "parameters = { values = [0.2, 0.6], probabilities = [0.25, 0.75] }\n");
  EXPECT_EQ(scenario.uncertainty->parameters.at("values"), (std::vector<double>{0.2, 0.6}));
  EXPECT_EQ(print(read_text(print(scenario))), print(scenario));
}

TEST(Scenario, MissingFile_AndFolder_AreSaidSo) {
  EXPECT_THROW(static_cast<void>(read_scenario_file("no/such/file.toml")), ParseError);
  try {
    static_cast<void>(read_scenario_file("/"));
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_NE(error.message().find("folder"), std::string::npos) << error.what();
  }
}

TEST(ScenarioKeys, RangesAreSaidInWords) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  EXPECT_EQ(describe(NumberRange{0, 1, false, true}), "a number in [0, 1)");
  EXPECT_EQ(describe(NumberRange{0, inf, true, true}), "a finite number above 0");
  EXPECT_EQ(describe(NumberRange{0, inf, true, false}), "a finite number above 0 or inf");
  EXPECT_EQ(describe(NumberRange{0, inf, false, true}), "a finite number at least 0");
  EXPECT_FALSE(NumberRange{}.contains(std::nan("")));
}

}  // namespace
}  // namespace selectorate
