#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/provocation_chart.hpp>

#include "io/provocation_sample.hpp"
#include "report/svg_reading.hpp"

namespace selectorate {
namespace {

/// A scenario to which the sample's game belongs.
Scenario make_scenario() {
  const ProvocationRecord record = testing::sample_provocation(.25, .125);
  Scenario scenario;
  scenario.meta.id = "provoked";
  scenario.types = record.types;
  scenario.provocation = record.described;
  return scenario;
}

// Full sanctions are worth 1 against the weak and -1/4 against the tough, none are worth 0: they pay up to a belief of
// 4/5, so three times the last fifth is shown, rounded up.
TEST(ProvocationChart, ShowsTheValueOfEachIntensity_AroundTheBeliefAtWhichSanctionsCeaseToPay) {
  const LineChart chart = make_belief_chart(make_scenario(), testing::sample_provocation(.25, .125).game);
  ASSERT_EQ(chart.series.size(), 2U);
  EXPECT_EQ(chart.series[0].label, "no sanctions");
  EXPECT_EQ(chart.series[1].label, "100 %");
  EXPECT_EQ(chart.series[1].points.back().x, 1);
  EXPECT_EQ(chart.series[1].points.back().y, -.25);
  EXPECT_EQ(chart.x.low, 0);
  EXPECT_EQ(chart.series[1].points.front().y, 1);
  std::ostringstream output;
  write_line_chart(output, chart);
  testing::expect_readable(output.str());
  EXPECT_NE(output.str().find("Belief that the target is tough"), std::string::npos);
}

TEST(ProvocationChart, LooksCloser_WhereSanctionsPayUntilTheyAreNearlySureToBeInVain) {
  ProvocationGame game = testing::sample_provocation(.25, .125).game;
  game.types[0].answers[1].resist.sender = -.01;  // they pay up to a belief of 1/1.01
  const LineChart chart = make_belief_chart(make_scenario(), game);
  EXPECT_NEAR(chart.x.low, .95, 1e-12);
  EXPECT_EQ(chart.x.high, 1);
}

TEST(ProvocationChart, OtherTypes_KeepTheirProportions) {
  Scenario scenario = make_scenario();
  ProvocationGame game = testing::sample_provocation(.25, .125).game;
  game.types.push_back(game.types[0]);  // .25 tough, .75 weak, .25 tough again: 1 in 4 of the others
  scenario.types.push_back(scenario.types[0]);
  const LineChart chart = make_belief_chart(scenario, game);
  EXPECT_NEAR(chart.series[1].points.front().y, .75 * 1 + .25 * -.25, 1e-12);
}

TEST(ProvocationChart, DrawsTheBestSix_OfManyIntensities) {
  Scenario scenario = make_scenario();
  ProvocationGame game = testing::sample_provocation(.25, .125).game;
  scenario.provocation->intensities = {0, .1, .2, .3, .4, .5, .6, 1};
  game.intensities.assign(8, "some");
  for (ProvocationType& type : game.types) type.answers.insert(type.answers.begin() + 1, 6, type.answers.front());
  const LineChart chart = make_belief_chart(scenario, game);
  ASSERT_EQ(chart.series.size(), 6U);
  EXPECT_EQ(chart.series.front().label, "no sanctions");
  EXPECT_EQ(chart.series.back().label, "100 %") << "it is the best against the weak";
}

TEST(ProvocationChart, GameOfAnotherScenario_IsRefused) {
  const ProvocationGame game = testing::sample_provocation(.25, .125).game;
  Scenario scenario = make_scenario();
  scenario.provocation->intensities.push_back(.5);
  EXPECT_THROW(static_cast<void>(make_belief_chart(scenario, game)), InvalidModel);
  scenario.provocation.reset();
  EXPECT_THROW(static_cast<void>(make_belief_chart(scenario, game)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
