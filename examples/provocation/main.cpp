// Why does a regime answer pressure with missile tests? See README.md.

#include <filesystem>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/io/file_writer.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

#include "charts.hpp"

namespace {

using namespace selectorate;

const std::vector<double> intensities = {0, .25, .5};
constexpr double determined_value = .5;  // beta of the leader who would not concede
constexpr double hesitant_value = .1;    // of the one who would

SanctionsEpisode make_embargo(const Scenario& scenario, double policy_value) {
  Instrument embargo = scenario.instruments.front();
  embargo.intensity.reset();
  embargo.evasion_cost = std::numeric_limits<double>::infinity();
  embargo.rent = 0;
  EpisodeActors actors = scenario.actors;
  actors.leader.policy_value = policy_value;
  return {Polity(scenario.target), Package({embargo}), actors};
}

ProvocationGame make_game(const Scenario& scenario, double test_cost) {
  const std::vector<ProvocationEpisode> types = {
      {"determined", .5, test_cost, make_embargo(scenario, determined_value)},
      {"hesitant", .5, test_cost, make_embargo(scenario, hesitant_value)}};
  return make_provocation_game(types, intensities);
}

void print_payoffs(const ProvocationGame& game) {
  fmt::print(
      "Payoffs from the sanctions episode (leader, sender), by the leader's answer\n\n{:>12} {:>11} {:>20} {:>20}\n",
      "leader", "intensity", "resist", "concede");
  for (const ProvocationType& type : game.types) {
    for (std::size_t i = 0; i < intensities.size(); ++i) {
      const auto& [resist, concede] = type.answers[i];
      fmt::print("{:>12} {:>10.0f}% {:>12.3f} {:>7.3f} {:>12.3f} {:>7.3f}   {}\n", type.name, 100 * intensities[i],
                 resist.target, resist.sender, concede.target, concede.sender,
                 concedes(type, i) ? "concedes" : "resists");
    }
  }
}

double probability(const Rational& number) {
  return 100 * static_cast<double>(number);
}

void print_equilibria(const SignallingGame& game, const SignallingEquilibria& found) {
  fmt::print("{} of perfect Bayesian equilibria{}\n",
             found.sets.size() == 1 ? "One set" : fmt::format("{} sets", found.sets.size()),
             found.complete ? ", and no others" : "");
  for (const SignallingEquilibriumSet& set : found.sets) {
    const SignallingAssessment e = evaluate_centre(game, set);
    fmt::print("  {}: the determined leader tests with {:.1f} %, the hesitant with {:.1f} %\n", to_string(set.kind),
               probability(e.sender[0][test_missile]), probability(e.sender[1][test_missile]));
    for (const std::uint32_t message : {hold_back, test_missile}) {
      fmt::print("    after \"{}\": believed determined with {:.1f} %, answered with", game.message_name(message),
                 probability(e.beliefs[message][0]));
      for (std::uint32_t i = 0; i < intensities.size(); ++i) {
        if (e.receiver[message][i] > 0) {
          fmt::print(" {:.0f} % intensity ({:.1f} %)", 100 * intensities[i], probability(e.receiver[message][i]));
        }
      }
      fmt::print("\n");
    }
  }
  fmt::print("\n");
}

/// The centre of the first set in which the determined leader tests.
std::optional<SolvedProvocation> solve_testing(const Scenario& scenario, double test_cost) {
  const SignallingGame game = make_provocation_signalling(make_game(scenario, test_cost));
  for (const SignallingEquilibriumSet& set : solve_signalling(game).sets) {
    const SignallingAssessment e = evaluate_centre(game, set);
    if (e.sender[0][test_missile] == 0) continue;
    return SolvedProvocation{test_cost, static_cast<double>(e.sender[0][test_missile]),
                             static_cast<double>(e.sender[1][test_missile]),
                             1 - static_cast<double>(e.receiver[test_missile][0])};
  }
  return std::nullopt;
}

void draw(const std::filesystem::path& file, const LineChart& chart) {
  write_file(file, [&](std::ostream& output) { write_line_chart(output, chart); });
  fmt::print("{}: {}\n", chart.title, file.string());
}

int run(const std::filesystem::path& scenario_file, const std::filesystem::path& folder) {
  const Scenario scenario = read_scenario_file(scenario_file);
  print_payoffs(make_game(scenario, 0));
  for (const double test_cost : {.03, .12, .2}) {
    fmt::print("\nA test costs the leader {}:\n", test_cost);
    const SignallingGame game = make_provocation_signalling(make_game(scenario, test_cost));
    print_equilibria(game, solve_signalling(game));
  }
  std::vector<SolvedProvocation> solved;
  for (int i = 1; i <= 100; ++i) {
    const std::optional<SolvedProvocation> testing = solve_testing(scenario, .002 * i);
    if (testing) solved.push_back(*testing);
  }
  std::filesystem::create_directories(folder);
  draw(folder / "belief.svg", make_belief_chart(make_game(scenario, 0), intensities));
  if (solved.empty()) {
    fmt::print("Nobody tests at any cost, so there is no chart of tests.\n");
  } else {
    draw(folder / "test_cost.svg", make_cost_chart(solved));
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
