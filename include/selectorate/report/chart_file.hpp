#pragma once

#include <filesystem>

#include <selectorate/base/export.hpp>
#include <selectorate/report/chart.hpp>

namespace selectorate {

/// Writes a chart to an SVG file, whole or not at all; makes the file's folder if it is not there.
/// \throws Error saying why the folder or the file cannot be written, InvalidModel as the chart's own writer
SELECTORATE_EXPORT void write_chart_file(const std::filesystem::path& path, const LineChart& chart);
SELECTORATE_EXPORT void write_chart_file(const std::filesystem::path& path, const ChartPanels& chart);
SELECTORATE_EXPORT void write_chart_file(const std::filesystem::path& path, const BarChart& chart);

}  // namespace selectorate
