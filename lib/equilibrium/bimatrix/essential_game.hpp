#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/game/strategic_game.hpp>

#include "equilibrium/bimatrix/vertex_pairs.hpp"

namespace selectorate {

/// A two-player game without what iterated strict dominance eliminates, and with one strategy for all that pay both
/// players the same whatever the other does. Its extreme equilibria are those of the original: a strictly dominated
/// strategy is never played and never a best response, and a vertex gives weight to one copy at most.
struct EssentialGame {
  StrategicGame game;
  /// `[player][strategy]`: the strategies of the original game that it stands for, in increasing order.
  std::array<std::vector<std::vector<std::uint32_t>>, 2> copies;
};

/// \param with_mixtures  whether mixtures may dominate too: a linear program for each strategy that is not a best
///                       response to a pure one
/// \param work_limit     most entries of the table to look at for dominance; what it leaves stays in the game
/// \return nothing if `progress` says so
[[nodiscard]] std::optional<EssentialGame> make_essential_game(const StrategicGame& game, bool with_mixtures,
                                                               std::uint64_t work_limit,
                                                               const ProgressCallback& progress);

/// Pairs of the original game: every choice of copies for the strategies that are played. The first `limit` of them, or
/// as many as have four million probabilities; if there are more, the status is `truncated` unless it was another limit
/// already.
/// \param sizes  numbers of strategies in the original game
[[nodiscard]] VertexPairs restore_copies(const EssentialGame& essential, const std::array<std::size_t, 2>& sizes,
                                         const VertexPairs& pairs, std::size_t limit);

}  // namespace selectorate
