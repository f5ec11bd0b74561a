#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/report/cycle_chart.hpp>

#include "report/svg_reading.hpp"

namespace selectorate {
namespace {

CycleRecord made_up() {
  CycleRecord record;
  record.rounds = 2;
  record.path = {{.survival = 1, .state = {.5, .2, 0}, .provocation = 1, .concession = 0, .intensity = .5},
                 {.survival = .8, .state = {.25, .3, 0}, .provocation = .5, .concession = .25, .intensity = 1}};
  return record;
}

TEST(CycleChart, HasALineForEachFigure) {
  const LineChart panel = make_cycle_panel("Title", made_up().path);
  EXPECT_EQ(panel.title, "Title");
  ASSERT_EQ(panel.series.size(), 4U);
  EXPECT_EQ(panel.series[0].label, "programme");
  EXPECT_EQ(panel.series[0].points[1].x, 2);
  EXPECT_EQ(panel.series[0].points[1].y, .3);
  EXPECT_EQ(panel.series[1].points[1].y, 1);
  EXPECT_EQ(panel.series[2].points[0].y, 1);
  EXPECT_EQ(panel.series[3].points[1].y, .25);
  const ChartPanels chart = make_cycle_chart({}, made_up());
  ASSERT_EQ(chart.panels.size(), 2U);
  EXPECT_EQ(chart.panels[1].series[0].points[1].y, .8);
  EXPECT_EQ(chart.panels[1].series[1].points[0].y, .5);
}

TEST(CycleChart, IsReadable_AndSaysIfThereIsNoLastRound) {
  Scenario scenario;
  scenario.meta.id = "case";
  CycleRecord record = made_up();
  record.rounds.reset();
  std::ostringstream output;
  write_chart_panels(output, make_cycle_chart(scenario, record));
  testing::expect_readable(output.str());
  EXPECT_NE(output.str().find("there is no last round"), std::string::npos);
}

}  // namespace
}  // namespace selectorate
