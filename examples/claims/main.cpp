// Does the article's argument come out of the solved game, and does it rest on the mechanism it names?

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>
#include <selectorate/sanctions/claim.hpp>

namespace {

using namespace selectorate;

constexpr std::size_t width = 100;

ClaimSetting read_setting(const std::filesystem::path& small, const std::filesystem::path& large) {
  const Scenario scenario = read_scenario_file(small);
  return {.small = scenario.target,
          .large = read_scenario_file(large).target,
          .actors = scenario.actors,
          .package = scenario.instruments};
}

void print_wrapped(std::string_view first, std::string_view rest, std::string_view text) {
  std::string_view lead = first;
  for (const std::string& line : wrap_text(text, width - first.size())) {
    fmt::print("{}{}\n", lead, line);
    lead = rest;
  }
}

/// Shares and utilities with digits enough to show small moves, also next to 0 and to 1.
std::string cell(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size >= 100) return number_text(value);
  if (size < 1e-6) return "0";
  if (size < .1) return fmt::format("{:.3g}", value);
  if (size > .999 && size < 1 - 1e-6) return fmt::format("{:.6f}", value);
  return fmt::format("{:.4f}", value);
}

void print_table(const ClaimTable& table) {
  if (!table.caption.empty()) print_wrapped("    ", "    ", table.caption);
  // Headings are long, so each column is named by a letter that is explained first.
  TextTable text(std::vector<TextTable::Alignment>(table.columns.size(), TextTable::Alignment::right));
  std::vector<std::string> letters;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    letters.push_back(std::string(1, static_cast<char>('a' + column)));
    fmt::print("      {}  {}\n", letters.back(), table.columns[column]);
  }
  text.add_row(letters);
  for (const std::vector<double>& row : table.rows) {
    std::vector<std::string> cells;
    for (const double value : row) cells.push_back(cell(value));
    text.add_row(cells);
  }
  std::cout << std::flush;
  text.write(std::cout, 6);
  std::cout << '\n' << std::flush;
}

std::string_view verdict(const ClaimFinding& finding) {
  if (!finding.holds) return "does not come out";
  return finding.control_holds ? "comes out" : "comes out, but not by this mechanism";
}

void print_finding(const ClaimFinding& finding) {
  print_wrapped(fmt::format("{:>2}  ", finding.number), "    ", finding.statement);
  fmt::print("\n");
  for (const ClaimTable& table : finding.figures) print_table(table);
  if (!finding.condition.empty()) {
    print_wrapped("    Condition. ", "    ", finding.condition);
    fmt::print("\n");
  }
  print_wrapped("    Control. ", "    ", finding.control);
  print_table(finding.control_figures);
  fmt::print("    Verdict: {}.\n\n\n", verdict(finding));
}

/// Where each column went while the first was varied from its first to its last value.
std::string came_out(const ClaimTable& table) {
  const std::vector<double>& first = table.rows.front();
  const std::vector<double>& last = table.rows.back();
  std::string text;
  for (std::size_t column = 1; column < first.size(); ++column) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{}: {}", table.columns[column], cell(first[column]));
    if (cell(first[column]) != cell(last[column])) text += fmt::format(" -> {}", cell(last[column]));
  }
  return text;
}

void print_summary(const std::vector<ClaimFinding>& findings) {
  fmt::print("Summary: what came out, from the first to the last row of each table\n\n");
  for (const ClaimFinding& finding : findings) {
    print_wrapped(fmt::format("{:>2}  ", finding.number), "    ", finding.statement);
    for (const ClaimTable& table : finding.figures) {
      print_wrapped("    varied:   ", "              ", table.caption);
      print_wrapped("    came out: ", "              ", came_out(table));
    }
    if (!finding.condition.empty()) print_wrapped("    provided: ", "              ", finding.condition);
    print_wrapped("    control:  ", "              ", finding.control);
    print_wrapped("    came out: ", "              ", came_out(finding.control_figures));
    fmt::print("    verdict:  {}\n\n", verdict(finding));
  }
}

int run(const std::filesystem::path& small, const std::filesystem::path& large) {
  const std::vector<ClaimFinding> findings = solve_claims(read_setting(small, large), {.certify = true});
  fmt::print("Claims of the article, examined one by one. Every leader's response is proved optimal.\n\n\n");
  double regret = 0;
  for (const ClaimFinding& finding : findings) {
    print_finding(finding);
    regret = std::max(regret, finding.leader_regret);
  }
  print_summary(findings);
  const auto held =
      std::count_if(findings.begin(), findings.end(), [](const ClaimFinding& f) { return f.holds && f.control_holds; });
  fmt::print("{} of {} claims come out and rest on their mechanism. No deviation of the leader from any response\n",
             held, findings.size());
  fmt::print("above could gain him more than {:.1e} of his value.\n", regret);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path scenarios = SELECTORATE_SCENARIOS;
  try {
    return run(argc > 1 ? argv[1] : scenarios / "north_korea_2017.toml",
               argc > 2 ? argv[2] : scenarios / "large_coalition.toml");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
