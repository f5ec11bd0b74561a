// How hard must sanctions be before a leader concedes, and how does that depend on the size of his coalition?

#include <cmath>
#include <filesystem>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/report/episode_charts.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

namespace {

using namespace selectorate;

constexpr double infinity = std::numeric_limits<double>::infinity();
const std::vector<double> coalitions = {2e3, 2e5, 2e6, 1e7};

/// A political order: the same economy and embargo, and what ties the leader to his policy.
struct Order {
  std::string name;
  Scenario scenario;
};

/// The scenario's first instrument alone, free, and beyond evasion: what slips through would hide the argument.
Scenario with_tight_embargo(Scenario scenario) {
  Instrument embargo = scenario.instruments.front();
  embargo.intensity.reset();
  embargo.evasion_cost = infinity;
  embargo.rent = 0;
  scenario.instruments = {embargo};
  scenario.meta = {.id = scenario.meta.id, .title = scenario.meta.title, .sources = {}, .illustrative = {}};
  return scenario;
}

std::vector<Order> make_orders(const Scenario& file) {
  const Scenario stake = with_tight_embargo(file);
  Scenario costly = stake;
  costly.actors.leader.policy_value /= 10;
  costly.actors.leader.concession_cost = 0.5;
  costly.target.subsistence = costly.target.income;
  return {{"The leader wants the policy for himself, and passes the cost on", stake},
          {"His supporters want it, and nothing can be passed on", costly}};
}

void print_order(const Order& order, const std::vector<CoalitionCurve>& curves) {
  fmt::print("\n{}\n\n", order.name);
  using Alignment = TextTable::Alignment;
  TextTable table(std::vector<Alignment>(6, Alignment::right));
  table.add_row({"coalition", "at 25 %", "at 50 %", "at 75 %", "at 100 %", "begins at"});
  for (const CoalitionCurve& curve : curves) {
    Scenario scenario = order.scenario;
    scenario.target.coalition = curve.coalition;
    const double threshold = solve(make_episode(scenario), {.certify = false}).threshold;
    std::vector<std::string> row = {number_text(curve.coalition)};
    const std::size_t last = curve.curve.size() - 1;
    for (const std::size_t quarter : {1, 2, 3, 4}) {
      row.push_back(percent_text(curve.curve[quarter * last / 4].response.action.concession));
    }
    row.push_back(std::isfinite(threshold) ? percent_text(threshold) : "never");
    table.add_row(std::move(row));
  }
  table.write(std::cout);
  std::cout << std::flush;
}

LineChart make_panel(const Order& order, const std::vector<CoalitionCurve>& curves) {
  LineChart panel = make_concession_chart(order.scenario, curves);
  panel.title = order.name;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    panel.series[i].label = "coalition of " + number_text(curves[i].coalition);
  }
  return panel;
}

int run(const std::filesystem::path& scenario_file, const std::filesystem::path& folder) {
  fmt::print("Concession at rising intensity of a trade embargo that cannot be evaded, by size of the coalition.\n");
  ChartPanels chart;
  chart.title = "Who concedes first depends on who wants the policy";
  chart.subtitle = "One economy under one embargo; a line for each size of the winning coalition.";
  chart.source = "Source: own computation with selectorate, scenario \"large_coalition\".";
  for (const Order& order : make_orders(read_scenario_file(scenario_file))) {
    const std::vector<CoalitionCurve> curves = solve_coalition_curves(order.scenario, coalitions, 201);
    print_order(order, curves);
    chart.panels.push_back(make_panel(order, curves));
  }
  fmt::print("\n\"begins at\": the intensity at which he first concedes anything.\n");
  const std::filesystem::path file = folder / "intensity_vs_concession.svg";
  write_chart_file(file, chart);
  fmt::print("\nChart: {}\n", file.string());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : SELECTORATE_SCENARIO, argc > 2 ? argv[2] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
