#include "game/chance_reach.hpp"

namespace selectorate {

std::vector<Rational> find_chance_reach(const ExtensiveGame& game) {
  std::vector<Rational> reach(game.node_count(), 1);
  // Children have larger numbers than their parent.
  for (std::uint32_t v = 1; v < game.node_count(); ++v) {
    const NodeId node(v);
    const NodeId parent = game.parent(node);
    reach[v] = reach[parent.index()];
    if (game.kind(parent) == NodeKind::chance) reach[v] *= game.probability(parent, game.action_into(node));
  }
  return reach;
}

}  // namespace selectorate
