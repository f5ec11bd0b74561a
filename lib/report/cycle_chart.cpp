#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <selectorate/report/cycle_chart.hpp>

#include "report/scenario_axes.hpp"

namespace selectorate {
namespace {

struct Line {
  std::string label;
  double (*figure)(const CycleRound&);
};

LineChart make_panel(std::string title, std::string measure, const std::vector<CycleRound>& path,
                     const std::vector<Line>& lines) {
  LineChart panel;
  panel.title = std::move(title);
  constexpr double fewest = 5;  // with less on the axis there would be marks between rounds
  panel.x = {.label = "Round", .unit = "", .low = 0, .high = std::max(fewest, static_cast<double>(path.size()))};
  double high = 1;  // reserves can be more than a round's revenue
  for (const Line& line : lines) {
    ChartSeries series{line.label, {}};
    for (std::size_t t = 0; t < path.size(); ++t) {
      series.points.push_back({1.0 + static_cast<double>(t), line.figure(path[t])});
      high = std::max(high, series.points.back().y);
    }
    panel.series.push_back(std::move(series));
  }
  panel.y = percent_axis(std::move(measure), "%", 0, high);
  return panel;
}

}  // namespace

LineChart make_cycle_panel(std::string title, const std::vector<CycleRound>& path) {
  return make_panel(std::move(title), "Level, probability of a test, intensity", path,
                    {{"programme", [](const CycleRound& r) { return r.state.programme; }},
                     {"sanctions", [](const CycleRound& r) { return r.intensity; }},
                     {"tests", [](const CycleRound& r) { return r.provocation; }},
                     {"reserves", [](const CycleRound& r) { return r.state.reserves; }}});
}

ChartPanels make_cycle_chart(const Scenario& scenario, const CycleRecord& record) {
  ChartPanels chart;
  chart.title = "Tests and sanctions, round after round";
  chart.subtitle = fmt::format("{}. Expected, for as long as the leader is in office{}.", scenario_name(scenario),
                               record.rounds ? "" : "; there is no last round");
  chart.source = source_line(scenario);
  LineChart office =
      make_panel("His hold on office, and whether he yields", "Probability", record.path,
                 {{"in office", [](const CycleRound& r) { return r.survival; }},
                  {"member loyal", [](const CycleRound& r) { return 1 / (1 + std::exp(-r.state.loyalty)); }},
                  {"concedes", [](const CycleRound& r) { return r.concession; }}});
  chart.panels = {make_cycle_panel("What both do, and what it brings", record.path), std::move(office)};
  return chart;
}

}  // namespace selectorate
