#include <cmath>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include <selectorate/game/strategy_payoff.hpp>

#include "base/integers.hpp"

namespace selectorate {
namespace {

/// A mixed strategy as integers over one denominator: probability of strategy s is weights[s] / denominator.
struct IntegerWeights {
  std::vector<std::pair<std::size_t, Integer>> positive;  ///< strategies that are played
  Integer denominator = 1;
};

IntegerWeights make_weights(std::span<const Rational> probabilities) {
  IntegerWeights weights;
  for (const Rational& p : probabilities) {
    weights.denominator = least_common_multiple(weights.denominator, denominator(p));
  }
  for (std::size_t s = 0; s < probabilities.size(); ++s) {
    const Rational& p = probabilities[s];
    if (p != 0) weights.positive.emplace_back(s, numerator(p) * (weights.denominator / denominator(p)));
  }
  return weights;
}

/// Sums one player's payoffs over what the others play. Payoffs are scaled to integers over `payoff_denominator_`.
class StrategyPayoffs {
 public:
  StrategyPayoffs(const StrategicGame& game, const BehaviorProfile<Rational>& profile, PlayerId player)
      : game_(game), player_(player) {
    for (std::size_t row = 0; row < game.profile_count(); ++row) {
      const double value = game.payoff_value(row, player);
      const bool whole =
          game.payoffs().fraction_place(row, player.index()) == ExactTable::no_fraction && value == std::trunc(value);
      if (whole) continue;
      payoff_denominator_ = least_common_multiple(payoff_denominator_, denominator(game.payoff(row, player)));
    }
    scale_ = payoff_denominator_;
    for (std::uint32_t other = 0; other < game.player_count(); ++other) {
      if (PlayerId(other) == player) continue;
      others_.push_back({game.stride(PlayerId(other)), make_weights(profile.at(InformationSetId(other)))});
      scale_ *= others_.back().second.denominator;
    }
  }

  [[nodiscard]] std::vector<Rational> evaluate() const {
    std::vector<Rational> payoffs;
    for (std::size_t strategy = 0; strategy < game_.strategy_count(player_); ++strategy) {
      payoffs.emplace_back(sum(others_.size(), strategy * game_.stride(player_)), scale_);
    }
    return payoffs;
  }

 private:
  /// Weighted sum over the strategies of the first `open` others, the rest of the profile being fixed.
  [[nodiscard]] Integer sum(std::size_t open, std::size_t profile) const {
    if (open == 0) return scaled_payoff(profile);
    const auto& [stride, weights] = others_[open - 1];
    Integer total = 0;
    for (const auto& [strategy, weight] : weights.positive) {
      total += weight * sum(open - 1, profile + strategy * stride);
    }
    return total;
  }

  [[nodiscard]] Integer scaled_payoff(std::size_t profile) const {
    const Rational payoff = game_.payoff(profile, player_);
    if (denominator(payoff) == payoff_denominator_) return numerator(payoff);
    return numerator(payoff) * payoff_denominator_ / denominator(payoff);
  }

  const StrategicGame& game_;
  PlayerId player_;
  Integer payoff_denominator_ = 1;
  Integer scale_ = 1;  ///< of a full sum: payoff denominator times every other's denominator
  std::vector<std::pair<std::size_t, IntegerWeights>> others_;  ///< stride and weights
};

}  // namespace

std::vector<Rational> evaluate_strategy_payoffs(const StrategicGame& game, const BehaviorProfile<Rational>& profile,
                                                PlayerId player) {
  return StrategyPayoffs(game, profile, player).evaluate();
}

std::vector<Rational> evaluate_expected_payoffs(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
  std::vector<Rational> expected(game.player_count(), 0);
  for (std::uint32_t player = 0; player < game.player_count(); ++player) {
    const auto payoffs = evaluate_strategy_payoffs(game, profile, PlayerId(player));
    const auto probabilities = profile.at(InformationSetId(player));
    for (std::size_t s = 0; s < payoffs.size(); ++s) {
      if (probabilities[s] != 0) expected[player] += probabilities[s] * payoffs[s];
    }
  }
  return expected;
}

}  // namespace selectorate
