#pragma once

#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What each player gains at most by deviating alone from the profile: best-response value minus value, exactly, never
/// negative. \throws InvalidModel without perfect recall (a best response need not be in behaviour strategies then), or
/// if the
///         profile does not fit the game or is not one
/// \complexity one pass over the nodes for each player
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_regrets(const ExtensiveGame& game,
                                                                        const BehaviorProfile<Rational>& profile);

/// The same for mixed strategies of a game in strategic form.
/// \throws InvalidModel if the profile does not fit the game or is not one
/// \complexity one pass over the profiles for each player
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_regrets(const StrategicGame& game,
                                                                        const BehaviorProfile<Rational>& profile);

/// The largest gain from deviating that any player has in any subgame, exactly, never negative.
///
/// Subgames are Selten's (1965): inside one, its inner subgames count as ends that pay what a best response gets there.
/// \throws InvalidModel as above
/// \complexity as above
[[nodiscard]] SELECTORATE_EXPORT Rational evaluate_subgame_regret(const ExtensiveGame& game,
                                                                  const BehaviorProfile<Rational>& profile);

/// What each player gains at most by changing his move at one of his information sets alone, exactly, never negative.
/// \throws InvalidModel if the profile does not fit the game or is not one
/// \complexity one pass over the nodes for each action of each information set
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_agent_regrets(const ExtensiveGame& game,
                                                                              const BehaviorProfile<Rational>& profile);

/// A certificate of the profile's exact regret: `exact` where it is zero.
/// \param game_hash  the game's `canonical_hash`, for a caller who makes many; empty: it is computed
/// \throws InvalidModel as above, or if the claim asks for more that does not hold (pure profiles, constant sum)
[[nodiscard]] SELECTORATE_EXPORT Certificate make_regret_certificate(const ExtensiveGame& game, SolutionConcept claim,
                                                                     BehaviorProfile<Rational> profile,
                                                                     std::string game_hash = {});

/// The same for mixed strategies of a game in strategic form. \throws InvalidModel also if `claim` is about trees
[[nodiscard]] SELECTORATE_EXPORT Certificate make_regret_certificate(const StrategicGame& game, SolutionConcept claim,
                                                                     BehaviorProfile<Rational> profile,
                                                                     std::string game_hash = {});

}  // namespace selectorate
