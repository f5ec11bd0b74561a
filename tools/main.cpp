#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include <selectorate/base/error.hpp>
#include <selectorate/base/version.hpp>

#include "check_command.hpp"
#include "convert_command.hpp"
#include "episode_command.hpp"
#include "exit_status.hpp"
#include "solve_command.hpp"

namespace {

using selectorate::tools::ExitStatus;

constexpr const char* description =
    "Economic sanctions against a regime with a small winning coalition, as a game that is solved with a bound.";
constexpr const char* footer =
    "Results go to standard output, messages to standard error.\n"
    "Exit status: 0 solved (and certified), 1 nothing found or a check failed, 2 wrong usage or input,\n"
    "3 stopped at a limit.";

ExitStatus run(int count, char** arguments) {
  ExitStatus status = ExitStatus::solved;
  CLI::App program(description, "selectorate");
  program.set_version_flag("--version", "selectorate " + std::string(selectorate::version()));
  program.footer(footer);
  program.require_subcommand(1);
  selectorate::tools::add_episode_command(program, status);
  selectorate::tools::add_solve_command(program, status);
  selectorate::tools::add_check_command(program, status);
  selectorate::tools::add_convert_command(program, status);
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? ExitStatus::solved : ExitStatus::usage;
  }
  return status;
}

ExitStatus complain(const std::exception& error, ExitStatus status) {
  std::cerr << "selectorate: " << error.what() << '\n';
  return status;
}

}  // namespace

int main(int count, char** arguments) {
  ExitStatus status = ExitStatus::failed;
  try {
    status = run(count, arguments);
  } catch (const selectorate::NumericalFailure& error) {
    status = complain(error, ExitStatus::failed);
  } catch (const selectorate::Error& error) {
    status = complain(error, ExitStatus::usage);
  } catch (const std::exception& error) {
    status = complain(error, ExitStatus::failed);
  }
  return static_cast<int>(status);
}
