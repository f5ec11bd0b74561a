#pragma once

#include "exit_status.hpp"

namespace CLI {
class App;
}

namespace selectorate::tools {

/// Adds `selectorate convert` to the program. When it is called, it writes what it did into `status`, which must
/// outlive the program's parsing.
void add_convert_command(CLI::App& program, ExitStatus& status);

}  // namespace selectorate::tools
