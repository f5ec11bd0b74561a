#pragma once

#include "exit_status.hpp"

namespace CLI {
class App;
}

namespace selectorate::tools {

/// Adds `selectorate check` to the program. When it is called, it writes what it did into `status`, which must outlive
/// the program's parsing.
void add_check_command(CLI::App& program, ExitStatus& status);

}  // namespace selectorate::tools
