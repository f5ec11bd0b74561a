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

using testing::full_toml;
using testing::print;
using testing::read_text;

std::string complaint(std::string_view setting) {
  Scenario scenario = read_text(full_toml);
  const std::string before = print(scenario);
  try {
    apply_setting(scenario, setting);
  } catch (const ParseError& error) {
    EXPECT_EQ(print(scenario), before) << "a setting that fails must change nothing";
    return error.what();
  }
  return "";
}

TEST(ScenarioSetting, EveryNumericKey_IsReached) {
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.type != ScenarioKeyType::number || key.section.empty()) continue;
    Scenario scenario = read_text(full_toml);
    const std::string path = fmt::format("{}.{}", testing::path_of_first(key.section), key.name);
    const double value = 0.4375;  // in every key's range, and no key's default
    apply_setting(scenario, fmt::format("{}={}", path, value));
    EXPECT_NE(print(scenario).find(fmt::format("\n{} = 0.4375 ", key.name)), std::string::npos) << path;
  }
}

TEST(ScenarioSetting, Numbers_MayStartWithThePoint) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "leader.policy_value=.3");
  EXPECT_EQ(scenario.actors.leader.policy_value, 0.3);
  apply_setting(scenario, "sender.regime_change_value = -.25");
  EXPECT_EQ(scenario.actors.sender.regime_change_value, -0.25);
  apply_setting(scenario, "leader.policy_value=.5e-1");
  EXPECT_EQ(scenario.actors.leader.policy_value, 0.05);
  apply_setting(scenario, "meta.title=No. 7 of .5");
  EXPECT_EQ(scenario.meta.title, "No. 7 of .5");
  EXPECT_NE(complaint("leader.policy_value=..3"), "");
  EXPECT_NE(complaint("leader.policy_value=.x"), "");
}

TEST(ScenarioSetting, InstrumentIsNamed_ByNumberOrKind) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "instrument[1].enforcement=0.25");
  EXPECT_EQ(scenario.instruments[1].enforcement, 0.25);
  apply_setting(scenario, "instrument.trade_embargo.enforcement = 0.75");
  EXPECT_EQ(scenario.instruments[0].enforcement, 0.75);
  apply_setting(scenario, "instrument.trade_embargo.intensity=free");
  EXPECT_FALSE(scenario.instruments[0].intensity.has_value());
  apply_setting(scenario, "instrument[0].evasion_cost=inf");
  EXPECT_GT(scenario.instruments[0].evasion_cost, 1e308);
}

TEST(ScenarioSetting, Kind_ReplacesOrAddsAnInstrument) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "instrument[0].kind=aid_cut");
  EXPECT_EQ(scenario.instruments[0].revenue, make_instrument(InstrumentKind::aid_cut).revenue);
  EXPECT_EQ(scenario.instruments[0].intensity, 0.8);
  apply_setting(scenario, "instrument[2].kind=travel_ban");
  ASSERT_EQ(scenario.instruments.size(), 3U);
  EXPECT_EQ(scenario.instruments[2].kind, InstrumentKind::travel_ban);
  EXPECT_NE(complaint("instrument[2].rent=0.1").find("kind first"), std::string::npos);
}

TEST(ScenarioSetting, TextAndLists_AreReached) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "meta.id=case_2");
  apply_setting(scenario, "meta.title=\"Two words\"");
  apply_setting(scenario, "meta.illustrative=[\"target\"]");
  apply_setting(scenario, "uncertainty.distribution=normal");
  apply_setting(scenario, "uncertainty.parameters.scale=0.25");
  EXPECT_EQ(scenario.meta.id, "case_2");
  EXPECT_EQ(scenario.meta.title, "Two words");
  EXPECT_EQ(scenario.meta.illustrative.size(), 1U);
  EXPECT_EQ(scenario.uncertainty->parameters.at("scale").front(), 0.25);
  EXPECT_NO_THROW(validate_scenario(scenario));
}

TEST(ScenarioSetting, WrongSettings_SayWhatWasExpected) {
  EXPECT_NE(complaint("target.coaliton=5").find("did you mean 'coalition'?"), std::string::npos);
  EXPECT_NE(complaint("targt.coalition=5").find("did you mean 'target'?"), std::string::npos);
  EXPECT_NE(complaint("target.discount=1").find("a number in [0, 1)"), std::string::npos);
  EXPECT_NE(complaint("target.discount=lots").find("a number in [0, 1)"), std::string::npos);
  EXPECT_NE(complaint("target.discount").find("section.key=value"), std::string::npos);
  EXPECT_NE(complaint("target=5").find("section.key=value"), std::string::npos);
  EXPECT_NE(complaint("instrument.rent=5").find("not a kind"), std::string::npos);
  EXPECT_NE(complaint("instrument[7].rent=5").find("there are 2 instruments"), std::string::npos);
  EXPECT_NE(complaint("instrument[x].rent=5").find("there are 2 instruments"), std::string::npos);
  EXPECT_NE(complaint("instrument.aid_cut.rent=5").find("no instrument of kind"), std::string::npos);
  EXPECT_NE(complaint("schema=2").find("expected 1"), std::string::npos);
  EXPECT_NE(complaint("=").find("unknown section"), std::string::npos);
  EXPECT_NE(complaint("target.income=1\n[leader]\noffice_rent=5").find("a finite number"), std::string::npos);
}

TEST(ScenarioSetting, SeveralInstrumentsOfAKind_MustBeNamedByNumber) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "instrument[2].kind=luxury_ban");
  EXPECT_THROW(apply_setting(scenario, "instrument.luxury_ban.rent=0.1"), ParseError);
}

TEST(ScenarioSetting, RulesThatJoinKeys_WaitForTheLastSetting) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "target.coalition=4e6");
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
  apply_setting(scenario, "target.selectorate=5e6");
  EXPECT_NO_THROW(validate_scenario(scenario));
}

TEST(ScenarioSetting, SenderState_IsReachedByNumber_AndAddedByItsName) {
  Scenario scenario = read_text(full_toml);
  ASSERT_EQ(scenario.sender_states.size(), 2U);
  EXPECT_EQ(scenario.sender_states[0].name, "lead sender");
  EXPECT_EQ(scenario.sender_states[0].cost, -0.25);
  EXPECT_EQ(scenario.sender_states[1].penalty, 0);
  apply_setting(scenario, "sender_state[1].penalty=0.5");
  EXPECT_EQ(scenario.sender_states[1].penalty, 0.5);
  EXPECT_NE(complaint("sender_state[2].cost=1"), "");
  EXPECT_NE(complaint("sender_state[3].name=ally"), "");
  EXPECT_NE(complaint("sender_state[0].count=2"), "");
  EXPECT_NE(complaint("sender_state.cost=2"), "");
  apply_setting(scenario, "sender_state[2].name=ally");
  ASSERT_EQ(scenario.sender_states.size(), 3U);
  EXPECT_EQ(scenario.sender_states[2].name, "ally");
}

TEST(ScenarioSetting, Type_IsReachedByNumberOrName_AndAddedByItsName) {
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "type.hesitant.test_cost=.2");
  apply_setting(scenario, "type[0].test_cost=.3");
  EXPECT_EQ(scenario.types[1].test_cost, .2);
  EXPECT_EQ(scenario.types[0].test_cost, .3);
  apply_setting(scenario, "type.hesitant.barrier=inf");
  apply_setting(scenario, "type.determined.barrier=same");
  EXPECT_EQ(scenario.types[1].barrier, std::numeric_limits<double>::infinity());
  EXPECT_FALSE(scenario.types[0].barrier.has_value());
  apply_setting(scenario, "type[2].name=bluffing");
  apply_setting(scenario, "type.bluffing.coalition=5000");
  ASSERT_EQ(scenario.types.size(), 3U);
  EXPECT_EQ(scenario.types[2].coalition, 5000);
  apply_setting(scenario, "provocation.intensities=[0, .5]");
  EXPECT_EQ(scenario.provocation->intensities, (std::vector<double>{0, .5}));
}

TEST(ScenarioSetting, Type_ThatIsNotThere_IsSaidToBeMissing) {
  EXPECT_NE(complaint("type.hesitan.test_cost=1").find("did you mean 'hesitant'?"), std::string::npos);
  EXPECT_NE(complaint("type.hesitant.test_cots=1").find("did you mean 'test_cost'?"), std::string::npos);
  EXPECT_NE(complaint("type.test_cost=1").find("no type called 'test_cost'"), std::string::npos);
  EXPECT_NE(complaint("type[2].test_cost=1").find("set its name first"), std::string::npos);
  EXPECT_NE(complaint("type[7].test_cost=1").find("there are 2 types"), std::string::npos);
  EXPECT_NE(complaint("type.hesitant=1").find("names a section"), std::string::npos);
  EXPECT_NE(complaint("type.hesitant.coalition=sme").find("or \"same\""), std::string::npos);
  EXPECT_NE(complaint("provocation.demnd=1").find("did you mean 'demand'?"), std::string::npos);
  Scenario scenario = read_text(full_toml);
  apply_setting(scenario, "type[1].name=determined");
  EXPECT_THROW(apply_setting(scenario, "type.determined.test_cost=1"), ParseError);
}

}  // namespace
}  // namespace selectorate
