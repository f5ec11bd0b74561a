#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/enforcement_record.hpp>
#include <selectorate/sanctions/enforcement_value.hpp>

namespace selectorate {
namespace {

/// A lead sender that enforces in any case, and a neighbour that loses by it.
Scenario make_scenario(double penalty) {
  Scenario scenario;
  scenario.instruments = {make_instrument(InstrumentKind::dual_use_ban)};
  scenario.sender_states = {{.name = "lead", .weight = 3, .benefit = 1, .cost = -1},
                            {.name = "neighbour", .weight = 1, .benefit = 0, .cost = .5, .penalty = penalty}};
  return scenario;
}

TEST(EnforcementRecord, ValuesEnforcementByTheScenariosEpisode) {
  const Scenario scenario = make_scenario(0);
  const EnforcementRecord record = solve_enforcement_record(scenario);
  const EnforcementValue expected = solve_enforcement_value(make_episode(scenario), 20, {.certify = false}).value;
  ASSERT_EQ(record.game.value().knots().size(), 21U);
  for (std::size_t i = 0; i < 21; ++i) {
    EXPECT_EQ(record.game.value().knots()[i].value, expected.knots()[i].value);
  }
}

// The neighbour's penalty is 3/4 of the whole where the lead enforces: it joins iff that is at least its cost.
TEST(EnforcementRecord, SaysWhoEnforces) {
  const auto profiles = [](double penalty) {
    const EnforcementRecord record = solve_enforcement_record(make_scenario(penalty));
    EXPECT_TRUE(record.pure.complete());
    std::vector<std::uint64_t> found;
    for (const EnforcementEquilibrium& equilibrium : record.pure.equilibria) found.push_back(equilibrium.profile);
    return found;
  };
  EXPECT_EQ(profiles(.5), (std::vector<std::uint64_t>{1}));
  EXPECT_EQ(profiles(.75), (std::vector<std::uint64_t>{3}));
}

TEST(EnforcementRecord, NeedsSenderStates) {
  Scenario scenario = make_scenario(0);
  scenario.sender_states.clear();
  EXPECT_THROW((void)solve_enforcement_record(scenario), InvalidModel);
}

TEST(EnforcementRecord, ReadsWhatTheScenarioRules) {
  Scenario scenario = make_scenario(0);
  scenario.sender_states.resize(25);
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
  scenario.sender_states.resize(24);
  EXPECT_NO_THROW(validate_scenario(scenario));
  scenario.sender_states[5].weight = 1e20;
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
  scenario.sender_states[5].weight = 1;
  scenario.sender_states[5].penalty = -1;
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
}

}  // namespace
}  // namespace selectorate
