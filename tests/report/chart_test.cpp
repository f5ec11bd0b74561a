#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/report/chart.hpp>

#include "report/chart_layout.hpp"
#include "report/svg_reading.hpp"

namespace selectorate {
namespace {

std::string drawn(const LineChart& chart) {
  std::ostringstream output;
  write_line_chart(output, chart);
  return output.str();
}

/// Six lines that end at nearly the same place, with labels longer than their room, and titles that need several lines.
LineChart crowded_chart() {
  LineChart chart;
  chart.title = "A title that is so long that it has to be broken in two, or it would run out of the drawing's frame";
  chart.subtitle =
      "And a subtitle that is no shorter: what is shown, for whom it is shown, and why one should look at it";
  chart.source =
      "Source: made up for this test, at some length, so that it too has to be broken, unless the drawing grows";
  chart.x = {.label = "Intensity", .unit = "% of full", .scale = 100};
  chart.y = {.label = "Money", .unit = "million USD a year"};
  for (int i = 0; i < 6; ++i) {
    chart.series.push_back({"series number " + std::to_string(i) + " with a label that takes two lines", {}});
    for (int j = 0; j <= 10; ++j) chart.series.back().points.push_back({j / 10.0, 1e6 + i * j});
  }
  return chart;
}

TEST(LineChart, ShowsItsLabels_Escaped) {
  LineChart chart;
  chart.title = "Guns & butter";
  chart.x = {.label = "Intensity", .unit = "", .low = 0, .high = 1};
  chart.y = {.label = "Concession", .unit = "", .low = 0, .high = 1};
  chart.series = {{.label = "W < 10", .points = {{0, 0}, {.5, std::nan("")}, {1, 1}}}};
  std::ostringstream output;
  write_line_chart(output, chart);
  const std::string svg = output.str();
  EXPECT_NE(svg.find("<svg"), std::string::npos);
  EXPECT_NE(svg.find("</svg>"), std::string::npos);
  EXPECT_NE(svg.find("Guns &amp; butter"), std::string::npos);
  EXPECT_NE(svg.find("W &lt; 10"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
}

TEST(LineChart, Crowded_IsStillReadable) {
  testing::expect_readable(drawn(crowded_chart()));
}

TEST(LineChart, ConstantZeroNegativeAndTiny_AreReadable) {
  for (const double value : {0.0, -3.5, 1e-9, 7e12}) {
    LineChart chart;
    chart.x.label = "x";
    chart.y.label = "y";
    chart.series = {{"a", {{0, value}, {1, value}}}, {"b", {{0, 0}, {1, value / 2}}}};
    testing::expect_readable(drawn(chart));
  }
}

TEST(LineChart, PointThatIsNotFinite_BreaksTheLine) {
  LineChart chart;
  chart.series = {{"a", {{0, 0}, {1, 1}, {2, std::nan("")}, {3, 1}, {4, 2}}}};
  const std::string svg = drawn(chart);
  std::size_t lines = 0;
  for (std::size_t at = svg.find("<polyline"); at != std::string::npos; at = svg.find("<polyline", at + 1)) ++lines;
  EXPECT_EQ(lines, 2U);
}

TEST(LineChart, EverySeriesHasItsOwnDashes) {
  std::vector<std::string> dashes;
  for (std::size_t i = 0; i < 6; ++i) dashes.emplace_back(series_stroke(i).dashes);
  std::sort(dashes.begin(), dashes.end());
  EXPECT_EQ(std::adjacent_find(dashes.begin(), dashes.end()), dashes.end());
}

TEST(LineChart, WithNothingToDraw_IsRefused) {
  LineChart chart;
  EXPECT_THROW(drawn(chart), InvalidModel);
  chart.series = {{"a", {{0, std::nan("")}}}};
  EXPECT_THROW(drawn(chart), InvalidModel);
  chart.series.assign(7, {"a", {{0, 0}}});
  EXPECT_THROW(drawn(chart), InvalidModel);
}

TEST(ChartPanels, AreReadable) {
  ChartPanels panels{"Title", "Subtitle", "Source", {crowded_chart(), crowded_chart()}};
  for (LineChart& chart : panels.panels) {
    chart.title = "Panel";
    for (ChartSeries& series : chart.series) series.label = "short";
  }
  std::ostringstream output;
  write_chart_panels(output, panels);
  testing::expect_readable(output.str());
}

TEST(BarChart, GainsAndLosses_AreReadable) {
  BarChart chart{"Title", "Subtitle", "Source", {.label = "Change", .unit = "%", .scale = 100}, {}};
  chart.groups = {{"first group of bars", {{"a rather long label of a bar", -0.99}, {"b", 2.5}, {"c", 0}}},
                  {"second", {{"a rather long label of a bar", 0.00003}, {"b", -0.5}, {"c", 1}}}};
  std::ostringstream output;
  write_bar_chart(output, chart);
  testing::expect_readable(output.str());
}

TEST(BarChart, ValueThatIsNotFinite_IsRefused) {
  BarChart chart;
  chart.groups = {{"g", {{"a", std::numeric_limits<double>::infinity()}}}};
  std::ostringstream output;
  EXPECT_THROW(write_bar_chart(output, chart), InvalidModel);
}

TEST(Ticks, AreRoundNumbers_ThatCoverTheRange) {
  EXPECT_EQ(make_ticks(0, 100), (std::vector<double>{0, 20, 40, 60, 80, 100}));
  EXPECT_EQ(make_ticks(0, 1, 3), (std::vector<double>{0, 0.5, 1}));
  RandomStream random(1);
  for (int i = 0; i < 1000; ++i) {
    const double low = random.uniform(-1e6, 1e6);
    const double high = low + random.log_uniform(1e-3, 1e9);
    const std::vector<double> ticks = make_ticks(low, high);
    const double step = ticks[1] - ticks[0];
    EXPECT_LE(ticks.front(), low + 1e-6 * step);
    EXPECT_GE(ticks.back(), high - 1e-6 * step);
    EXPECT_LE(ticks.size(), 9U);
    const double leading = step / std::pow(10.0, std::floor(std::log10(step) + 1e-6));
    const double off = std::min({std::abs(leading - 1), std::abs(leading - 2), std::abs(leading - 5)});
    EXPECT_LT(off, 1e-5) << step;
  }
}

TEST(HorizontalScale, EndsWhereTheRangeEnds_WithAtLeastTwoTicksWithin) {
  const AxisScale rounds = make_horizontal_scale({.label = "Round", .unit = "", .low = 0, .high = 12}, {});
  EXPECT_EQ(rounds.high, 12);
  EXPECT_EQ(rounds.ticks, (std::vector<double>{0, 5, 10}));
  RandomStream random(3);
  for (int i = 0; i < 1000; ++i) {
    const double low = random.uniform(-1e6, 1e6);
    const double high = low + random.log_uniform(1e-3, 1e9);
    const AxisScale scale = make_horizontal_scale({.label = "x", .unit = "", .low = low, .high = high}, {});
    EXPECT_EQ(scale.share(low), 0);
    EXPECT_EQ(scale.share(high), 1);
    ASSERT_GE(scale.ticks.size(), 2U);
    EXPECT_GE(scale.ticks.front(), low - 1e-6 * (high - low));
    EXPECT_LE(scale.ticks.back(), high + 1e-6 * (high - low));
  }
}

TEST(SpreadLabels, KeepTheirDistanceOrderAndFrame_AndStayWhereTheyCan) {
  RandomStream random(2);
  for (int i = 0; i < 2000; ++i) {
    std::vector<double> wishes(1 + random.below(6));
    for (double& wish : wishes) wish = random.uniform(0, 300);
    const std::vector<double> places = spread_labels(wishes, 20, 0, 300);
    for (std::size_t a = 0; a < wishes.size(); ++a) {
      EXPECT_GE(places[a], -1e-9);
      EXPECT_LE(places[a], 300 + 1e-9);
      bool alone = true;
      for (std::size_t b = 0; b < wishes.size(); ++b) {
        if (a == b) continue;
        EXPECT_GE(std::abs(places[a] - places[b]), 20 - 1e-9);
        EXPECT_EQ(wishes[a] < wishes[b], places[a] < places[b]);
        alone &= std::abs(wishes[a] - wishes[b]) > 120;
      }
      if (alone) {
        EXPECT_NEAR(places[a], wishes[a], 1e-9);
      }
    }
  }
}

}  // namespace
}  // namespace selectorate
