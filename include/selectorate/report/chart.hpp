#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// What an axis measures and how far it reaches.
struct ChartAxis {
  std::string label;  ///< "Concession"
  std::string unit;   ///< "% of what is asked"; empty if it has none
  double low = 0;     ///< first value shown
  double high = 0;    ///< last value shown; low >= high: as the data need, zero included
  double scale = 1;   ///< data are multiplied by this before they are shown: 100 for shares in percent
};

struct ChartPoint {
  double x = 0;
  double y = 0;  ///< a point that is not finite breaks the line
};

struct ChartSeries {
  std::string label;  ///< stands beside the end of its line
  std::vector<ChartPoint> points;
};

/// Lines in one pair of axes, told apart without colour: from dark to light, each with its own dashes.
struct LineChart {
  std::string title;     ///< what the reader should see
  std::string subtitle;  ///< what is shown
  std::string source;    ///< where the figures come from
  ChartAxis x;
  ChartAxis y;
  std::vector<ChartSeries> series;  ///< at most 6
};

/// Writes one chart as SVG.
/// \throws InvalidModel if there are no series, more than 6, or no finite point
SELECTORATE_EXPORT void write_line_chart(std::ostream& output, const LineChart& chart);

/// Charts below each other under one title; each panel's own title stands above it, its subtitle and source are not
/// shown.
struct ChartPanels {
  std::string title;
  std::string subtitle;
  std::string source;
  std::vector<LineChart> panels;
};

/// \throws InvalidModel as `write_line_chart`, or if there are no panels
SELECTORATE_EXPORT void write_chart_panels(std::ostream& output, const ChartPanels& panels);

struct Bar {
  std::string label;
  double value = 0;
};

struct BarGroup {
  std::string label;
  std::vector<Bar> bars;
};

/// Horizontal bars in groups; the bar at the same place of each group has the same shade, and each has its value beside
/// it.
struct BarChart {
  std::string title;
  std::string subtitle;
  std::string source;
  ChartAxis value;
  std::vector<BarGroup> groups;
};

/// \throws InvalidModel if there is no bar, or a value is not finite
SELECTORATE_EXPORT void write_bar_chart(std::ostream& output, const BarChart& chart);

/// Round numbers (1, 2 or 5 times a power of ten apart) from at most `low` to at least `high`, about `wanted` of them.
[[nodiscard]] SELECTORATE_EXPORT std::vector<double> make_ticks(double low, double high, int wanted = 6);

}  // namespace selectorate
