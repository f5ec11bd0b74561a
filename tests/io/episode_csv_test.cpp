#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/io/episode_csv.hpp>

#include "io/episode_sample.hpp"
#include "io/provocation_sample.hpp"

namespace selectorate {
namespace {

/// The cells of comma-separated text, read by the rules of RFC 4180.
std::vector<std::vector<std::string>> cells(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

std::vector<std::vector<std::string>> written(const EpisodeRecord& record) {
  std::ostringstream output;
  write_episode_csv(output, record);
  return cells(output.str());
}

std::string cell(const std::vector<std::vector<std::string>>& rows, std::size_t row, const std::string& name) {
  const auto at = std::find(rows[0].begin(), rows[0].end(), name);
  return at == rows[0].end() ? "no column " + name : rows[row].at(static_cast<std::size_t>(at - rows[0].begin()));
}

TEST(EpisodeCsv, Equilibrium_IsOneRowUnderItsNames) {
  const auto rows = written(testing::sample_record());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  EXPECT_EQ(cell(rows, 1, "scenario"), "a \"quoted\", name");
  EXPECT_EQ(std::stod(cell(rows, 1, "intensity_1_luxury_ban")), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 1, "concession")), 1.01);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 1, "budget")), 1.14);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 1, "leader_value")), 1.18);
  EXPECT_EQ(cell(rows, 1, "threshold"), "inf");
  EXPECT_EQ(cell(rows, 1, "sender_regret"), "inf");
}

TEST(EpisodeCsv, Uncertainty_AddsColumnsAfterTheOthers) {
  const auto without = written(testing::sample_record());
  const auto rows = written(testing::sample_unsure_record());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  for (std::size_t i = 0; i < without[0].size(); ++i) EXPECT_EQ(rows[0][i], without[0][i]);
  EXPECT_EQ(std::stod(cell(rows, 1, "uncertain_intensity_1")), 0.75);
  EXPECT_EQ(std::stod(cell(rows, 1, "uncertain_concession")), 3.01);
  EXPECT_EQ(std::stod(cell(rows, 1, "uncertain_concedes_everything")), 0.75);
  EXPECT_EQ(cell(rows, 1, "uncertain_informed_value"), "nan");
}

TEST(EpisodeCsv, Cycle_AddsColumnsAfterTheOthers) {
  const auto without = written(testing::sample_record());
  const auto rows = written(testing::sample_record_with_cycle());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  for (std::size_t i = 0; i < without[0].size(); ++i) EXPECT_EQ(rows[0][i], without[0][i]);
  EXPECT_EQ(cell(rows, 1, "cycle_status"), "converged");
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_sender_regret")), 4.02);
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_expected_tests")), 1.25);
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_programme_after")), 4.32);
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_reserves_1")), 4.11);
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_loyalty_logit_2")), 4.23);
  EXPECT_EQ(std::stod(cell(rows, 1, "cycle_concession_2")), 4.25);
  EXPECT_EQ(rows[0].back(), "cycle_intensity_2");
}

TEST(EpisodeCsv, Provocation_AddsColumnsForEachEquilibrium_AfterTheOthers) {
  const auto without = written(testing::sample_unsure_record());
  EpisodeRecord record = testing::sample_unsure_record();
  record.provocation = testing::sample_provocation(.25, .125);
  const auto rows = written(record);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  for (std::size_t i = 0; i < without[0].size(); ++i) EXPECT_EQ(rows[0][i], without[0][i]);
  EXPECT_EQ(cell(rows, 1, "provocation_equilibria"), "2");
  EXPECT_EQ(cell(rows, 1, "provocation_complete"), "true");
  const std::string hybrid = cell(rows, 1, "provocation_0_kind") == "semi_separating" ? "0" : "1";
  const std::string pooling = hybrid == "0" ? "1" : "0";
  EXPECT_EQ(cell(rows, 1, "provocation_" + hybrid + "_tests_tough"), "1");
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 1, "provocation_" + hybrid + "_tests_weak")), 1.0 / 12);
  EXPECT_EQ(cell(rows, 1, "provocation_" + hybrid + "_intensity_after_test"), "0.75");
  EXPECT_EQ(cell(rows, 1, "provocation_" + pooling + "_survives_intuitive"), "true");
  EXPECT_EQ(cell(rows, 1, "provocation_" + pooling + "_survives_d1"), "false");
}

TEST(EpisodeCsv, Curve_IsARowForEachPoint) {
  EpisodeRecord record = testing::sample_record();
  record.curve = {{0.0, testing::sample_response(3)}, {0.5, testing::sample_response(4)}};
  const auto rows = written(record);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 2, "intensity")), 0.5);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 2, "survival")), 4.05);
  EXPECT_DOUBLE_EQ(std::stod(cell(rows, 2, "sender_value")), 4.19);
}

}  // namespace
}  // namespace selectorate
