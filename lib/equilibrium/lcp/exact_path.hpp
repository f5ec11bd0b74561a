#pragma once

#include <cstdint>

#include <selectorate/base/status.hpp>

#include "equilibrium/lcp/complementary_system.hpp"
#include "equilibrium/lp/integer_program.hpp"

namespace selectorate {

/// Where following a path ended.
enum class PathEnd {
  solution,
  pivot_limit,
  cancelled,
  lost,  ///< in doubles: nothing limits the entering variable, or rounding errors have grown too large
};

struct PathOutcome {
  PathEnd end = PathEnd::solution;
  LinearBasis basis;
  std::uint64_t pivots = 0;
  /// Of a path in doubles from another path's end: whether this is a solution without disturbance, for small trembles,
  /// as far as doubles can tell.
  bool seems_solution = false;
};

struct PathOptions {
  std::uint64_t pivot_limit = ~std::uint64_t{0};
  ProgressCallback progress = {};
};

/// How often a caller is asked whether to go on.
inline constexpr std::uint64_t path_pivots_between_reports = 64;

/// Follows the path in integers, without rounding: 64 bits first, then 128, then any length. The lexicographic rule
/// makes it the one path of the system as its infinitesimals disturb it, so it does not come back.
/// \throws NumericalFailure if the path goes to infinity, which those of games do not
[[nodiscard]] PathOutcome follow_exact_path(const ComplementarySystem& system, const IntegerProgram& program,
                                            const PathOptions& options);

}  // namespace selectorate
