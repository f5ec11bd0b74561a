#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// An equilibrium in which every state of one group enforces with the same probability p in (0, 1), and every other
/// group enforces to a man or not at all.
struct EnforcementMixture {
  std::size_t group = 0;              ///< the group that mixes
  std::vector<std::uint32_t> counts;  ///< how many of each other group enforce: 0 or all; 0 for the group itself
  double probability = 0;             ///< p
  Rational low;                       ///< exact enclosure: the equilibrium's p is the one root in [low, high]
  Rational high;                      ///< equal to `low` where p is rational
  bool every_probability = false;     ///< any p in (0, 1) is an equilibrium: the group never cares
  double enforcement = 0;             ///< expected E
  Rational largest_gain;              ///< most that any state gains by deviating from the double `probability`, exact
};

/// Equilibria in which one group of states alike mixes: all of them, for every group and every way in which the other
/// groups enforce or not. A single group of n states alike is thus covered completely.
///
/// With the others' enforcement at t and M of the group's other n-1 states enforcing, gaining nothing means
/// sum_M C(n-1, M) p^M (1-p)^(n-1-M) gain(t + M w) = 0: a polynomial in Bernstein form, whose roots in (0, 1) are all
/// isolated by exact subdivision. Whether the other groups' choices are best is decided exactly at each root.
/// Equilibria in which two groups mix, or states alike behave differently, are for the general solvers.
/// \throws InvalidModel if there are more than 12 groups, or more than 64 states in one
/// \complexity groups 2^(groups-1) polynomials of degree n-1, exact; some milliseconds each for n = 20
/// \see tests/sanctions/enforcement_mixture_test.cpp
[[nodiscard]] SELECTORATE_EXPORT std::vector<EnforcementMixture> solve_enforcement_mixtures(
    const EnforcementGame& game);

}  // namespace selectorate
