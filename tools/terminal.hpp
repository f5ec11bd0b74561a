#pragma once

#include <cstddef>
#include <string>

#include <selectorate/base/status.hpp>

namespace CLI {
class App;
}

namespace selectorate::tools {

enum class ColorChoice { automatic, always, never };

/// Whether results on standard output may carry ANSI colours: as chosen, or if it is a terminal and NO_COLOR is not
/// set.
[[nodiscard]] bool use_color(ColorChoice choice);

/// The option `--color`.
void add_color_option(CLI::App& command, ColorChoice& choice);

/// Shows a solver's progress on one line of standard error, if that is a terminal, and stops the solver when the user
/// presses Ctrl-C (a second time ends the program).
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// To be passed to a solver; must not outlive this object.
  [[nodiscard]] ProgressCallback callback();

 private:
  void show(const Progress& progress);
  void clear();

  bool visible_;
  std::size_t shown_ = 0;  ///< characters on the line
};

}  // namespace selectorate::tools
