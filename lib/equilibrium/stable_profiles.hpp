#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/game/exact_table.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Someone who chooses one of `choices` in every profile: a player, or one of his information sets. Profiles that
/// differ by one in the choice are `stride` apart; `payoff_column` is what the choice is judged by.
struct Chooser {
  std::size_t choices;
  std::size_t stride;
  std::size_t payoff_column;
};

/// The players of a game as choosers of strategies.
[[nodiscard]] std::vector<Chooser> list_choosers(const StrategicGame& game);

/// Profiles, by rows of payoffs, in which no chooser would have more in a profile that differs in his choice alone; in
/// increasing order. Nothing if `progress` asks to stop.
/// \complexity rows times choosers
[[nodiscard]] std::optional<std::vector<std::size_t>> find_stable_profiles(const ExactTable& payoffs,
                                                                           const std::vector<Chooser>& choosers,
                                                                           const ProgressCallback& progress);

}  // namespace selectorate
