// How hard does the sender sanction North Korea, what does the regime concede, who pays, and why does nobody defect?

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/episode_json.hpp>
#include <selectorate/io/file_writer.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/report/episode_charts.hpp>
#include <selectorate/report/episode_text.hpp>
#include <selectorate/report/what_if.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

namespace {

using namespace selectorate;

/// The leader's answers as the free instruments go from nothing to full intensity.
void print_curve(const std::vector<ConcessionPoint>& curve) {
  fmt::print("\nFrom no pressure to full pressure with the instruments that the sender controls:\n\n");
  fmt::print("{:>10} {:>11} {:>13} {:>16} {:>20} {:>9} {:>11}\n", "intensity", "concession", "cost diverted",
             "outsider income", "insider consumption", "survival", "programme");
  for (const ConcessionPoint& point : curve) {
    const EpisodeOutcome& o = point.response.outcome;
    fmt::print("{:>9.0f}% {:>10.0f}% {:>12.0f}% {:>12.0f} USD {:>16.0f} USD {:>8.2f}% {:>9.1f}%\n",
               100 * point.intensity, 100 * point.response.action.concession, 100 * o.diverted_share, o.outsider_income,
               o.insider_consumption, 100 * o.survival, 100 * (1 - o.constraint));
  }
  fmt::print(
      "\n\"Programme\" is what is left of the contested programme's value: sanctions slow it down, nobody gives it "
      "up.\n");
}

/// Concession against intensity, who bears the cost, and what each instrument buys.
void draw_charts(const Scenario& scenario, const EpisodeEquilibrium& equilibrium, const std::filesystem::path& folder) {
  const std::vector<double> coalitions = coalition_sizes(scenario);
  const auto draw = [&](const char* name, const char* shows, const auto& chart) {
    write_chart_file(folder / name, chart);
    fmt::print("{}: {}\n", shows, (folder / name).string());
  };
  draw("concession.svg", "Concession at rising intensity, for several coalitions",
       make_concession_chart(scenario, solve_coalition_curves(scenario, coalitions, 101)));
  draw("who_pays.svg", "Who bears the cost",
       make_cost_chart(scenario, solve_cost_bearing(scenario, equilibrium.intensity, coalitions)));
  draw("instruments.svg", "What each instrument buys as it is better enforced",
       make_enforcement_chart(scenario, solve_enforcement_sweeps(scenario, 51)));
}

int run(const std::filesystem::path& scenario_file, const std::filesystem::path& folder) {
  const Scenario scenario = read_scenario_file(scenario_file);
  const SanctionsEpisode episode = make_episode(scenario);
  const EpisodeEquilibrium equilibrium = solve(episode);
  const EpisodeRecord record =
      make_episode_record(scenario.meta.id, episode, equilibrium, solve_concession_curve(episode, 101));
  const std::vector<double> nothing(scenario.instruments.size(), 0.0);
  write_episode_text(std::cout, {.scenario = scenario,
                                 .record = record,
                                 .without_sanctions = solve_leader_response(episode, nothing),
                                 .what_ifs = solve_what_ifs(scenario, equilibrium.intensity)});
  std::cout << std::flush;
  print_curve(solve_concession_curve(episode, 11));

  std::filesystem::create_directories(folder);
  const std::filesystem::path answer = folder / "north_korea.json";
  write_file(answer, [&](std::ostream& output) { write_episode_json(output, record); });
  fmt::print("\nThe whole answer with its certificate: {}\n", answer.string());
  draw_charts(scenario, equilibrium, folder);
  return equilibrium.status == Status::converged ? 0 : 3;
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
