// Who enforces sanctions that everybody would rather leave to the others? See README.md.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>
#include <selectorate/sanctions/private_cost_enforcement.hpp>
#include <selectorate/sanctions/repeated_enforcement.hpp>

namespace {

using namespace selectorate;

/// Twenty states in five groups; illustrative. Costs are lost trade: the neighbour has most of it.
std::vector<SenderState> make_states(double penalty) {
  std::vector<SenderState> states = {
      {.name = "lead sender", .weight = 20, .benefit = 1.5, .cost = .02, .count = 1},
      {.name = "allies", .weight = 5, .benefit = 1, .cost = .06, .count = 4},
      {.name = "traders", .weight = 3, .benefit = .5, .cost = .035, .count = 5},
      {.name = "bystanders", .weight = 1, .benefit = .2, .cost = .012, .count = 9},
      {.name = "neighbour", .weight = 36, .benefit = .5, .cost = .15, .count = 1},
  };
  for (SenderState& state : states) state.penalty = penalty;
  return states;
}

EnforcementGame make_game(const EnforcementValue& value, double penalty) {
  return {make_states(penalty), value};
}

std::string describe(const EnforcementGame& game, const std::vector<std::uint32_t>& counts) {
  std::string text;
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] == 0) continue;
    const SenderState& group = game.groups()[g];
    if (!text.empty()) text += ", ";
    text += group.count == 1 ? group.name : fmt::format("{} of {} {}", counts[g], group.count, group.name);
  }
  return text.empty() ? "nobody" : text;
}

void print_value(const EpisodeEnforcementValue& solved) {
  fmt::print("What the sanctions are worth to a sender, by how much of the trade obeys them (solved episodes)\n\n");
  fmt::print("  {:>11} {:>10} {:>10} {:>12}\n", "enforcement", "value", "conceded", "constraint");
  for (std::size_t i = 0; i < solved.equilibria.size(); i += 4) {
    const EpisodeEquilibrium& found = solved.equilibria[i];
    fmt::print("  {:>10.0f}% {:>10.4f} {:>9.0f}% {:>11.1f}%\n", 100 * to_double(solved.value.knots()[i].enforcement),
               found.sender_value, 100 * found.leader.action.concession, 100 * found.leader.outcome.constraint);
  }
}

struct Rung {
  double penalty;
  std::size_t equilibria;
  EnforcementEquilibrium least;
  EnforcementEquilibrium greatest;
};

Rung solve_rung(const EnforcementGame& game, double penalty) {
  const PureEnforcement pure = solve_pure_enforcement(game);
  const auto less = [](const EnforcementEquilibrium& a, const EnforcementEquilibrium& b) {
    return a.enforcement < b.enforcement;
  };
  if (pure.equilibria.empty()) throw NumericalFailure("enforcement: there is no pure equilibrium");
  const auto [least, greatest] = std::minmax_element(pure.equilibria.begin(), pure.equilibria.end(), less);
  return {penalty, pure.equilibria.size(), *least, *greatest};
}

void print_ladder(const EnforcementValue& value) {
  fmt::print("\nAll pure equilibria of the twenty states, as secondary sanctions grow (penalty in utils)\n\n");
  fmt::print("  {:>7} {:>10} {:>7} {:>9}   {}\n", "penalty", "equilibria", "least", "greatest",
             "who enforces at least");
  for (const double penalty : {0.0, .025, .05, .075, .1, .15, .2, .3}) {
    const EnforcementGame game = make_game(value, penalty);
    const Rung rung = solve_rung(game, penalty);
    fmt::print("  {:>7.3f} {:>10} {:>6.0f}% {:>8.0f}%   {}\n", penalty, rung.equilibria, 100 * rung.least.enforcement,
               100 * rung.greatest.enforcement, describe(game, game.counts(rung.least.profile)));
  }
}

void print_patience(const EnforcementValue& value) {
  fmt::print("\nDiscount factor from which grim trigger keeps all but the neighbour to enforcing\n\n");
  for (const double penalty : {0.0, .025, .05, .075, .1}) {
    const EnforcementGame game = make_game(value, penalty);
    std::vector<std::uint32_t> all;
    for (const SenderState& group : game.groups()) all.push_back(group.count);
    all.back() = 0;
    // Punishment is the worst that the states would do to each other by themselves.
    std::vector<std::uint32_t> worst = game.counts(solve_rung(game, penalty).least.profile);
    const TriggerThreshold threshold = evaluate_trigger_threshold(game, all, worst);
    if (threshold.discount == 0) {
      fmt::print("  penalty {:.3f}: any, the penalty is enough\n", penalty);
    } else if (threshold.sustainable) {
      fmt::print("  penalty {:.3f}: {:.3f}, set by the {}\n", penalty, to_double(threshold.discount),
                 game.groups()[threshold.binding_group].name);
    } else {
      fmt::print("  penalty {:.3f}: none, because of the {}\n", penalty, game.groups()[threshold.binding_group].name);
    }
  }
}

void print_private_costs(const EnforcementValue& value) {
  const EnforcementGame game = make_game(value, .1);
  const std::vector<CostDistribution> costs(game.groups().size(), make_cost_distribution(boost::math::normal(0, .01)));
  const CutoffRange range = solve_private_cost_enforcement(game, costs);
  fmt::print(
      "\nAt penalty 0.1, with costs that only each state knows (standard deviation 0.01), expected enforcement\n"
      "lies between {:.1f} % and {:.1f} % (regrets at most {:.1e} and {:.1e}).\n",
      100 * range.least.enforcement, 100 * range.greatest.enforcement, range.least.regret, range.greatest.regret);
}

void draw_ladder(const EnforcementValue& value, const std::filesystem::path& file) {
  LineChart chart;
  chart.title = "Punishment makes enforcement jump, not rise";
  chart.subtitle = "Enforcement in the least and in the greatest equilibrium of twenty states";
  chart.source = "North Korea scenario; trade weights and costs are illustrative.";
  chart.x = {
      .label = "Penalty on a state that trades while all others enforce", .unit = "utils", .high = .3, .scale = 1};
  chart.y = {.label = "Enforcement", .unit = "% of trade", .high = 1, .scale = 100};
  chart.series = {{"all expect the worst", {}}, {"all expect the best", {}}};
  for (int i = 0; i <= 300; ++i) {
    const double penalty = i / 1000.0;
    const Rung rung = solve_rung(make_game(value, penalty), penalty);
    chart.series[0].points.push_back({penalty, rung.least.enforcement});
    chart.series[1].points.push_back({penalty, rung.greatest.enforcement});
  }
  write_chart_file(file, chart);
  fmt::print("\nThe ladder, drawn: {}\n", file.string());
}

int run(const std::filesystem::path& scenario_file, const std::filesystem::path& folder) {
  const SanctionsEpisode episode = make_episode(read_scenario_file(scenario_file));
  const EpisodeEnforcementValue solved = solve_enforcement_value(episode, 20, {.certify = false});
  print_value(solved);
  print_ladder(solved.value);
  print_patience(solved.value);
  print_private_costs(solved.value);
  draw_ladder(solved.value, folder / "enforcement_ladder.svg");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : SELECTORATE_SCENARIOS "/north_korea_2017.toml", argc > 2 ? argv[2] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
