#pragma once

#include <string>

#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What a claim about a profile says beyond regret: that nobody randomises, that the game has two players and constant
/// sum.
/// \throws InvalidModel if it does not hold, or if the claim is not about a profile of such a game
void check_claim(const ExtensiveGame& game, SolutionConcept claim, const BehaviorProfile<Rational>& profile);
void check_claim(const StrategicGame& game, SolutionConcept claim, const BehaviorProfile<Rational>& profile);

/// What a certificate's kind says of its regret, in words; empty if they agree.
[[nodiscard]] std::string find_contradiction(const Certificate& certificate);

[[nodiscard]] inline Verdict rejected(std::string reason) {
  return {false, std::move(reason)};
}

}  // namespace selectorate
