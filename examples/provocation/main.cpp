// Why does a regime answer pressure with missile tests? See README.md.

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/provocation_record.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/report/provocation_chart.hpp>
#include <selectorate/report/provocation_text.hpp>

#include "cost_chart.hpp"

namespace {

using namespace selectorate;

Scenario with_test_cost(Scenario scenario, double cost) {
  for (TargetType& type : scenario.types) type.test_cost = cost;
  return scenario;
}

void print_payoffs(const Scenario& scenario, const ProvocationGame& game) {
  fmt::print(
      "Payoffs from the sanctions episode (leader, sender), by the leader's answer\n\n{:>12} {:>11} {:>20} {:>20}\n",
      "leader", "intensity", "resist", "concede");
  for (const ProvocationType& type : game.types) {
    for (std::size_t i = 0; i < type.answers.size(); ++i) {
      const auto& [resist, concede] = type.answers[i];
      fmt::print("{:>12} {:>10.0f}% {:>12.3f} {:>7.3f} {:>12.3f} {:>7.3f}   {}\n", type.name,
                 100 * scenario.provocation->intensities[i], resist.target, resist.sender, concede.target,
                 concede.sender, concedes(type, i) ? "concedes" : "resists");
    }
  }
}

bool survives(const ProvocationEquilibrium& equilibrium, SignallingRefinement criterion) {
  for (const OutcomeRefinement& outcome : equilibrium.refinements[static_cast<std::size_t>(criterion)]) {
    if (!outcome.survives) return false;
  }
  return true;
}

/// Which equilibria are left by each criterion: the answer in one line.
void print_survivors(const ProvocationRecord& record) {
  for (const SignallingRefinement criterion : signalling_refinements) {
    std::string left;
    for (std::size_t e = 0; e < record.equilibria.size(); ++e) {
      if (survives(record.equilibria[e], criterion)) left += fmt::format(" {}", e + 1);
    }
    fmt::print("{:>12} leaves {}\n", to_string(criterion), left.empty() ? "none" : "equilibrium" + left);
  }
}

/// The first equilibrium in which the first type of leader tests.
std::optional<SolvedProvocation> find_testing(const ProvocationRecord& record, double test_cost) {
  for (const ProvocationEquilibrium& equilibrium : record.equilibria) {
    const SignallingAssessment& e = equilibrium.typical;
    if (e.sender[0][test_missile] == 0) continue;
    return SolvedProvocation{test_cost, to_double(e.sender[0][test_missile]), to_double(e.sender[1][test_missile]),
                             1 - to_double(e.receiver[test_missile][0])};
  }
  return std::nullopt;
}

void draw(const std::filesystem::path& file, const LineChart& chart) {
  write_chart_file(file, chart);
  fmt::print("{}: {}\n", chart.title, file.string());
}

int run(const std::filesystem::path& scenario_file, const std::filesystem::path& folder) {
  const Scenario scenario = read_scenario_file(scenario_file);
  const ProvocationGame payoffs = make_provocation_game(scenario);
  print_payoffs(scenario, payoffs);
  for (const double test_cost : {.03, .12, .2}) {
    fmt::print("\nA test costs the leader {}\n\n", test_cost);
    const ProvocationRecord record = solve_provocation_record(with_test_cost(scenario, test_cost));
    write_provocation_text(std::cout, record);
    print_survivors(record);
  }
  std::vector<SolvedProvocation> solved;
  for (int i = 1; i <= 100; ++i) {
    const double cost = .002 * i;
    const std::optional<SolvedProvocation> testing =
        find_testing(solve_provocation_record(with_test_cost(scenario, cost)), cost);
    if (testing) solved.push_back(*testing);
  }
  fmt::print("\n");
  draw(folder / "belief.svg", make_belief_chart(scenario, payoffs));
  if (solved.empty()) {
    fmt::print("Nobody tests at any cost, so there is no chart of tests.\n");
  } else {
    draw(folder / "test_cost.svg", make_cost_chart(scenario, solved));
  }
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
