#pragma once

#include <cstdint>
#include <optional>

#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// A basis found in doubles: a proposal, which exact arithmetic accepts or goes on from.
struct FloatingBasis {
  LinearBasis basis;
  std::uint64_t pivots = 0;
};

/// Where GLPK's simplex method ends, whatever it says about its answer; nothing if the library was built without GLPK
/// or GLPK gives up. It runs on a thread of its own, because GLPK keeps an environment for each thread and its error
/// hook may not return.
/// \param start  basis to start from, or nullptr
[[nodiscard]] std::optional<FloatingBasis> find_floating_basis(const IntegerProgram& program, const LinearBasis* start);

}  // namespace selectorate
