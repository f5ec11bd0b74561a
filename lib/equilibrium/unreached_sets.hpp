#pragma once

#include <span>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/integer_plan.hpp"

namespace selectorate {

/// What to do where a player's own plan does not lead: at each information set his first best action against the
/// other's plan, if that plan and chance can lead there; otherwise every action equally likely. Sets that his plan does
/// reach have probabilities of zero.
/// \param payoffs  by entry and player: the entry's payoff times a positive factor of the player's, plus another factor
///                 of his times its chance probability
/// \pre two players
/// \complexity O(entries + sequences)
[[nodiscard]] BehaviorProfile<Rational> respond_at_unreached_sets(const SequenceForm& form,
                                                                  std::span<const IntegerPlan> plans,
                                                                  std::span<const Integer> payoffs);

/// `form.scaled_payoff` of two players, for the function above.
[[nodiscard]] std::vector<Integer> scaled_payoffs(const SequenceForm& form);

}  // namespace selectorate
