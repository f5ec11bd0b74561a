#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include <selectorate/base/export.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

struct TreeDrawingOptions {
  std::size_t leaf_limit = 200;         ///< most ends to draw, at least 1; beyond it actions are left out and counted
  std::size_t depth_limit = 12;         ///< most moves from the root to an end, at least 1; what lies below is counted
  const PureProfile* chosen = nullptr;  ///< draws these actions thick and never leaves them out; may be null
};

/// Draws a game tree as SVG, root at the left, ends with their payoffs at the right.
///
/// Every node carries its owner's initial, chance its probabilities; nodes of one information set are joined by a
/// dashed line. A tree beyond the limits is thinned evenly: no node keeps more than so many of its actions, with the
/// number of those left out beside it, and the subtitle states how many of the tree's ends are drawn. \throws
/// InvalidModel if `chosen` does not fit the game, or a limit is 0
SELECTORATE_EXPORT void write_tree_svg(std::ostream& output, const ExtensiveGame& game,
                                       const TreeDrawingOptions& options = {});

}  // namespace selectorate
