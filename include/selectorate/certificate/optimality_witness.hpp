#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A move of a player: one of his information sets, counted from 0 within him, and an action there. In a strategic game
/// the set is 0 and the action his strategy.
struct PlayerMove {
  std::uint32_t set = 0;
  std::uint32_t action = 0;

  friend auto operator<=>(const PlayerMove&, const PlayerMove&) = default;
};

/// What a deviation from a recommendation costs in the dual of the linear program over distributions.
struct DeviationPrice {
  PlayerId player;
  std::optional<PlayerMove> told;  ///< what is disobeyed; nothing where one deviation answers all recommendations
  PlayerMove instead;              ///< what is done, there or, if recommendations come move by move, later
  Rational price;                  ///< positive

  friend bool operator==(const DeviationPrice&, const DeviationPrice&) = default;
};

/// Why no distribution from which nobody gains by deviating is worth more (weak duality): at these prices of deviations
/// no single profile s is worth more than the value,
///
///     worth(s) - sum over deviations of price * (what the deviator gains by it at s) <= value,
///
/// and deviations from an equilibrium gain nothing. The worth is the sum of w_i u_i(s), or, for the smallest payoff, of
/// q_i w_i u_i(s) with shares q of those whose weight is not zero.
///
/// Where recommendations come move by move, the prices of one recommendation are those of one way to play on, times a
/// factor: what is paid for the move before an information set is paid for the moves there.
struct OptimalityWitness {
  std::vector<Rational> weights;      ///< w, one for each player
  bool smallest = false;              ///< whether the smallest w_i u_i is meant, not their sum
  std::vector<Rational> shares = {};  ///< q, one for each player, not negative, of sum one; empty unless `smallest`
  Rational value = 0;                 ///< of the equilibrium
  std::vector<DeviationPrice> prices = {};  ///< those that are not zero

  friend bool operator==(const OptimalityWitness&, const OptimalityWitness&) = default;
};

}  // namespace selectorate
