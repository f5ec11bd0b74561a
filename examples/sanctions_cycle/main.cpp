// Pressure is answered by tests, tests by pressure: does either side ever gain by stopping? See README.md.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/report/cycle_chart.hpp>
#include <selectorate/report/cycle_text.hpp>
#include <selectorate/sanctions/sanctions_cycle.hpp>

namespace {

using namespace selectorate;

constexpr CycleGrid grid{.reserves = 21, .programme = 21, .loyalty = 13, .intensities = 5};
constexpr CycleState start{.reserves = .5, .programme = .2, .loyalty = 6};
constexpr unsigned rounds = 12;

SanctionsCycle make_cycle(const Scenario& scenario, const PolityParameters& polity) {
  return {SanctionsEpisode(Polity(polity), Package(scenario.instruments), scenario.actors), {}, grid};
}

void print_path(const std::vector<CycleRound>& path) {
  write_cycle_table(std::cout, path);
  std::cout << std::flush;
}

std::vector<CycleRound> solve_finite(const SanctionsCycle& cycle, std::string_view name) {
  const FiniteRounds solved = solve_finite_rounds(cycle.game(), rounds);
  fmt::print("\n{}: {} rounds by backward induction over {} states; nobody gains more than {:.1e} by deviating\n\n",
             name, rounds, cycle.game().states, std::max(solved.regret[0], solved.regret[1]));
  std::vector<CycleRound> path = evaluate_cycle_path(cycle, solved.rounds, start, rounds);
  print_path(path);
  return path;
}

void print_endless(const SanctionsCycle& cycle) {
  const MarkovEquilibrium endless = solve_markov_equilibrium(cycle.game(), {.iteration_limit = 300, .tolerance = 1e-6});
  fmt::print(
      "\nWithout a last round: a policy for ever, after {} iterations ({}). By deviating the leader gains at most\n"
      "{:.1e} and the sender {:.1e}, proved.\n\n",
      endless.iterations, to_string(endless.status), endless.regret[0], endless.regret[1]);
  print_path(evaluate_cycle_path(cycle, {endless.policy}, start, rounds));
}

void draw(const std::vector<CycleRound>& small, const std::vector<CycleRound>& large,
          const std::filesystem::path& file) {
  const ChartPanels panels{
      .title = "Tests answer sanctions, sanctions answer tests",
      .subtitle = "Expected course of twelve rounds, given that the leader survives",
      .source = "North Korea scenario; how the state moves is illustrative.",
      .panels = {make_cycle_panel("Small coalition", small), make_cycle_panel("Large coalition", large)}};
  write_chart_file(file, panels);
  fmt::print("\nThe cycle in time, drawn: {}\n", file.string());
}

int run(const std::filesystem::path& scenarios, const std::filesystem::path& folder) {
  const Scenario scenario = read_scenario_file(scenarios / "north_korea_2017.toml");
  const SanctionsCycle small = make_cycle(scenario, scenario.target);
  const SanctionsCycle large = make_cycle(scenario, read_scenario_file(scenarios / "large_coalition.toml").target);
  const std::vector<CycleRound> small_path = solve_finite(small, "Small coalition");
  const std::vector<CycleRound> large_path = solve_finite(large, "Large coalition");
  print_endless(small);
  draw(small_path, large_path, folder / "sanctions_cycle.svg");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : SELECTORATE_SCENARIOS, argc > 2 ? argv[2] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
