#pragma once

#include <string>

#include <selectorate/base/export.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/uncertain_episode.hpp>

namespace selectorate {

/// What a scenario's sender believes about the key of its `[uncertainty]`.
///
/// A continuous distribution is cut to the values that the key may have beside the scenario's other keys (a coalition
/// no larger than the selectorate); `Prior::excluded` tells how much that leaves out. A discrete one must hold such
/// values only.
/// \throws InvalidModel naming the key if the scenario has no uncertainty, is wrong, or the distribution gives the
///         key's values no probability
[[nodiscard]] SELECTORATE_EXPORT Prior make_prior(const Scenario& scenario);

/// The episode that the scenario describes for a sender who does not know that key.
/// \throws InvalidModel as `make_prior`
[[nodiscard]] SELECTORATE_EXPORT UncertainEpisode make_uncertain_episode(const Scenario& scenario);

/// The scenario with the uncertain key at `value` and without uncertainty; nothing is checked.
/// \throws InvalidModel if the scenario has no uncertainty
[[nodiscard]] SELECTORATE_EXPORT Scenario resolve_uncertainty(const Scenario& scenario, double value);

/// The key's value in the scenario itself: what a sender who is sure of it believes.
/// \throws InvalidModel if the scenario has no uncertainty
[[nodiscard]] SELECTORATE_EXPORT double uncertain_value(const Scenario& scenario);

}  // namespace selectorate
