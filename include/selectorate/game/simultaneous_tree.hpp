#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A strategic game as a tree in which the players move one after the other, in their order, and nobody sees what those
/// before chose: one information set a player, with the strategies as its actions, one outcome for each profile.
/// \throws InvalidModel if two strategies of a player have the same label, or the tree would have 2^32 nodes or more
/// \complexity linear in the number of profiles
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_simultaneous_tree(const StrategicGame& game);

}  // namespace selectorate
