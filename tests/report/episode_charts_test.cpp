#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/episode_charts.hpp>

#include "report/svg_reading.hpp"

namespace selectorate {
namespace {

Scenario sanctioned() {
  Scenario scenario;
  scenario.meta.id = "made_up";
  scenario.instruments = {make_instrument(InstrumentKind::trade_embargo), make_instrument(InstrumentKind::luxury_ban)};
  scenario.instruments[0].intensity = 0.5;
  return scenario;
}

TEST(EpisodeCharts, CoalitionSizes_HoldTheScenariosOwn_AndFitTheSelectorate) {
  Scenario scenario;
  scenario.target.coalition = 2000;
  scenario.target.selectorate = 3e5;
  EXPECT_EQ(coalition_sizes(scenario), (std::vector<double>{200, 2000, 20'000, 200'000}));
}

TEST(EpisodeCharts, CurvesFollowEveryInstrument_AlsoThoseThatAreFixed) {
  const std::vector<double> coalitions = {2000, 200'000};
  const auto curves = solve_coalition_curves(sanctioned(), coalitions, 3);
  ASSERT_EQ(curves.size(), 2U);
  ASSERT_EQ(curves[1].curve.size(), 3U);
  EXPECT_EQ(curves[1].curve[0].response.outcome.revenue_loss, 0);  // no sanctions at the ray's origin
  EXPECT_GT(curves[1].curve[2].response.outcome.revenue_loss, 0);
}

TEST(EpisodeCharts, CostOfNoSanctions_IsNothingToAnybody) {
  const std::vector<double> none = {0, 0};
  const std::vector<double> coalitions = {2000};
  const auto cases = solve_cost_bearing(sanctioned(), none, coalitions);
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].outsiders, 0);
  EXPECT_EQ(cases[0].insiders, 0);
  EXPECT_EQ(cases[0].leader, 0);
}

TEST(EpisodeCharts, InstrumentThatIsNotEnforced_BuysNothing) {
  const auto sweeps = solve_enforcement_sweeps(sanctioned(), 3);
  ASSERT_EQ(sweeps.size(), 2U);
  for (const EnforcementSweep& sweep : sweeps) {
    EXPECT_EQ(sweep.points.front().enforcement, 0);
    EXPECT_EQ(sweep.points.front().constraint, 0);
    EXPECT_EQ(sweep.points.back().enforcement, 1);
  }
  Scenario empty;
  EXPECT_THROW(static_cast<void>(solve_enforcement_sweeps(empty, 3)), InvalidModel);
}

TEST(EpisodeCharts, AllThree_AreReadable) {
  const Scenario scenario = sanctioned();
  const std::vector<double> coalitions = coalition_sizes(scenario);
  const std::vector<double> intensities = {0.5, 1};
  std::ostringstream first, second, third;
  write_line_chart(first, make_concession_chart(scenario, solve_coalition_curves(scenario, coalitions, 5)));
  write_bar_chart(second, make_cost_chart(scenario, solve_cost_bearing(scenario, intensities, coalitions)));
  write_chart_panels(third, make_enforcement_chart(scenario, solve_enforcement_sweeps(scenario, 5)));
  for (const auto* chart : {&first, &second, &third}) testing::expect_readable(chart->str());
}

}  // namespace
}  // namespace selectorate
