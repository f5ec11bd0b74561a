#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/report/tree_svg.hpp>

namespace selectorate {

/// A node of the drawing: one of the game, or a note that stands for what is left out.
struct DrawnNode {
  NodeId node;                 ///< of a note: the node beside which it stands
  std::uint32_t parent = 0;    ///< position in the list; the root is its own parent
  std::uint32_t depth = 0;     ///< moves from the root
  std::uint32_t left_out = 0;  ///< of a note: actions left out; 0 if it stands for the whole subtree
  bool is_note = false;
  bool is_end = false;  ///< nothing is drawn to its right
};

/// The part of a tree that fits the limits, depth first, each node's note after its actions.
struct ThinnedTree {
  std::vector<DrawnNode> nodes;
  std::size_t ends = 0;  ///< terminal nodes among them
  bool whole = true;     ///< nothing is left out
};

[[nodiscard]] ThinnedTree thin_tree(const ExtensiveGame& game, const TreeDrawingOptions& options);

}  // namespace selectorate
