#pragma once

#include <string>

#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>

namespace selectorate {

/// The scenario's title, or its id if it has none.
[[nodiscard]] std::string scenario_name(const Scenario& scenario);

/// Where a chart's figures come from.
[[nodiscard]] std::string source_line(const Scenario& scenario);

/// An axis for shares, shown in percent.
[[nodiscard]] ChartAxis percent_axis(std::string label, std::string unit, double low = 0, double high = 0);

}  // namespace selectorate
