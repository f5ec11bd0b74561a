// Do broad sanctions hurt citizens more, for what they bring, than selective ones?

#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace {

using namespace selectorate;

/// A package against a target, and the leader's answers at rising intensity.
struct Path {
  std::string package;  ///< "broad", "selective"
  double income = 0;    ///< y, before sanctions
  std::vector<double> shares;
  std::vector<EpisodeOutcome> outcomes;
  std::vector<double> concessions;

  [[nodiscard]] double citizens_loss(std::size_t i) const { return 1 - outcomes[i].outsider_income / income; }
  [[nodiscard]] double insiders_change(std::size_t i) const {
    return outcomes[i].insider_consumption / outcomes.front().insider_consumption - 1;
  }
  /// Share of the contested programme that is given up or destroyed: c + (1-c) dual.
  [[nodiscard]] double bought(std::size_t i) const {
    return concessions[i] + (1 - concessions[i]) * outcomes[i].constraint;
  }
};

/// Broad: the trade embargo. Selective: everything else on the table. Both enforced as agreed, with evasion as it is.
Scenario with_package(Scenario scenario, bool broad) {
  std::erase_if(scenario.instruments,
                [broad](const Instrument& i) { return (i.kind == InstrumentKind::trade_embargo) != broad; });
  for (Instrument& instrument : scenario.instruments) {
    instrument.intensity.reset();
    instrument.enforcement = 1;
  }
  scenario.meta = {.id = scenario.meta.id, .title = scenario.meta.title, .sources = {}, .illustrative = {}};
  return scenario;
}

Path solve_path(const Scenario& scenario, bool broad) {
  constexpr int steps = 100;
  const SanctionsEpisode episode = make_episode(with_package(scenario, broad));
  Path path{.package = broad ? "broad" : "selective",
            .income = scenario.target.income,
            .shares = {},
            .outcomes = {},
            .concessions = {}};
  for (int i = 0; i <= steps; ++i) {
    path.shares.push_back(static_cast<double>(i) / steps);
    const LeaderResponse response = solve_leader_response(episode, episode.package().ray(path.shares.back()));
    path.outcomes.push_back(response.outcome);
    path.concessions.push_back(response.action.concession);
  }
  return path;
}

void print_target(const Scenario& scenario, const std::vector<Path>& paths) {
  fmt::print("\n{} (a coalition of {})\n\n", scenario.meta.title, number_text(scenario.target.coalition));
  using Alignment = TextTable::Alignment;
  TextTable table({Alignment::left, Alignment::right, Alignment::right, Alignment::right, Alignment::right,
                   Alignment::right, Alignment::right});
  table.add_row({"package", "intensity", "citizens lose", "insiders", "conceded", "destroyed", "loss per point"});
  for (const Path& path : paths) {
    for (const std::size_t i : {std::size_t{50}, std::size_t{100}}) {
      const double bought = path.bought(i);
      // Percent of income that a citizen loses for each per cent of the programme given up or destroyed.
      const std::string price =
          bought < 5e-4 ? "nothing bought" : fmt::format("{:.2f}", path.citizens_loss(i) / bought);
      table.add_row({path.package, percent_text(path.shares[i]), percent_text(path.citizens_loss(i)),
                     fmt::format("{:+.1f} %", 100 * path.insiders_change(i)), percent_text(path.concessions[i]),
                     percent_text(path.outcomes[i].constraint), price});
    }
  }
  table.write(std::cout);
  std::cout << std::flush;
}

/// A panel with a line for each package and target as intensity rises.
LineChart make_panel(std::string title, ChartAxis y) {
  return {.title = std::move(title),
          .subtitle = "",
          .source = "",
          .x = {.label = "Intensity", .unit = "% of the full package", .low = 0, .high = 1, .scale = 100},
          .y = std::move(y),
          .series = {}};
}

void add_lines(LineChart& losses, LineChart& gains, const Scenario& scenario, const std::vector<Path>& paths) {
  for (const Path& path : paths) {
    const std::string label = fmt::format("{}, {}", path.package, number_text(scenario.target.coalition));
    ChartSeries loss{label, {}};
    ChartSeries gain{label, {}};
    for (std::size_t i = 0; i < path.shares.size(); ++i) {
      loss.points.push_back({path.shares[i], path.citizens_loss(i)});
      gain.points.push_back({path.shares[i], path.bought(i)});
    }
    losses.series.push_back(std::move(loss));
    gains.series.push_back(std::move(gain));
  }
}

int run(const std::filesystem::path& small, const std::filesystem::path& large, const std::filesystem::path& folder) {
  fmt::print(
      "Broad: a trade embargo. Selective: bans on luxury and dual-use goods, and financial sanctions. Both fully "
      "enforced;\nwhat slips through by evasion still slips through.\n");
  ChartPanels chart;
  chart.title = "Broad sanctions cost citizens more and bring less";
  chart.subtitle =
      "Broad: a trade embargo. Selective: bans on luxury and dual-use goods, and financial sanctions. Fully enforced. "
      "Numbers: size of the winning coalition.";
  chart.source = fmt::format("Source: own computation with selectorate, scenarios \"{}\" and \"{}\".",
                             small.stem().string(), large.stem().string());
  LineChart losses = make_panel("What citizens lose",
                                {.label = "Loss of income", .unit = "% of income", .low = 0, .high = 0, .scale = 100});
  LineChart gains =
      make_panel("What it brings: given up by the leader or destroyed",
                 {.label = "Contested programme", .unit = "% of its value", .low = 0, .high = 1, .scale = 100});
  for (const std::filesystem::path& file : {small, large}) {
    const Scenario scenario = read_scenario_file(file);
    const std::vector<Path> paths = {solve_path(scenario, true), solve_path(scenario, false)};
    print_target(scenario, paths);
    add_lines(losses, gains, scenario, paths);
  }
  chart.panels = {std::move(losses), std::move(gains)};
  fmt::print(
      "\n\"loss per point\": per cent of income that a citizen outside the coalition loses for each per cent of the "
      "programme\nthat is given up or destroyed.\n");
  const std::filesystem::path file = folder / "broad_vs_selective.svg";
  write_chart_file(file, chart);
  fmt::print("\nChart: {}\n", file.string());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::filesystem::path scenarios = SELECTORATE_SCENARIOS;
    return run(argc > 1 ? argv[1] : scenarios / "north_korea_2017.toml",
               argc > 2 ? argv[2] : scenarios / "large_coalition.toml", argc > 3 ? argv[3] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
