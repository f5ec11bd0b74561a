#include "report/scenario_axes.hpp"

#include <utility>

#include <fmt/format.h>

namespace selectorate {

std::string scenario_name(const Scenario& scenario) {
  return scenario.meta.title.empty() ? scenario.meta.id : scenario.meta.title;
}

std::string source_line(const Scenario& scenario) {
  return fmt::format("Source: own computation with selectorate, scenario \"{}\".", scenario.meta.id);
}

ChartAxis percent_axis(std::string label, std::string unit, double low, double high) {
  return {.label = std::move(label), .unit = std::move(unit), .low = low, .high = high, .scale = 100};
}

}  // namespace selectorate
