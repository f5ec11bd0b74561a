#pragma once

#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/cycle_record.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>

namespace selectorate {

/// What is expected round by round, for as long as the leader is in office: the programme, the sanctions, the
/// probability of a test, the reserves.
[[nodiscard]] SELECTORATE_EXPORT LineChart make_cycle_panel(std::string title, const std::vector<CycleRound>& path);

/// The scenario's cycle: that panel, and below it how firmly the leader holds his office.
[[nodiscard]] SELECTORATE_EXPORT ChartPanels make_cycle_chart(const Scenario& scenario, const CycleRecord& record);

}  // namespace selectorate
