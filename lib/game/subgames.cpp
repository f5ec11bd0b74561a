#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/subgames.hpp>

namespace selectorate {
namespace {

/// A range of positions in a depth-first walk, ends included.
struct Span {
  std::uint32_t low;
  std::uint32_t high;

  void widen(const Span& other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
  }
};

/// For every node the positions of its subtree in a depth-first walk. Children have larger numbers than parents, so
/// sizes add up from the last node and positions follow from the first.
std::vector<Span> find_subtrees(const ExtensiveGame& game) {
  const auto nodes = static_cast<std::uint32_t>(game.node_count());
  std::vector<std::uint32_t> size(nodes, 1);
  for (std::uint32_t node = nodes - 1; node > 0; --node) size[game.parent(NodeId(node)).index()] += size[node];
  std::vector<Span> subtree(nodes);
  subtree[0] = {0, nodes - 1};
  for (std::uint32_t node = 0; node < nodes; ++node) {
    std::uint32_t next = subtree[node].low + 1;
    for (std::uint32_t action = 0; action < game.child_count(NodeId(node)); ++action) {
      const std::uint32_t child = game.child(NodeId(node), action).index();
      subtree[child] = {next, next + size[child] - 1};
      next += size[child];
    }
  }
  return subtree;
}

/// For every node the positions that information sets met in its subtree extend over.
std::vector<Span> find_reaches(const ExtensiveGame& game, const std::vector<Span>& subtree) {
  std::vector<Span> reach(subtree.size());
  for (std::size_t node = 0; node < reach.size(); ++node) reach[node] = {subtree[node].low, subtree[node].low};
  for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
    const auto members = game.members(InformationSetId(set));
    Span whole = reach[members.front()];
    for (const std::uint32_t member : members) whole.widen(reach[member]);
    for (const std::uint32_t member : members) reach[member] = whole;
  }
  for (auto node = static_cast<std::uint32_t>(reach.size()) - 1; node > 0; --node) {
    reach[game.parent(NodeId(node)).index()].widen(reach[node]);
  }
  return reach;
}

bool may_start_subgame(const ExtensiveGame& game, NodeId node) {
  if (game.kind(node) == NodeKind::terminal) return false;
  return game.kind(node) == NodeKind::chance || game.members(game.information_set(node)).size() == 1;
}

std::vector<std::string> action_labels(const ExtensiveGame& game, NodeId node) {
  std::vector<std::string> labels;
  for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
    labels.push_back(game.action_label(node, action));
  }
  return labels;
}

/// Copies nodes breadth first into a builder.
class SubgameCopy {
 public:
  SubgameCopy(const ExtensiveGame& game, NodeId root, const std::map<NodeId, std::vector<Rational>>& ends)
      : game_(game), ends_(ends), builder_(title_of(game, root), player_names(game)) {
    collect(root);
    add_information_sets();
  }

  Subgame copy() {
    std::vector<NodeId> copies;
    for (const Kept& kept : kept_) {
      copies.push_back(copy_node(kept.node));
      if (copies.size() > 1) builder_.connect(copies[kept.parent], kept.action, copies.back());
    }
    return {builder_.build(copies.front()), sets_};
  }

 private:
  struct Kept {
    NodeId node;
    std::size_t parent;  ///< place of the parent in `kept_`
    std::uint32_t action;
  };

  static std::string title_of(const ExtensiveGame& game, NodeId root) {
    return root == ExtensiveGame::root() ? game.title() : fmt::format("{}, {}", game.title(), game.path_in_words(root));
  }

  static std::vector<std::string> player_names(const ExtensiveGame& game) {
    std::vector<std::string> names;
    for (std::uint32_t player = 0; player < game.player_count(); ++player) {
      names.push_back(game.player_name(PlayerId(player)));
    }
    return names;
  }

  void collect(NodeId root) {
    kept_.push_back({root, 0, 0});
    for (std::size_t place = 0; place < kept_.size(); ++place) {
      const NodeId node = kept_[place].node;
      if (ends_.contains(node)) continue;
      for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
        kept_.push_back({game_.child(node, action), place, action});
      }
    }
  }

  /// In the order of the whole game, which is the order in which the builder numbers them again.
  void add_information_sets() {
    std::map<InformationSetId, std::size_t> kept_members;
    for (const Kept& kept : kept_) {
      if (is_decision(kept.node)) ++kept_members[game_.information_set(kept.node)];
    }
    for (const auto& [set, members] : kept_members) {
      if (members != game_.members(set).size()) refuse(set);
      sets_.push_back(set);
      new_set_.emplace(set, builder_.add_information_set(game_.owner(set), game_.information_set_label(set),
                                                         action_labels(game_, NodeId(game_.members(set).front()))));
    }
  }

  [[noreturn]] void refuse(InformationSetId set) const {
    throw InvalidModel(
        fmt::format("subgame {}", game_.path_in_words(kept_.front().node)),
        fmt::format("it is none: {} cannot tell there whether he is inside", game_.player_name(game_.owner(set))));
  }

  [[nodiscard]] bool is_decision(NodeId node) const {
    return game_.kind(node) == NodeKind::decision && !ends_.contains(node);
  }

  NodeId copy_node(NodeId node) {
    const auto end = ends_.find(node);
    if (end != ends_.end()) return builder_.add_terminal(end->second);
    switch (game_.kind(node)) {
      case NodeKind::decision:
        return builder_.add_decision(new_set_.at(game_.information_set(node)));
      case NodeKind::chance:
        return copy_chance(node);
      case NodeKind::terminal:
        break;
    }
    return builder_.add_terminal(copy_outcome(game_.payoff_row(node)));
  }

  NodeId copy_chance(NodeId node) {
    std::vector<Rational> probabilities;
    for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
      probabilities.push_back(game_.probability(node, action));
    }
    return builder_.add_chance(probabilities, action_labels(game_, node));
  }

  OutcomeId copy_outcome(std::uint32_t row) {
    const auto known = new_outcome_.find(row);
    if (known != new_outcome_.end()) return known->second;
    std::vector<Rational> payoffs;
    for (std::size_t player = 0; player < game_.player_count(); ++player) {
      payoffs.push_back(game_.payoffs().exact(row, player));
    }
    return new_outcome_.emplace(row, builder_.add_outcome(payoffs, game_.outcome_label(row))).first->second;
  }

  const ExtensiveGame& game_;
  const std::map<NodeId, std::vector<Rational>>& ends_;
  GameBuilder builder_;
  std::vector<Kept> kept_;
  std::vector<InformationSetId> sets_;
  std::map<InformationSetId, InformationSetId> new_set_;
  std::map<std::uint32_t, OutcomeId> new_outcome_;
};

}  // namespace

std::vector<NodeId> find_subgame_roots(const ExtensiveGame& game) {
  const std::vector<Span> subtree = find_subtrees(game);
  const std::vector<Span> reach = find_reaches(game, subtree);
  std::vector<NodeId> roots;
  for (std::uint32_t number = 0; number < game.node_count(); ++number) {
    const bool closed = reach[number].low >= subtree[number].low && reach[number].high <= subtree[number].high;
    if (closed && may_start_subgame(game, NodeId(number))) roots.emplace_back(number);
  }
  return roots;
}

Subgame make_subgame(const ExtensiveGame& game, NodeId root, const std::map<NodeId, std::vector<Rational>>& ends) {
  if (root.index() >= game.node_count()) {
    throw InvalidModel("root", fmt::format("node {} found, there are {}", root.index(), game.node_count()));
  }
  return SubgameCopy(game, root, ends).copy();
}

}  // namespace selectorate
