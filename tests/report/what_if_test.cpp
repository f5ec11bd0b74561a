#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/what_if.hpp>

namespace selectorate {
namespace {

Scenario embargoed() {
  Scenario scenario;
  scenario.instruments = {make_instrument(InstrumentKind::trade_embargo)};
  return scenario;
}

TEST(WhatIf, EachChange_IsSolvedAsIfTheScenarioSaidSo) {
  const Scenario scenario = embargoed();
  const std::array intensity{0.8};
  const std::vector<WhatIf> found = solve_what_ifs(scenario, intensity);
  const auto free = std::find_if(found.begin(), found.end(), [](const WhatIf& what_if) {
    return what_if.change.find("worth nothing") != std::string::npos;
  });
  ASSERT_NE(free, found.end());
  Scenario changed = scenario;
  apply_setting(changed, "leader.policy_value=0");
  EXPECT_EQ(free->response.value, solve_leader_response(make_episode(changed), intensity).value);
}

TEST(WhatIf, ChangeThatIsNone_IsLeftOut) {
  Scenario scenario = embargoed();
  const std::array intensity{0.8};
  const std::size_t all = solve_what_ifs(scenario, intensity).size();
  scenario.target.coalition = scenario.target.selectorate;  // cannot grow
  scenario.actors.citizens.repression_limit = 0;            // there is no repression to take away
  EXPECT_EQ(solve_what_ifs(scenario, intensity).size(), all - 2);
}

}  // namespace
}  // namespace selectorate
