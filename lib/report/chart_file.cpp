#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/file_writer.hpp>
#include <selectorate/report/chart_file.hpp>

namespace selectorate {
namespace {

void make_folder_of(const std::filesystem::path& path) {
  if (!path.has_parent_path()) return;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) throw Error(fmt::format("{}: cannot be made: {}", path.parent_path().string(), error.message()));
}

}  // namespace

void write_chart_file(const std::filesystem::path& path, const LineChart& chart) {
  make_folder_of(path);
  write_file(path, [&](std::ostream& output) { write_line_chart(output, chart); });
}

void write_chart_file(const std::filesystem::path& path, const ChartPanels& chart) {
  make_folder_of(path);
  write_file(path, [&](std::ostream& output) { write_chart_panels(output, chart); });
}

void write_chart_file(const std::filesystem::path& path, const BarChart& chart) {
  make_folder_of(path);
  write_file(path, [&](std::ostream& output) { write_bar_chart(output, chart); });
}

}  // namespace selectorate
