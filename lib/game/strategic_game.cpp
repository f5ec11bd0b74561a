#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

StrategicGame::StrategicGame(std::string title, std::vector<std::string> players,
                             std::vector<std::vector<std::string>> strategies, ExactTable payoffs, std::string comment)
    : title_(std::move(title)),
      comment_(std::move(comment)),
      players_(std::move(players)),
      strategies_(std::move(strategies)),
      payoffs_(std::move(payoffs)) {
  if (players_.empty()) throw InvalidModel("players", "a game needs at least one");
  if (strategies_.size() != players_.size()) {
    throw InvalidModel("strategies",
                       fmt::format("lists for {} players found, {} expected", strategies_.size(), players_.size()));
  }
  std::size_t profiles = 1;
  for (std::size_t i = 0; i < players_.size(); ++i) {
    if (strategies_[i].empty()) throw InvalidModel("strategies", fmt::format("{} has none", players_[i]));
    strides_.push_back(profiles);
    if (__builtin_mul_overflow(profiles, strategies_[i].size(), &profiles)) {
      throw InvalidModel("strategies", "there are more profiles than can be counted");
    }
  }
  if (payoffs_.rows() != profiles || payoffs_.columns() != players_.size()) {
    throw InvalidModel("payoffs", fmt::format("a table of {} x {} found, {} profiles x {} players expected",
                                              payoffs_.rows(), payoffs_.columns(), profiles, players_.size()));
  }
}

std::size_t StrategicGame::profile(std::span<const std::uint32_t> strategies) const noexcept {
  std::size_t number = 0;
  for (std::size_t i = 0; i < strides_.size(); ++i) number += strides_[i] * strategies[i];
  return number;
}

}  // namespace selectorate
