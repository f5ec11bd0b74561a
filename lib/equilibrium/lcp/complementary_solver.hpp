#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <selectorate/base/status.hpp>

#include "equilibrium/lcp/complementary_system.hpp"
#include "equilibrium/lcp/exact_vertex.hpp"
#include "equilibrium/lp/integer_program.hpp"

namespace selectorate {

struct ComplementaryOptions {
  /// Follow the path in integers from its start; otherwise doubles look for its end first.
  bool exact_path = false;
  /// Most pivots, those in doubles included.
  std::uint64_t pivot_limit = ~std::uint64_t{0};
  /// A basis to try first, and to start from; it need not be feasible. nullptr: none.
  const LinearBasis* start = nullptr;
  ProgressCallback progress = {};
};

/// Which way led to a solution. It is exact on each.
enum class ComplementaryWay {
  starting_basis,  ///< the basis given was a solution
  from_start,      ///< a path in doubles from the basis given
  floating_path,   ///< the system's path in doubles
  exact_path,      ///< the system's path in integers
};

struct ComplementarySolution {
  /// `converged`, `iteration_limit` or `cancelled`; in the last two there is no vertex.
  Status status = Status::converged;
  std::optional<ExactVertex> vertex;  ///< refers to the program given
  LinearBasis basis;
  ComplementaryWay way = ComplementaryWay::exact_path;
  std::uint64_t pivots = 0;
};

/// Solves a complementarity problem whose path leads to a solution, exactly.
///
/// Doubles propose a basis. It is solved exactly, and is a solution if it is complementary and its values are not
/// negative, for all small positive values of the system's trembles. If not, doubles go on from there with other
/// numbers in the place of infinitesimals; in the end the path is followed in integers, where nothing can go wrong.
/// \param program  the system's program, which must outlive the solution
[[nodiscard]] ComplementarySolution solve_complementary_system(const ComplementarySystem& system,
                                                               const IntegerProgram& program,
                                                               const ComplementaryOptions& options);

/// The same from a basis alone: nothing if neither it nor a path in doubles from it is a solution. The system need not
/// have a start of its own.
[[nodiscard]] std::optional<ComplementarySolution> solve_from_basis(const ComplementarySystem& system,
                                                                    const IntegerProgram& program,
                                                                    const LinearBasis& basis,
                                                                    const ComplementaryOptions& options);

/// The same from the system's own start: nothing if the path in doubles does not lead to a solution.
[[nodiscard]] std::optional<ComplementarySolution> solve_by_floating_path(const ComplementarySystem& system,
                                                                          const IntegerProgram& program,
                                                                          const ComplementaryOptions& options);

/// Where a path in doubles from a basis ends: a better start after small changes than a basis that solves the system in
/// a degenerate way. Nothing if it leads nowhere. It is not checked exactly.
[[nodiscard]] std::optional<LinearBasis> find_nearby_basis(const ComplementarySystem& system,
                                                           const IntegerProgram& program, const LinearBasis& basis);

}  // namespace selectorate
