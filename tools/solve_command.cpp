#include "solve_command.hpp"

#include <array>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>

#include "game_input.hpp"
#include "output.hpp"
#include "solve_methods.hpp"
#include "terminal.hpp"

namespace selectorate::tools {
namespace {

struct SolveArguments {
  std::string file;
  MethodWish wish;
  SolveRequest request;
  OutputChoice output;
  std::string certificate;
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;
};

constexpr std::array<std::string_view, 3> formats = {"text", "json", "csv"};

/// Why the program took this method; empty where the user named it.
std::string reason_for(const SolveMethod& method, const MethodWish& wish) {
  if (!wish.method.empty()) return {};
  return fmt::format("--method {}, chosen because the game has {}", method.name, method.needs);
}

ExitStatus run_solve(SolveArguments& arguments) {
  const std::string format = choose_format(arguments.output, formats);
  const Game game = read_game_input(arguments.file);
  const SolveMethod& method = choose_method(game, arguments.wish);
  const std::string reason = reason_for(method, arguments.wish);
  if (format != "text" && !arguments.quiet && !reason.empty()) {
    std::cerr << fmt::format("selectorate: --concept {} {}\n", method.concept_name, reason);
  }
  SolveAnswer answer;
  {
    ProgressLine progress(arguments.quiet);
    arguments.request.progress = progress.callback();
    answer = method.solve(game, arguments.request);
  }
  if (!arguments.certificate.empty()) {
    write_output({.file = arguments.certificate, .format = {}},
                 [&](std::ostream& output) { write_evidence(output, game, answer); });
  }
  const bool to_terminal = arguments.output.file.empty() || arguments.output.file == "-";
  const SolutionTextOptions options{.color = to_terminal && use_color(arguments.color), .method_note = reason};
  write_output(arguments.output, [&](std::ostream& output) { write_answer(output, format, game, answer, options); });
  return exit_status_of(answer);
}

std::string footer() {
  std::string text = "Concepts and their methods; the first that suits the game is taken:\n";
  for (const SolveMethod& method : solve_methods()) {
    text += fmt::format("  {:<18} {:<20} {}\n", method.concept_name, method.name, method.summary);
  }
  return text +
         "\nWithout --concept: spe under perfect information, zero_sum for two players with a constant sum,\n"
         "otherwise nash.\n\n"
         "Examples:\n"
         "  selectorate solve entry.efg\n"
         "  selectorate solve poker.efg --concept nash --format json -o answer.json\n"
         "  selectorate solve chicken.nfg --concept correlated --maximize smallest\n"
         "  selectorate solve duopoly.nfg --concept commitment --leader Incumbent\n"
         "  selectorate solve duopoly.nfg --concept dominance --method weak\n"
         "  selectorate solve entry.efg --certificate proof.json && selectorate check entry.efg proof.json";
}

void add_question_options(CLI::App& command, SolveArguments& arguments) {
  command.add_option("GAME", arguments.file, "an .efg or .nfg file, or - for standard input")->required();
  command.add_option("--concept", arguments.wish.concept_name, "what is looked for; see below")->type_name("NAME");
  command.add_option("--method", arguments.wish.method, "how; see below")->type_name("NAME");
  CLI::Option* all = command.add_flag("--all", arguments.wish.all, "only by a method that finds all equilibria");
  command.add_flag("--first", arguments.request.first, "one equilibrium is enough")->excludes(all);
  command.add_flag("--exact", arguments.wish.exact, "only by a method whose answers are exact equilibria");
  command
      .add_option(
          "--work-limit", arguments.request.work_limit,
          "of --method extreme and stages: most work, in million entries of the payoff table (each node or basis "
          "visited counts the whole table once); what was found until then is listed")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}));
  command.add_option("--limit", arguments.request.limit, "most equilibria to list; enumerations stop there")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command.add_option("--leader", arguments.request.leader, "of commitment: who commits himself, by his name or number")
      ->type_name("PLAYER")
      ->capture_default_str();
  command
      .add_option("--maximize", arguments.request.maximize,
                  "which correlated equilibrium: of the largest sum of payoffs, of the largest smallest payoff, or of "
                  "a player (his name or number)")
      ->type_name("sum|smallest|PLAYER")
      ->capture_default_str();
}

void add_output_options(CLI::App& command, SolveArguments& arguments) {
  add_output_options(command, arguments.output, "text, json or csv");
  command
      .add_option("--certificate", arguments.certificate,
                  "write the evidence here too, for `selectorate check`; the format json holds it anyway")
      ->type_name("FILE");
  command.add_flag("--quiet", arguments.quiet, "no messages and no progress on standard error");
  add_color_option(command, arguments.color);
}

}  // namespace

void add_solve_command(CLI::App& program, ExitStatus& status) {
  auto arguments = std::make_shared<SolveArguments>();
  CLI::App* command = program.add_subcommand("solve", "Solve a game file exactly, with a certificate");
  command->footer(footer());
  add_question_options(*command, *arguments);
  add_output_options(*command, *arguments);
  command->callback([arguments, &status] { status = run_solve(*arguments); });
}

}  // namespace selectorate::tools
