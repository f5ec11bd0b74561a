#pragma once

namespace selectorate::tools {

/// What the program tells the shell.
enum class ExitStatus {
  solved = 0,  ///< solved, and certified where that was asked for
  failed = 1,  ///< no equilibrium found, or a check failed
  usage = 2,   ///< wrong arguments, unreadable input, unwritable output
  limit = 3,   ///< stopped at a limit of work, or by the user; the answer is the best so far
};

}  // namespace selectorate::tools
