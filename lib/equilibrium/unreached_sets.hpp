#pragma once

#include <span>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/sequence_form.hpp>

namespace selectorate {

/// What to do where a player's own plan does not lead: at each information set his first best action against the
/// other's plan, if that plan and chance can lead there; otherwise every action equally likely. Sets that his plan does
/// reach are filled in the same way, for a caller that replaces them.
/// \pre two players
/// \complexity O(entries + sequences)
[[nodiscard]] BehaviorProfile<Rational> respond_at_unreached_sets(const SequenceForm& form,
                                                                  std::span<const RealizationPlan> plans);

}  // namespace selectorate
