#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// How a solver ended. Only `converged` means that the answer is all that was asked for.
enum class Status {
  converged,        ///< the answer meets its tolerance, or is exact
  iteration_limit,  ///< stopped at a limit of work; the answer is the best so far, with the bound it reached
  cancelled,        ///< the caller's progress callback asked to stop; as above
  no_equilibrium,   ///< the concept has none in this game (pure equilibria only)
  truncated,        ///< correct but not complete: a cap on the number of answers was reached
};

/// The enumerator's name: "converged", "iteration_limit", …
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(Status status) noexcept;

/// What a long-running solver tells its caller.
struct Progress {
  std::string_view phase;   ///< what is being done, in words
  std::uint64_t done = 0;   ///< units of work done in this phase
  std::uint64_t total = 0;  ///< units expected, 0 where unknown
  double gap = 0;  ///< distance of the answer so far from its proof, in the method's own unit; 0 where it has none
};

/// Called now and then from the thread that called the solver; returns false to stop it.
using ProgressCallback = std::function<bool(const Progress&)>;

}  // namespace selectorate
