#include "terminal.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

namespace selectorate::tools {
namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t interrupted = 0;

void interrupt(int) {
  interrupted = 1;
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace

bool use_color(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  if (no_color != nullptr && *no_color != '\0') return false;
  return isatty(STDOUT_FILENO) != 0;
}

void add_color_option(CLI::App& command, ColorChoice& choice) {
  static const std::map<std::string, ColorChoice> colors = {
      {"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}};
  command
      .add_option_function<std::string>(
          "--color", [&choice](const std::string& when) { choice = colors.at(when); }, "color (NO_COLOR is honoured)")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

ProgressLine::ProgressLine(bool quiet) : visible_(!quiet && isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  std::signal(SIGINT, interrupt);
}

ProgressLine::~ProgressLine() {
  std::signal(SIGINT, SIG_DFL);
  clear();
}

ProgressCallback ProgressLine::callback() {
  return [this](const Progress& progress) {
    if (visible_) show(progress);
    return interrupted == 0;
  };
}

void ProgressLine::show(const Progress& progress) {
  const std::string amount =
      progress.total > 0
          ? fmt::format("{:.0f} %", 100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total))
          : fmt::format("{}", progress.done);
  std::string line = fmt::format("{}: {}", progress.phase, amount);
  if (progress.gap > 0) line += fmt::format(", gap {:.2g}", progress.gap);
  const std::size_t width = line.size();
  if (width < shown_) line.append(shown_ - width, ' ');
  shown_ = width;
  fmt::print(stderr, "\r{}", line);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (shown_ == 0) return;
  fmt::print(stderr, "\r{}\r", std::string(shown_, ' '));
  std::fflush(stderr);
}

}  // namespace selectorate::tools
