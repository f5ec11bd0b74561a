#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/certificate/certificate.hpp>

namespace selectorate {

/// What the entries of a list of equilibria stand for.
enum class SolutionSet {
  points,      ///< each entry is one equilibrium
  components,  ///< each entry represents a connected set
  polytopes,   ///< each entry is a vertex of a polytope of equilibria
};

/// What a solver found, with its evidence. `Profile` is PureProfile, BehaviorProfile<Rational>, …
template <class Profile>
struct Solution {
  SolutionConcept claim = SolutionConcept::nash;
  std::string method;               ///< which solver, in words
  std::vector<Profile> equilibria;  ///< those found
  SolutionSet described_as = SolutionSet::points;
  bool complete =
      false;  ///< whether these are all that the concept has in this game (all pure ones, for a pure solver)
  Status status = Status::converged;
  std::vector<Certificate> certificates;  ///< one for each equilibrium, in the same order; empty if none was asked for
  std::uint64_t work = 0;                 ///< nodes visited, pivots, iterations: the method's own unit
  /// Maximal connected sets, as indexes into `equilibria`; empty where they were not looked for.
  std::vector<std::vector<std::size_t>> components = {};
};

}  // namespace selectorate
