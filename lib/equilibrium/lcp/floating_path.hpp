#pragma once

#include "equilibrium/lcp/exact_path.hpp"
#include "equilibrium/lcp/floating_program.hpp"

namespace selectorate {

/// Follows the path in doubles: a revised method, with triangular factors of the basis that each pivot updates (Dantzig
/// & Orchard-Hays 1954) and that are made anew now and then. Where two variables reach zero at nearly the same point it
/// may take another turn than the exact path, so what it returns is a guess, to be solved for and checked exactly.
[[nodiscard]] PathOutcome follow_floating_path(const ComplementarySystem& system, const FloatingProgram& program,
                                               const PathOptions& options);

/// The same from the end of another path of a system of the same shape: a variable of its own, which makes up for what
/// is negative there, is reduced to zero (Lemke 1965, with a covering vector of ones). It may fail where that from the
/// system's own start would not.
/// \param keep_solution  return the start itself, without a pivot, if it seems to be a solution
[[nodiscard]] PathOutcome follow_floating_path_from(const LinearBasis& start, const ComplementarySystem& system,
                                                    const FloatingProgram& program, bool keep_solution,
                                                    const PathOptions& options);

}  // namespace selectorate
