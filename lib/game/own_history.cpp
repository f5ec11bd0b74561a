#include "game/own_history.hpp"

namespace selectorate {

std::vector<OwnMove> find_own_moves(const ExtensiveGame& game) {
  // A depth-first walk keeps each player's last move; leaving a node puts back what it was on entering.
  std::vector<OwnMove> before(game.node_count());
  std::vector<OwnMove> last(game.player_count());
  struct Visit {
    NodeId node;
    std::uint32_t next;
  };
  std::vector<Visit> path{{ExtensiveGame::root(), 0}};
  while (!path.empty()) {
    auto& [node, next] = path.back();
    const bool decision = game.kind(node) == NodeKind::decision;
    if (decision && next == 0) before[node.index()] = last[game.owner(node).index()];
    if (next == game.child_count(node)) {
      if (decision) last[game.owner(node).index()] = before[node.index()];
      path.pop_back();
      continue;
    }
    if (decision) last[game.owner(node).index()] = {game.information_set(node).index(), next};
    const NodeId child = game.child(node, next++);
    path.push_back({child, 0});
  }
  return before;
}

}  // namespace selectorate
