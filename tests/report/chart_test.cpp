#include <cmath>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/report/chart.hpp>

namespace selectorate {
namespace {

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

TEST(Ticks, AreEvenlySpacedInsideTheRange) {
  const std::vector<double> ticks = make_ticks(0, 1);
  ASSERT_GE(ticks.size(), 3U);
  EXPECT_GE(ticks.front(), 0);
  EXPECT_LE(ticks.back(), 1 + 1e-12);
  for (std::size_t i = 2; i < ticks.size(); ++i) {
    EXPECT_NEAR(ticks[i] - ticks[i - 1], ticks[1] - ticks[0], 1e-12);
  }
}

}  // namespace
}  // namespace selectorate
