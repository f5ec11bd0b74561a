#include "certificate/best_response.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace selectorate {
namespace {

constexpr std::uint32_t no_root = 0xffffffffU;

/// Position of every node in a depth-first walk. Children have larger numbers than parents, so sizes add up from the
/// last node and positions follow from the first.
std::vector<std::uint32_t> find_positions(const ExtensiveGame& game) {
  const auto nodes = static_cast<std::uint32_t>(game.node_count());
  std::vector<std::uint32_t> size(nodes, 1);
  for (std::uint32_t v = nodes; v-- > 1;) size[game.parent(NodeId(v)).index()] += size[v];
  std::vector<std::uint32_t> position(nodes, 0);
  for (std::uint32_t v = 0; v < nodes; ++v) {
    std::uint32_t next = position[v] + 1;
    for (std::uint32_t action = 0; action < game.child_count(NodeId(v)); ++action) {
      const std::uint32_t child = game.child(NodeId(v), action).index();
      position[child] = next;
      next += size[child];
    }
  }
  return position;
}

/// Decides the player's information sets from the last to the first. What lies below a set, or in a subgame, comes
/// later in a depth-first walk than the set's first node, or the subgame's root; with perfect recall that is so for
/// all nodes of the set.
class BestResponse {
 public:
  BestResponse(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile, PlayerId player,
               const std::vector<NodeId>& roots)
      : game_(game),
        profile_(profile),
        player_(player),
        roots_(roots),
        root_at_(game.node_count(), no_root),
        values_(roots.size()),
        reach_(game.node_count(), 0),
        settled_(game.node_count(), 0) {
    for (std::uint32_t k = 0; k < roots.size(); ++k) root_at_[roots[k].index()] = k;
    find_reach();
  }

  std::vector<Rational> evaluate() {
    for (const Task& task : list_tasks()) {
      if (task.is_root) {
        values_[task.index] = sum_below(roots_[task.index]);
      } else {
        settle(InformationSetId(task.index));
      }
    }
    return std::move(values_);
  }

 private:
  struct Task {
    std::uint32_t position;
    bool is_root;  ///< a root is valued after the set that starts there
    std::uint32_t index;
  };

  [[nodiscard]] bool is_own(NodeId node) const {
    return game_.kind(node) == NodeKind::decision && game_.owner(node) == player_;
  }
  [[nodiscard]] bool is_root(NodeId node) const { return root_at_[node.index()] != no_root; }

  [[nodiscard]] Rational move_probability(NodeId node, std::uint32_t action) const {
    if (game_.kind(node) == NodeKind::chance) return game_.probability(node, action);
    return is_own(node) ? Rational(1) : profile_.at(game_.information_set(node))[action];
  }

  /// The chance that the others lead from the root of the smallest subgame above to each node.
  void find_reach() {
    reach_[0] = 1;
    for (std::uint32_t v = 0; v < game_.node_count(); ++v) {
      const NodeId node(v);
      const Rational start = is_root(node) ? Rational(1) : reach_[v];
      if (start == 0) continue;
      for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
        reach_[game_.child(node, action).index()] = start * move_probability(node, action);
      }
    }
  }

  [[nodiscard]] std::vector<Task> list_tasks() const {
    const std::vector<std::uint32_t> position = find_positions(game_);
    std::vector<Task> tasks;
    for (std::uint32_t k = 0; k < roots_.size(); ++k) tasks.push_back({position[roots_[k].index()], true, k});
    const std::uint32_t first = game_.first_information_set(player_).index();
    for (std::uint32_t set = first; set < first + game_.information_set_count(player_); ++set) {
      std::uint32_t earliest = no_root;
      for (const std::uint32_t member : game_.members(InformationSetId(set))) {
        earliest = std::min(earliest, position[member]);
      }
      tasks.push_back({earliest, false, set});
    }
    std::sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) {
      return a.position != b.position ? a.position > b.position : a.is_root < b.is_root;
    });
    return tasks;
  }

  void settle(InformationSetId set) {
    const auto members = game_.members(set);
    std::vector<Rational> best;
    Rational best_sum = 0;
    for (std::uint32_t action = 0; action < game_.action_count(set); ++action) {
      std::vector<Rational> values;
      Rational sum = 0;
      for (const std::uint32_t member : members) {
        values.push_back(value_at(game_.child(NodeId(member), action)));
        sum += values.back();
      }
      if (action > 0 && sum <= best_sum) continue;
      best = std::move(values);
      best_sum = sum;
    }
    for (std::size_t i = 0; i < members.size(); ++i) settled_[members[i]] = std::move(best[i]);
  }

  /// His payoff from a node on, times the chance that the others lead there from the root of the subgame above.
  [[nodiscard]] Rational value_at(NodeId from) const { return sum_up({from}); }

  /// His payoff in the subgame that starts at a root.
  [[nodiscard]] Rational sum_below(NodeId root) const {
    if (is_own(root)) return settled_[root.index()];
    if (game_.kind(root) == NodeKind::terminal) return game_.payoff(root, player_);
    std::vector<NodeId> open;
    for (std::uint32_t action = 0; action < game_.child_count(root); ++action) {
      open.push_back(game_.child(root, action));
    }
    return sum_up(std::move(open));
  }

  [[nodiscard]] Rational sum_up(std::vector<NodeId> open) const {
    Rational total = 0;
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      const Rational& reach = reach_[node.index()];
      if (reach == 0) continue;
      if (is_root(node)) {
        total += reach * values_[root_at_[node.index()]];
      } else if (game_.kind(node) == NodeKind::terminal) {
        total += reach * game_.payoff(node, player_);
      } else if (is_own(node)) {
        total += settled_[node.index()];
      } else {
        for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
          open.push_back(game_.child(node, action));
        }
      }
    }
    return total;
  }

  const ExtensiveGame& game_;
  const BehaviorProfile<Rational>& profile_;
  PlayerId player_;
  const std::vector<NodeId>& roots_;
  std::vector<std::uint32_t> root_at_;  ///< number of the subgame that starts at a node
  std::vector<Rational> values_;        ///< best response in each subgame that is done
  std::vector<Rational> reach_;
  std::vector<Rational> settled_;  ///< value of each own node whose set is settled, times the chance to be there
};

}  // namespace

std::vector<Rational> evaluate_best_responses(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile,
                                              PlayerId player, const std::vector<NodeId>& roots) {
  return BestResponse(game, profile, player, roots).evaluate();
}

}  // namespace selectorate
