#pragma once

#include <cstddef>
#include <optional>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Number of pure Nash equilibria, every profile tried; nothing if there are more than `limit` profiles.
[[nodiscard]] std::optional<Integer> count_pure_nash(const StrategicGame& game, std::size_t limit);

/// The same for a tree, a profile being one action at every information set, reached or not.
[[nodiscard]] std::optional<Integer> count_pure_nash(const ExtensiveGame& game, std::size_t limit);

/// Number of pure subgame-perfect equilibria of a game of perfect information, from the leaves up; nothing if some
/// subgame has more than `limit` payoff vectors. \pre perfect information
[[nodiscard]] std::optional<Integer> count_pure_subgame_perfect(const ExtensiveGame& game, std::size_t limit);

}  // namespace selectorate
