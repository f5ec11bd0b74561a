#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What one player gets in each of the four cases.
struct InspectionPayoffs {
  double violate_sanctioned = 0;    ///< target's a, sender's A
  double violate_unsanctioned = 0;  ///< b, B
  double comply_sanctioned = 0;     ///< c, C
  double comply_unsanctioned = 0;   ///< d, D
};

/// Tsebelis's (1990) game between a target who violates or complies and a sender who sanctions or not, at once.
///
/// Nobody's choice is best against both of the other's: the target would violate where he is not sanctioned (b > d) and
/// comply where he is (c > a), the sender would sanction violation (A > B) and nothing else (D > C).
struct InspectionGame {
  InspectionPayoffs target;
  InspectionPayoffs sender;
};

/// The only equilibrium, in mixed strategies: each makes the other indifferent.
struct InspectionEquilibrium {
  Rational violate;   ///< P(violate) = (D-C)/((A-B)+(D-C)): the sender's payoffs only
  Rational sanction;  ///< P(sanction) = (b-d)/((b-a)+(c-d)): the target's payoffs only
};

/// Closed form, exact for the doubles given. Harsher sanctions (a falls) leave violation where it was and are used less
/// often.
/// \throws InvalidModel naming the first inequality that fails
/// \see tests/sanctions/inspection_game_test.cpp
[[nodiscard]] SELECTORATE_EXPORT InspectionEquilibrium evaluate_inspection_game(const InspectionGame& game);

/// The same as a 2x2 game: players Target (violate, comply) and Sender (sanction, refrain).
/// \throws InvalidModel if a payoff is not finite
[[nodiscard]] SELECTORATE_EXPORT StrategicGame make_inspection_game(const InspectionGame& game);

/// The equilibrium as a profile of that game.
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_inspection_profile(
    const StrategicGame& game, const InspectionEquilibrium& equilibrium);

}  // namespace selectorate
