#pragma once

#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What each player gains at most by deviating alone from a distribution over profiles, exactly, never negative.
///
/// `correlated`: he hears his own part of the profile drawn and may play anything else instead of each part, so gains
/// over parts add up (Aumann 1987). `coarse_correlated`: he decides before he hears it and plays one strategy.
/// \throws InvalidModel if the distribution is not one, names a profile twice or out of order, or `claim` is another
/// \complexity recommended profiles times the number of strategies of all players
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_correlated_regrets(
    const StrategicGame& game, std::span<const ProfileProbability> distribution, SolutionConcept claim);

/// \throws InvalidModel unless profiles exist, come in increasing order, and have probabilities that are not negative
/// and
///         sum to one
SELECTORATE_EXPORT void check_distribution(const StrategicGame& game, std::span<const ProfileProbability> distribution);

/// What each player expects under a distribution over profiles.
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_expected_payoffs(
    const StrategicGame& game, std::span<const ProfileProbability> distribution);

/// A certificate of a distribution's exact regret: `exact` where it is zero. Profiles of probability 0 are left out.
/// \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT Certificate make_correlated_certificate(const StrategicGame& game,
                                                                         SolutionConcept claim,
                                                                         std::vector<ProfileProbability> distribution);
/// The same for a tree, whose profiles are those of its reduced strategic form. An extensive-form claim is judged move
/// by move, see `evaluate_trigger_regrets`. \throws InvalidModel also without perfect recall
[[nodiscard]] SELECTORATE_EXPORT Certificate make_correlated_certificate(const ExtensiveGame& game,
                                                                         SolutionConcept claim,
                                                                         std::vector<ProfileProbability> distribution);

}  // namespace selectorate
