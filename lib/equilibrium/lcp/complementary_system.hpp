#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// A linear complementarity problem with the start of a path that leads to a solution (Lemke 1965).
///
/// Variables are those of a linear program without an objective: its columns, then a slack for each row. Most come in
/// pairs, of which one is to be zero. Where the path starts, exactly one of each pair is basic. Then `entering` grows
/// until a basic variable is zero, which leaves; its complement enters next, and so on, until one of `ends` leaves.
struct ComplementarySystem {
  static constexpr std::uint32_t none = 0xffffffffU;

  LinearProgram program;
  std::vector<std::uint32_t> complement;  ///< by variable; `none`: it limits nothing, so it never leaves
  /// Columns that are basic at the start, with the row whose slack is not, in an order in which each can be solved for.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> start;
  std::uint32_t entering = none;
  std::vector<std::uint32_t> ends;
  /// Columns that stand for the powers e, e^2, … of a positive infinitesimal: right sides are b - (sum of column e^k).
  std::vector<std::uint32_t> trembles;
  /// The limiting variables that are basic at the start. Each is larger than it should be by an infinitesimal of its
  /// own, smaller than all powers of e, the first the largest: so there are no ties (Dantzig, Orden & Wolfe 1955).
  std::vector<std::uint32_t> order;
  /// By variable, the slacks of equations included: what size it has where it counts, as a power of two. Arithmetic in
  /// doubles takes these for units.
  std::vector<int> magnitude;
};

}  // namespace selectorate
