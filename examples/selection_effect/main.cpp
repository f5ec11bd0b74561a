// Why do imposed sanctions fail more often than threatened ones? See README.md.

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart_file.hpp>

#include "charts.hpp"

namespace {

using namespace selectorate;

constexpr int type_count = 18;
constexpr double demand = .5;         // half of full concession
constexpr double audience_cost = .4;  // of backing down, sender's utility
constexpr double cost_limit = .5;     // of carrying out: private, uniform from nothing to this

/// Evenly spread from nothing to four times the scenario's value of the policy.
std::vector<double> policy_values(const Scenario& scenario) {
  std::vector<double> values;
  for (int i = 0; i < type_count; ++i) values.push_back((2 * i + 1) * scenario.actors.leader.policy_value / 9);
  return values;
}

/// The scenario's first instrument, free and without evasion.
SanctionsEpisode make_embargo(const Scenario& scenario) {
  Instrument embargo = scenario.instruments.front();
  embargo.intensity.reset();
  embargo.evasion_cost = std::numeric_limits<double>::infinity();
  embargo.rent = 0;
  return {Polity(scenario.target), Package({embargo}), scenario.actors};
}

SolvedThreat solve_threat(const Scenario& scenario, double intensity, double cost_of_backing_down) {
  std::vector<PolicyValue> values;
  for (const double value : policy_values(scenario)) values.push_back({1, value});
  SolvedThreat solved;
  solved.intensity = intensity;
  solved.types =
      make_threatened_types(make_embargo(scenario), values,
                            {.demand = demand, .intensity = intensity, .audience_cost = cost_of_backing_down});
  solved.equilibrium = solve_threat_selection(solved.types, cost_limit).front();
  return solved;
}

void print_threats(const char* title, const Scenario& scenario, const std::vector<double>& intensities,
                   double cost_of_backing_down) {
  fmt::print("{}\n\n{:>10} {:>13} {:>11} {:>11} {:>14} {:>14}\n", title, "threatened", "carried out", "concede to",
             "concede if", "mean concession", "if imposed");
  fmt::print("{:>10} {:>13} {:>11} {:>11} {:>15} {:>14}\n", "intensity", "if resisted", "the threat", "imposed",
             "of these", "on everyone");
  for (const double intensity : intensities) {
    const ThreatSelection e = solve_threat(scenario, intensity, cost_of_backing_down).equilibrium;
    fmt::print("{:>9.0f}% {:>12.0f}% {:>10.0f}% {:>10.0f}% {:>14.0f}% {:>13.0f}%\n", 100 * intensity,
               100 * e.credibility, 100 * e.concede_to_threat, 100 * e.concede_imposed, 100 * e.concession_imposed,
               100 * e.concession_unselected);
  }
  fmt::print("\n");
}

std::vector<SolvedCrisis> solve_crises() {
  std::vector<SolvedCrisis> crises;
  for (double back_down = 1; back_down >= -5; back_down -= .125) {
    crises.push_back(
        {back_down,
         solve_normal_shock_crisis(
             {.status_quo = {0, 0}, .concession = {1, 0}, .stand_firm = {-1.9, -1}, .back_down = {back_down, 1}})});
  }
  return crises;
}

void print_crises(const std::vector<SolvedCrisis>& crises) {
  fmt::print(
      "Audience costs in the crisis game with normal shocks (all equilibria proved; one at each cost)\n\n"
      "{:>12} {:>11} {:>10} {:>12}\n",
      "backing down", "challenges", "concedes", "stands firm");
  for (std::size_t i = 0; i < crises.size(); i += 8) {
    const CrisisEquilibrium& e = crises[i].found.equilibria.front();
    fmt::print("{:>12.0f} {:>10.1f}% {:>9.1f}% {:>11.1f}%\n", crises[i].back_down, 100 * e.challenge, 100 * e.concede,
               100 * e.stand_firm);
  }
}

void draw(const std::filesystem::path& file, const LineChart& chart) {
  write_chart_file(file, chart);
  fmt::print("{}: {}\n", chart.title, file.string());
}

int run(const std::filesystem::path& folder) {
  const std::filesystem::path scenarios = SELECTORATE_SCENARIOS;
  const Scenario large = read_scenario_file(scenarios / "large_coalition.toml");
  const Scenario small = read_scenario_file(scenarios / "north_korea_2017.toml");
  const std::vector<double> intensities = {.25, .5, .75, 1};
  print_threats("1. A large coalition, threatened by a sender who would be ashamed to back down", large, intensities,
                audience_cost);
  print_threats("2. The same without audience costs: the bluff is called", large, intensities, 0);
  print_threats("3. North Korea: hardly anybody yields at either stage", small, intensities, audience_cost);
  const std::vector<SolvedCrisis> crises = solve_crises();
  print_crises(crises);

  std::vector<SolvedThreat> threats;
  for (int i = 1; i <= 20; ++i) threats.push_back(solve_threat(large, i / 20.0, audience_cost));
  fmt::print("\nCharts:\n");
  draw(folder / "stages.svg", make_stage_chart(threats));
  draw(folder / "belief.svg", make_belief_chart(policy_values(large), solve_threat(large, 1, 0)));
  draw(folder / "audience_costs.svg", make_audience_chart(crises));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
