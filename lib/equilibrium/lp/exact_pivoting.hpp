#pragma once

#include <cstdint>

#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// Where exact pivoting ended.
struct PivotingOutcome {
  LinearStatus status = LinearStatus::optimal;
  LinearBasis basis;
  /// Infeasible: the basic variable whose row cannot be met. Unbounded: the nonbasic variable that may grow for ever.
  std::uint32_t witness = 0;
  std::uint64_t pivots = 0;
};

/// The simplex method in integers, without rounding, from a basis (or as much of it as is not singular): 64 bits first,
/// then 128, then any length. Equations and free variables are settled first; the dual simplex method, with an
/// objective of its own where the program's is not dual feasible, then finds a feasible basis, the primal one an
/// optimal one.
[[nodiscard]] PivotingOutcome pivot_exactly(const IntegerProgram& program, const LinearBasis* start,
                                            const LinearProgramOptions& options);

}  // namespace selectorate
