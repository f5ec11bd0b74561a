#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// One pure equilibrium of an enforcement game.
struct EnforcementEquilibrium {
  std::uint64_t profile = 0;  ///< its number, see `EnforcementGame`
  double enforcement = 0;     ///< E
  /// No state gains more than this by changing its own action: at most 0, which exact arithmetic has decided; 0 iff
  /// somebody is indifferent. Otherwise rounded up, in utils.
  double largest_gain = 0;
};

struct EnforcementOptions {
  std::size_t limit = 4'000'000;             ///< most equilibria to return
  std::uint64_t profile_limit = 1ULL << 28;  ///< most profiles to look at
  unsigned threads = 1;                      ///< 0 = as many as the machine has; the answer is the same on any number
};

/// All pure equilibria, in the order of their numbers.
struct PureEnforcement {
  /// `converged`: these are all; `no_equilibrium`: there is none; `truncated`: `limit` was reached; `cancelled`.
  Status status = Status::converged;
  std::vector<EnforcementEquilibrium> equilibria;
  std::uint64_t profiles = 0;  ///< profiles looked at
  [[nodiscard]] bool complete() const noexcept {
    return status == Status::converged || status == Status::no_equilibrium;
  }
};

/// Every pure equilibrium, by looking at every profile: 2^24 for 24 states that all differ, (n+1) for n states alike.
///
/// Where states are alike an entry stands for all profiles with the same counts. No tie is decided in doubles.
/// \throws InvalidModel if there are more than `profile_limit` profiles
/// \complexity profiles times groups, at a few integer comparisons each; memory for the answer only
/// \see tests/sanctions/enforcement_equilibria_test.cpp, bench/enforcement_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT PureEnforcement solve_pure_enforcement(const EnforcementGame& game,
                                                                        const EnforcementOptions& options = {},
                                                                        const ProgressCallback& progress = {});

/// How enforcing states encourage each other.
struct Complementarity {
  /// Each state's gain from enforcing never falls in the others' enforcement, at any level: the game is supermodular
  /// (Topkis 1979; Milgrom & Roberts 1990).
  bool increasing_differences = false;
  /// Its sign never falls, at any level that is a whole number of units: enough for what `solve_enforcement_range`
  /// returns (Milgrom & Shannon 1994).
  bool single_crossing = false;
};

/// Decides both exactly: the gain is piecewise linear, so its kinks and ends decide.
[[nodiscard]] SELECTORATE_EXPORT Complementarity verify_complementarity(const EnforcementGame& game);

/// The least and the greatest pure equilibrium of a game whose states encourage each other.
struct EnforcementRange {
  std::vector<std::uint32_t> least;     ///< how many of each group enforce
  std::vector<std::uint32_t> greatest;  ///< the same; every equilibrium lies between the two
  Rational least_enforcement;           ///< E
  Rational greatest_enforcement;        ///< E; they differ iff there is more than one pure equilibrium
  unsigned rounds = 0;                  ///< rounds of best responses, both ways together

  [[nodiscard]] bool unique() const { return least == greatest; }
};

/// By best responses from below and from above (Topkis 1979): from nobody, all join who gain strictly; from everybody,
/// all leave who gain strictly. Each round moves one way only, so it ends; any number of states will do.
/// \throws InvalidModel if a state's gain has no single crossing: then there need be no least equilibrium
/// \complexity at most `groups` rounds each way, O(groups) each
[[nodiscard]] SELECTORATE_EXPORT EnforcementRange solve_enforcement_range(const EnforcementGame& game);

}  // namespace selectorate
