#include "episode_command.hpp"

#include <array>
#include <iostream>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/io/efg_writer.hpp>
#include <selectorate/io/episode_csv.hpp>
#include <selectorate/io/episode_json.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/uncertain_scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/cycle_chart.hpp>
#include <selectorate/report/episode_charts.hpp>
#include <selectorate/report/episode_text.hpp>
#include <selectorate/report/provocation_chart.hpp>
#include <selectorate/report/tree_svg.hpp>
#include <selectorate/report/uncertainty_chart.hpp>
#include <selectorate/report/what_if.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/episode_tree.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "output.hpp"
#include "terminal.hpp"

namespace selectorate::tools {
namespace {

struct EpisodeArguments {
  std::string file;
  std::vector<std::string> settings;
  std::string rounds;  ///< of the cycle; empty: as the scenario says
  std::vector<double> intensities;
  std::size_t curve_points = 0;
  std::string chart = "concession";
  std::string tree;  ///< "reduced", "full", "provocation" or empty
  std::vector<unsigned> grid;
  bool print_configuration = false;
  bool no_proof = false;
  bool quiet = false;
  ColorChoice color = ColorChoice::automatic;
  OutputChoice output;
  EpisodeOptions solver;
};

constexpr std::array<std::string_view, 7> formats = {"text", "json", "jsonl", "csv", "svg", "efg", "toml"};

/// Points of the curves in charts: enough for the eye.
constexpr std::size_t chart_points = 101;

Scenario read_input(const EpisodeArguments& arguments) {
  Scenario scenario =
      arguments.file == "-" ? read_scenario(std::cin, "standard input") : read_scenario_file(arguments.file);
  for (const std::string& setting : arguments.settings) apply_setting(scenario, setting);
  if (!arguments.rounds.empty()) apply_setting(scenario, "cycle.rounds=" + arguments.rounds);
  validate_scenario(scenario);
  return scenario;
}

/// One number is a share of the whole package; otherwise there is one for each instrument.
std::vector<double> expand_intensities(const std::vector<double>& given, const Package& package) {
  if (given.size() == package.size()) return given;
  if (given.size() == 1) return std::vector<double>(package.size(), given.front());
  throw InvalidModel("--intensity", fmt::format("{} numbers for {} instruments: expected one for all or one for each",
                                                given.size(), package.size()));
}

/// The leader's answer to given intensities, in the shape of an equilibrium whose sender had no choice.
EpisodeEquilibrium answer_given_intensities(const SanctionsEpisode& episode, const EpisodeArguments& arguments) {
  EpisodeEquilibrium answer;
  answer.intensity = expand_intensities(arguments.intensities, episode.package());
  answer.leader = solve_leader_response(
      episode, answer.intensity, {.certify = arguments.solver.certify, .tolerance = arguments.solver.leader_tolerance});
  answer.status = answer.leader.status;
  answer.sender_value = answer.leader.outcome.sender_value;
  answer.value_optimistic = answer.value_pessimistic = answer.sender_value;
  answer.threshold = std::numeric_limits<double>::quiet_NaN();  // a matter of other intensities: not looked at
  const bool proved = arguments.solver.certify;
  answer.certificate = {.kind = proved ? EpisodeEvidence::leader_bound : EpisodeEvidence::multi_start,
                        .leader_regret = answer.leader.regret(),
                        .sender_regret = std::numeric_limits<double>::infinity(),
                        .unexplored = 1};
  answer.seed = arguments.solver.seed;
  return answer;
}

/// The sender's choice when it is unsure of one key, or what it may expect of intensities that are given.
UncertaintyRecord solve_uncertainty(const Scenario& scenario, const EpisodeArguments& arguments,
                                    std::vector<double> intensities, const ProgressCallback& progress) {
  const UncertainEpisode episode = make_uncertain_episode(scenario);
  UncertaintyRecord record{.parameter = scenario.uncertainty->parameter,
                           .distribution = scenario.uncertainty->distribution,
                           .excluded = episode.prior().excluded(),
                           .equilibrium = {}};
  if (arguments.intensities.empty()) {
    record.equilibrium =
        solve(episode,
              {.certify = arguments.solver.certify, .seed = arguments.solver.seed, .threads = arguments.solver.threads},
              progress);
  } else {
    record.equilibrium.intensity = std::move(intensities);
    record.equilibrium.response = solve_expected_response(episode, record.equilibrium.intensity);
    record.equilibrium.informed_value = std::numeric_limits<double>::quiet_NaN();
  }
  return record;
}

EpisodeRecord solve_record(const Scenario& scenario, const SanctionsEpisode& episode,
                           const EpisodeArguments& arguments) {
  ProgressLine progress(arguments.quiet);
  EpisodeEquilibrium equilibrium = arguments.intensities.empty() ? solve(episode, arguments.solver, progress.callback())
                                                                 : answer_given_intensities(episode, arguments);
  std::vector<ConcessionPoint> curve;
  if (arguments.curve_points > 0) {
    curve = solve_concession_curve(episode, arguments.curve_points, {}, arguments.solver.threads);
  }
  std::optional<UncertaintyRecord> uncertainty;
  if (scenario.uncertainty) {
    uncertainty = solve_uncertainty(scenario, arguments, equilibrium.intensity, progress.callback());
  }
  EpisodeRecord record = make_episode_record(scenario.meta.id, episode, std::move(equilibrium), std::move(curve));
  record.uncertainty = std::move(uncertainty);
  if (!scenario.sender_states.empty()) {
    record.enforcement = solve_enforcement_record(scenario, arguments.solver.threads, progress.callback());
  }
  if (scenario.cycle) record.cycle = solve_cycle_record(scenario, arguments.solver.threads, progress.callback());
  if (scenario.provocation) record.provocation = solve_provocation_record(scenario, progress.callback());
  return record;
}

void write_text(std::ostream& output, const Scenario& scenario, const EpisodeRecord& record,
                const EpisodeArguments& arguments) {
  const std::vector<double> nothing(scenario.instruments.size(), 0.0);
  const EpisodeReport report{.scenario = scenario,
                             .record = record,
                             .without_sanctions = solve_leader_response(make_episode(scenario), nothing),
                             .what_ifs = solve_what_ifs(scenario, record.equilibrium.intensity),
                             .sender_is_free = arguments.intensities.empty()};
  const bool to_terminal = arguments.output.file.empty() || arguments.output.file == "-";
  write_episode_text(output, report, {.color = to_terminal && use_color(arguments.color)});
}

void write_chart(std::ostream& output, const Scenario& scenario, const EpisodeRecord& record,
                 const EpisodeArguments& arguments) {
  const std::vector<double> coalitions = coalition_sizes(scenario);
  if (arguments.chart == "cost") {
    const auto cases = solve_cost_bearing(scenario, record.equilibrium.intensity, coalitions);
    write_bar_chart(output, make_cost_chart(scenario, cases));
  } else if (arguments.chart == "uncertainty") {
    if (!record.uncertainty) throw Error("--chart uncertainty: the scenario has no [uncertainty]");
    const auto curves = solve_uncertainty_curves(scenario, record.uncertainty->equilibrium.intensity, chart_points,
                                                 arguments.solver.threads);
    write_chart_panels(output, make_uncertainty_chart(scenario, curves));
  } else if (arguments.chart == "cycle") {
    if (!record.cycle) throw Error("--chart cycle: the scenario has no [cycle]; --rounds adds one");
    write_chart_panels(output, make_cycle_chart(scenario, *record.cycle));
  } else if (arguments.chart == "belief") {
    if (!record.provocation) throw Error("--chart belief: the scenario has no [[type]] and [provocation]");
    write_line_chart(output, make_belief_chart(scenario, record.provocation->game));
  } else if (arguments.chart == "instruments") {
    write_chart_panels(output, make_enforcement_chart(scenario, solve_enforcement_sweeps(scenario, chart_points)));
  } else {
    const auto curves = solve_coalition_curves(scenario, coalitions, chart_points, {}, arguments.solver.threads);
    write_line_chart(output, make_concession_chart(scenario, curves));
  }
}

void write_record(std::ostream& output, const std::string& format, const Scenario& scenario,
                  const EpisodeRecord& record, const EpisodeArguments& arguments) {
  if (format == "json") {
    write_episode_json(output, record);
  } else if (format == "jsonl") {
    write_episode_json_lines(output, record);
  } else if (format == "csv") {
    write_episode_csv(output, record);
  } else if (format == "svg") {
    write_chart(output, scenario, record, arguments);
  } else {
    write_text(output, scenario, record, arguments);
  }
}

/// Steps of intensity, concession and diversion, and quantiles of the shocks; what is not given has its default.
EpisodeTreeOptions tree_options(const EpisodeArguments& arguments) {
  EpisodeTreeOptions options;
  options.form = arguments.tree == "full" ? EpisodeTreeForm::full : EpisodeTreeForm::reduced;
  unsigned* const parts[] = {&options.intensity_steps, &options.concession_steps, &options.diversion_steps,
                             &options.shock_quantiles};
  for (std::size_t i = 0; i < arguments.grid.size(); ++i) *parts[i] = arguments.grid[i];
  return options;
}

void write_tree(std::ostream& output, const std::string& format, const ExtensiveGame& game) {
  if (format == "efg") return write_efg(output, game);
  BackwardInductionWorkspace workspace;
  solve_backward_induction(game, workspace);
  const PureProfile chosen = chosen_profile(game, workspace);
  write_tree_svg(output, game, {.chosen = &chosen});
}

ExitStatus run_tree(const Scenario& scenario, const std::string& format, const EpisodeArguments& arguments) {
  if (format != "efg" && format != "svg") {
    throw Error("--tree writes a game: choose --format efg or svg, or -o with such an ending");
  }
  if (arguments.tree == "provocation") {
    if (!arguments.grid.empty()) throw Error("--grid: the tree of a provocation has the scenario's own intensities");
    const ExtensiveGame game = make_provocation_tree(make_provocation_game(scenario));
    write_output(arguments.output, [&](std::ostream& output) {
      format == "efg" ? write_efg(output, game) : write_tree_svg(output, game);
    });
    return ExitStatus::solved;
  }
  const ExtensiveGame game = make_episode_tree(make_episode(scenario), tree_options(arguments));
  write_output(arguments.output, [&](std::ostream& output) { write_tree(output, format, game); });
  return ExitStatus::solved;
}

ExitStatus status_of(const EpisodeRecord& record) {
  const bool part_is_short = (record.cycle && record.cycle->status != Status::converged) ||
                             (record.provocation && record.provocation->status != Status::converged);
  switch (record.equilibrium.status) {
    case Status::converged:
      return part_is_short ? ExitStatus::limit : ExitStatus::solved;
    case Status::no_equilibrium:
      return ExitStatus::failed;
    default:
      return ExitStatus::limit;
  }
}

ExitStatus run_episode(EpisodeArguments& arguments) {
  arguments.solver.certify = !arguments.no_proof;
  const std::string format = choose_format(arguments.output, formats);
  const Scenario scenario = read_input(arguments);
  if (arguments.print_configuration || format == "toml") {
    write_output(arguments.output, [&](std::ostream& output) { write_scenario(output, scenario); });
    return ExitStatus::solved;
  }
  if (!arguments.tree.empty()) return run_tree(scenario, format, arguments);
  if (format == "efg") throw Error("an .efg file holds a game: say which with --tree reduced, full or provocation");
  const SanctionsEpisode episode = make_episode(scenario);
  const EpisodeRecord record = solve_record(scenario, episode, arguments);
  write_output(arguments.output,
               [&](std::ostream& output) { write_record(output, format, scenario, record, arguments); });
  return status_of(record);
}

constexpr const char* footer =
    "Examples:\n"
    "  selectorate episode north_korea.toml\n"
    "  selectorate episode north_korea.toml --set target.coalition=200000 --format json\n"
    "  selectorate episode north_korea.toml --set instrument.luxury_ban.enforcement=1 --intensity 0.5\n"
    "  selectorate episode north_korea.toml --curve 101 -o curve.csv\n"
    "  selectorate episode north_korea.toml --chart cost -o who_pays.svg\n"
    "  selectorate episode north_korea.toml --rounds 12 --chart cycle -o cycle.svg\n"
    "  selectorate episode north_korea.toml --tree reduced --grid 4,4,2 -o tree.svg\n"
    "  selectorate episode provocation.toml --set type.hesitant.test_cost=.03\n"
    "  selectorate episode north_korea.toml --print-config > all_keys.toml";

void add_scenario_options(CLI::App& command, EpisodeArguments& arguments) {
  command.add_option("FILE", arguments.file, "scenario in TOML or JSON; - reads standard input")->required();
  command.add_option("--set", arguments.settings, "change a key: target.coalition=200 (repeatable)")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->take_all();
  command.add_flag("--print-config", arguments.print_configuration,
                   "print every key with its value and meaning, and stop");
}

void add_question_options(CLI::App& command, EpisodeArguments& arguments) {
  command
      .add_option("--intensity", arguments.intensities,
                  "solve the leader's answer to given intensities: one share for all instruments, or one for each")
      ->delimiter(',')
      ->type_name("S[,S...]")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--curve", arguments.curve_points, "add the leader's answers at N intensities from none to all")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{2}, std::size_t{1'000'000}));
  command
      .add_option("--rounds", arguments.rounds,
                  "solve the cycle of tests and sanctions too: 1 to 12 rounds, or inf without a last one; "
                  "short for --set cycle.rounds=N")
      ->type_name("N");
  CLI::Option* tree =
      command
          .add_option("--tree", arguments.tree,
                      "write the episode as a game on grids instead: reduced (survival is a chance move) or full "
                      "(coalition and citizens decide); or its provocation: provocation")
          ->check(CLI::IsMember({"reduced", "full", "provocation"}));
  constexpr int most_grids = 4;
  command
      .add_option(
          "--grid", arguments.grid,
          "steps of the tree's intensity, concession and diversion, and quantiles of its shocks (default 4,4,2,5)")
      ->delimiter(',')
      ->type_name("N[,N...]")
      ->expected(1, most_grids)
      ->needs(tree);
}

void add_solver_options(CLI::App& command, EpisodeArguments& arguments) {
  command
      .add_option("--tolerance", arguments.solver.sender_tolerance,
                  "prove the sender's choice until no other gains more than this, in its utility")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command
      .add_option("--leader-tolerance", arguments.solver.leader_tolerance,
                  "prove the leader's choice to this share of his value")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command.add_flag("--no-proof", arguments.no_proof, "search only: faster, but nothing is proved");
  command.add_option("--seed", arguments.solver.seed, "seed of the search's starts")->capture_default_str();
  command
      .add_option("--threads", arguments.solver.threads,
                  "0 = as many as the machine has; the answer is the same on any")
      ->capture_default_str();
}

void add_output_options(CLI::App& command, EpisodeArguments& arguments) {
  add_output_options(command, arguments.output, "text, json, jsonl, csv, svg, efg or toml");
  command
      .add_option("--chart", arguments.chart,
                  "what an svg shows: concession (against intensity), cost (who bears it), instruments (at rising "
                  "enforcement), uncertainty (what an unsure sender expects), cycle (round by round), belief (what "
                  "each answer to a provocation is worth)")
      ->check(CLI::IsMember({"concession", "cost", "instruments", "uncertainty", "cycle", "belief"}))
      ->capture_default_str();
  command.add_flag("--quiet", arguments.quiet, "no progress on standard error");
  add_color_option(command, arguments.color);
}

}  // namespace

void add_episode_command(CLI::App& program, ExitStatus& status) {
  auto arguments = std::make_shared<EpisodeArguments>();
  arguments->solver.threads = 0;
  CLI::App* command =
      program.add_subcommand("episode", "Solve a sanctions episode: the sender's sanctions, the leader's answer");
  command->footer(footer);
  add_scenario_options(*command, *arguments);
  add_question_options(*command, *arguments);
  add_solver_options(*command, *arguments);
  add_output_options(*command, *arguments);
  command->callback([arguments, &status] { status = run_episode(*arguments); });
}

}  // namespace selectorate::tools
