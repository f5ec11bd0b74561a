#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/chart_file.hpp>

namespace selectorate {
namespace {

class ChartFile : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) /
              (std::string("selectorate_chart_") + test->name() + "_" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::string content(const std::filesystem::path& path) {
    std::ifstream input(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
  }

  std::filesystem::path folder_;
};

LineChart make_line() {
  LineChart chart;
  chart.series = {{"one", {{0, 1}, {1, 2}}}};
  return chart;
}

TEST_F(ChartFile, HoldsWhatTheWriterOfItsKindWrites_InAFolderThatIsMade) {
  const LineChart line = make_line();
  BarChart bars;
  bars.groups = {{"group", {{"bar", 1}}}};
  ChartPanels panels;
  panels.panels = {line, line};
  std::ostringstream expected[3];
  write_line_chart(expected[0], line);
  write_chart_panels(expected[1], panels);
  write_bar_chart(expected[2], bars);
  write_chart_file(folder_ / "deep" / "line.svg", line);
  write_chart_file(folder_ / "deep" / "panels.svg", panels);
  write_chart_file(folder_ / "deep" / "bars.svg", bars);
  EXPECT_EQ(content(folder_ / "deep" / "line.svg"), expected[0].str());
  EXPECT_EQ(content(folder_ / "deep" / "panels.svg"), expected[1].str());
  EXPECT_EQ(content(folder_ / "deep" / "bars.svg"), expected[2].str());
}

TEST_F(ChartFile, ThatCannotBe_IsRefused_AndNothingIsLeftBehind) {
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ / "file") << "x";
  EXPECT_THROW(write_chart_file(folder_ / "file" / "line.svg", make_line()), Error);
  EXPECT_THROW(write_chart_file(folder_, make_line()), Error);
  EXPECT_THROW(write_chart_file(folder_ / "empty.svg", LineChart{}), InvalidModel);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "empty.svg"));
}

}  // namespace
}  // namespace selectorate
