#include "equilibrium/leadership.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {

Leadership::Leadership(const StrategicGame& game, PlayerId leader) {
  if (game.player_count() != 2) {
    throw InvalidModel("players", fmt::format("{} found; a leader and one follower expected", game.player_count()));
  }
  if (leader.index() > 1) throw InvalidModel("leader", fmt::format("player {} found, 0 or 1 expected", leader.index()));
  const PlayerId follower(1 - leader.index());
  rows_ = static_cast<std::uint32_t>(game.strategy_count(leader));
  columns_ = static_cast<std::uint32_t>(game.strategy_count(follower));
  for (std::uint32_t i = 0; i < rows_; ++i) {
    for (std::uint32_t j = 0; j < columns_; ++j) {
      const std::size_t profile = i * game.stride(leader) + j * game.stride(follower);
      leader_.push_back(game.payoff(profile, leader));
      follower_.push_back(game.payoff(profile, follower));
    }
  }
}

std::vector<std::uint32_t> Leadership::equal_columns(std::uint32_t column) const {
  std::vector<std::uint32_t> equal;
  for (std::uint32_t k = 0; k < columns_; ++k) {
    bool same = true;
    for (std::uint32_t i = 0; i < rows_ && same; ++i) same = follower_payoff(i, k) == follower_payoff(i, column);
    if (same) equal.push_back(k);
  }
  return equal;
}

CommitmentPayoffs Leadership::evaluate(const std::vector<Rational>& strategy) const {
  std::vector<Rational> for_leader(columns_, 0);
  std::vector<Rational> for_follower(columns_, 0);
  for (std::uint32_t i = 0; i < rows_; ++i) {
    if (strategy[i] == 0) continue;
    for (std::uint32_t j = 0; j < columns_; ++j) {
      for_leader[j] += strategy[i] * leader_payoff(i, j);
      for_follower[j] += strategy[i] * follower_payoff(i, j);
    }
  }
  CommitmentPayoffs result;
  result.follower = *std::max_element(for_follower.begin(), for_follower.end());
  for (std::uint32_t j = 0; j < columns_; ++j) {
    if (for_follower[j] != result.follower) continue;
    const bool first = result.best_responses.empty();
    result.strong = first ? for_leader[j] : std::max(result.strong, for_leader[j]);
    result.weak = first ? for_leader[j] : std::min(result.weak, for_leader[j]);
    result.best_responses.push_back(j);
  }
  return result;
}

}  // namespace selectorate
