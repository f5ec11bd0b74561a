#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Equilibria of a game without proper subgames.
struct StageEquilibria {
  std::vector<BehaviorProfile<Rational>> profiles;
  bool complete = true;  ///< whether these are all (all pure ones, if only those are wanted)
  /// `truncated` or `iteration_limit` if a limit was reached; `cancelled`.
  Status status = Status::converged;
  std::uint64_t work = 0;  ///< in table entries, see `ExtremeEquilibriaOptions`; 0 for pure ones
};

struct StageOptions {
  bool mixed;                 ///< look for mixed equilibria, where two players move
  std::size_t limit;          ///< most equilibria
  std::uint64_t work_limit;   ///< most work
  std::size_t profile_limit;  ///< largest reduced strategic form
};

/// \throws InvalidModel without perfect recall, or if the strategic form is too large
[[nodiscard]] StageEquilibria find_stage_equilibria(const ExtensiveGame& stage, const StageOptions& options,
                                                    const ProgressCallback& progress);

}  // namespace selectorate
