#include "convert_command.hpp"

#include <array>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/simultaneous_tree.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/io/game_file.hpp>

#include "game_input.hpp"
#include "output.hpp"

namespace selectorate::tools {
namespace {

struct ConvertArguments {
  std::string file;
  OutputChoice output;
};

constexpr std::array<std::string_view, 2> formats = {"efg", "nfg"};

constexpr const char* footer =
    "An .efg becomes the .nfg of its reduced strategic form, in which a strategy leaves open what it makes\n"
    "impossible (of its full strategic form if a player forgets what he did or knew); an .nfg becomes the .efg in\n"
    "which the players move one after the other unseen. The same format out as in: the game in our own writing,\n"
    "payoffs at terminal nodes only, numbers as fractions in lowest terms.";

Game make_game_of(const std::string& format, Game game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  if (format == "efg") return tree != nullptr ? game : make_simultaneous_tree(std::get<StrategicGame>(game));
  if (tree == nullptr) return game;
  return make_strategic_form(*tree, {.reduced = !find_recall_violation(*tree).has_value()}).game;
}

/// The format asked for, or that of the input where nothing says another.
std::string target_format(const OutputChoice& output, const Game& game) {
  std::string format = choose_format(output, formats);
  if (format != "text") return format;
  return std::holds_alternative<ExtensiveGame>(game) ? "efg" : "nfg";
}

ExitStatus run_convert(const ConvertArguments& arguments) {
  Game game = read_game_input(arguments.file);
  const std::string format = target_format(arguments.output, game);
  const Game converted = make_game_of(format, std::move(game));
  write_output(arguments.output, [&](std::ostream& output) { write_game(output, converted); });
  return ExitStatus::solved;
}

}  // namespace

void add_convert_command(CLI::App& program, ExitStatus& status) {
  auto arguments = std::make_shared<ConvertArguments>();
  CLI::App* command = program.add_subcommand("convert", "Turn a game file into another form");
  command->footer(footer);
  command->add_option("game", arguments->file, "an .efg or .nfg file, or - for standard input")
      ->required()
      ->type_name("GAME");
  add_output_options(*command, arguments->output, "efg or nfg; otherwise that of the input");
  command->callback([arguments, &status] { status = run_convert(*arguments); });
}

}  // namespace selectorate::tools
