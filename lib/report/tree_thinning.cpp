#include "report/tree_thinning.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace selectorate {
namespace {

class Thinning {
 public:
  Thinning(const ExtensiveGame& game, const TreeDrawingOptions& options, std::uint32_t most_actions)
      : game_(game), options_(options), most_actions_(most_actions) {}

  /// The tree with at most so many actions a node, or nothing if it has too many rows.
  std::optional<ThinnedTree> run() {
    if (!visit(ExtensiveGame::root(), 0, 0)) return std::nullopt;
    return std::move(tree_);
  }

 private:
  [[nodiscard]] bool visit(NodeId node, std::uint32_t parent, std::uint32_t depth) {
    const auto self = static_cast<std::uint32_t>(tree_.nodes.size());
    const std::uint32_t actions = game_.child_count(node);
    const bool cut = actions > 0 && depth >= options_.depth_limit;
    tree_.nodes.push_back({node, parent, depth, 0, cut, actions == 0 || cut});
    if (actions == 0 || cut) {
      tree_.ends += actions == 0 ? 1 : 0;
      tree_.whole &= !cut;
      return ++rows_ <= options_.leaf_limit || most_actions_ == 1;
    }
    const std::vector<std::uint32_t> kept = kept_actions(node, actions);
    for (const std::uint32_t action : kept) {
      if (!visit(game_.child(node, action), self, depth + 1)) return false;
    }
    if (kept.size() < actions) {
      tree_.whole = false;
      tree_.nodes.push_back({node, self, depth + 1, actions - static_cast<std::uint32_t>(kept.size()), true, true});
    }
    return true;
  }

  /// Evenly spaced, first and last included; the chosen one takes the place of the nearest.
  [[nodiscard]] std::vector<std::uint32_t> kept_actions(NodeId node, std::uint32_t actions) const {
    std::vector<std::uint32_t> kept;
    const std::uint32_t count = std::min(actions, most_actions_);
    for (std::uint32_t i = 0; i < count; ++i) {
      kept.push_back(count == 1 ? 0 : static_cast<std::uint32_t>(std::uint64_t{i} * (actions - 1) / (count - 1)));
    }
    if (options_.chosen != nullptr && game_.kind(node) == NodeKind::decision) {
      const std::uint32_t chosen = options_.chosen->actions[game_.information_set(node).index()];
      const auto distance = [&](std::uint32_t action) { return action > chosen ? action - chosen : chosen - action; };
      *std::min_element(kept.begin(), kept.end(), [&](auto a, auto b) { return distance(a) < distance(b); }) = chosen;
      std::sort(kept.begin(), kept.end());
    }
    return kept;
  }

  const ExtensiveGame& game_;
  const TreeDrawingOptions& options_;
  std::uint32_t most_actions_;
  ThinnedTree tree_;
  std::size_t rows_ = 0;
};

}  // namespace

ThinnedTree thin_tree(const ExtensiveGame& game, const TreeDrawingOptions& options) {
  std::uint32_t most = 1;
  for (std::uint32_t v = 0; v < game.node_count(); ++v) most = std::max(most, game.child_count(NodeId(v)));
  // Rows grow with the number of actions kept, so the largest that fits is found by doubling and halving.
  std::uint32_t fits = 1;
  std::uint32_t too_many = most + 1;
  ThinnedTree best = *Thinning(game, options, 1).run();
  while (fits + 1 < too_many) {
    const std::uint32_t actions = std::min(2 * fits, fits + (too_many - fits) / 2);
    if (auto tree = Thinning(game, options, actions).run()) {
      fits = actions;
      best = std::move(*tree);
    } else {
      too_many = actions;
    }
  }
  return best;
}

}  // namespace selectorate
