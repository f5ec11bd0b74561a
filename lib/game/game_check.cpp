#include "game/game_check.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace selectorate {
namespace {

constexpr std::uint32_t none = 0xffffffffU;

/// Most moves that a place spells out.
constexpr std::size_t spelled_moves = 40;

}  // namespace

GameCheck::GameCheck(const GameBuilder& builder, NodeId root, std::size_t limit)
    : builder_(builder),
      root_(root.index()),
      limit_(limit),
      parent_(builder.nodes_.size(), none),
      reached_(builder.nodes_.size(), false),
      checked_sets_(builder.information_sets_.size(), false),
      checked_distributions_(builder.distributions_.size(), false) {}

std::vector<GameMistake> GameCheck::run() {
  find_parents();
  check_extra_edges();
  check_reach();
  for (const auto& [node, reason] : builder_.conflicts_) report(node, reason);
  for (std::uint32_t node = 0; node < builder_.nodes_.size() && !full(); ++node) check_node(node);
  return std::move(mistakes_);
}

void GameCheck::find_parents() {
  // What the root reaches comes first, so that a place is told from the root wherever it can be.
  std::vector<std::uint32_t> open{root_};
  reached_[root_] = true;
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    for (const std::uint32_t child : builder_.children(builder_.nodes_[node])) {
      if (!enter(node, child)) continue;
      reached_[child] = true;
      open.push_back(child);
    }
  }
  for (std::uint32_t node = 0; node < builder_.nodes_.size(); ++node) {
    if (reached_[node]) continue;
    for (const std::uint32_t child : builder_.children(builder_.nodes_[node])) enter(node, child);
  }
}

bool GameCheck::enter(std::uint32_t from, std::uint32_t to) {
  if (to == none) return false;
  if (parent_[to] != none || to == root_) {
    extra_edges_.emplace_back(from, to);
    return false;
  }
  parent_[to] = from;
  return true;
}

bool GameCheck::is_ancestor(std::uint32_t ancestor, std::uint32_t node) const {
  for (std::size_t steps = 0; node != none && steps <= parent_.size(); ++steps, node = parent_[node]) {
    if (node == ancestor) return true;
  }
  return false;
}

void GameCheck::check_extra_edges() {
  for (const auto& [from, to] : extra_edges_) {
    if (full()) return;
    if (is_ancestor(to, from)) {
      report(to, fmt::format("a cycle: the node is its own descendant, {} leads back to it", place(from)));
    } else if (to == root_) {
      report(to, fmt::format("the root of the game is attached below another node, {}", place(from)));
    } else {
      report(to, fmt::format("the node is attached twice, here and {}", place(from)));
    }
  }
}

void GameCheck::check_reach() {
  // Only the tops of parts out of reach are reported, and one node of every cycle out of reach.
  std::vector<std::uint32_t> walk(parent_.size(), none);
  for (std::uint32_t start = 0; start < parent_.size() && !full(); ++start) {
    if (reached_[start] || walk[start] != none) continue;
    std::uint32_t node = start;
    while (parent_[node] != none && walk[node] == none) {
      walk[node] = start;
      node = parent_[node];
    }
    if (parent_[node] == none) {
      if (walk[node] == none) report(node, "no path from the root reaches the node");
      walk[node] = start;
    } else if (walk[node] == start) {
      report(node, "a cycle: the node is its own descendant, and no path from the root reaches it");
    }
  }
}

void GameCheck::check_node(std::uint32_t number) {
  const GameBuilder::Node& node = builder_.nodes_[number];
  if (node.owner == ExtensiveGame::terminal_owner) {
    check_outcome(number, node.link);
    return;
  }
  if (node.actions == 0) report(number, "the node has no actions; end the game with a terminal node");
  for (std::uint32_t action = 0; action < node.actions && !full(); ++action) {
    if (builder_.slots_[node.first_slot + action] != none) continue;
    report(number, fmt::format("action '{}' leads nowhere: a node or a payoff is missing",
                               builder_.action_label(node, action)));
  }
  const auto inner = builder_.inner_outcomes_.find(number);
  if (inner != builder_.inner_outcomes_.end()) check_outcome(number, inner->second);
  if (node.owner == ExtensiveGame::chance_owner) check_chance(number);
  check_labels(number);
}

void GameCheck::check_outcome(std::uint32_t node, std::uint32_t outcome) {
  if (builder_.wrong_outcomes_.empty()) return;
  const auto wrong = builder_.wrong_outcomes_.find(outcome);
  if (wrong == builder_.wrong_outcomes_.end()) return;
  report(node,
         fmt::format("{} payoffs found, {} expected, one for each player", wrong->second, builder_.players_.size()));
}

bool GameCheck::is_small_distribution(std::uint32_t first, std::uint32_t count) const {
  const ExactTable& table = builder_.probabilities_;
  std::optional<SmallFraction> sum = SmallFraction{};
  for (std::uint32_t row = first; row < first + count; ++row) {
    const std::uint32_t place = table.fraction_place(row, 0);
    const auto probability = place == ExactTable::no_fraction ? small_fraction(table.value(row, 0))
                                                              : small_fraction(table.fractions()[place]);
    if (!probability || probability->numerator < 0) return false;
    sum = add(*sum, *probability);
    if (!sum) return false;
  }
  return *sum == SmallFraction{1, 1};
}

void GameCheck::check_chance(std::uint32_t node) {
  const std::uint32_t number = builder_.nodes_[node].link;
  if (checked_distributions_[number]) return;
  checked_distributions_[number] = true;
  const GameBuilder::Distribution& distribution = builder_.distributions_[number];
  if (is_small_distribution(distribution.first, distribution.count)) return;
  Rational sum = 0;
  for (std::uint32_t i = 0; i < distribution.count; ++i) {
    const Rational probability = builder_.probabilities_.exact(distribution.first + i, 0);
    if (probability < 0 || probability > 1) {
      report(node, fmt::format("probability {} of '{}' is outside [0, 1]", to_string(probability),
                               builder_.action_label(builder_.nodes_[node], i)));
    }
    sum += probability;
  }
  if (distribution.count > 0 && sum != 1) {
    report(node, fmt::format("probabilities sum to {}, not to 1", to_string(sum)));
  }
}

void GameCheck::check_labels(std::uint32_t node) {
  const GameBuilder::Node& data = builder_.nodes_[node];
  const std::uint32_t list = builder_.action_list(data);
  if (list == none) return;
  if (data.owner != ExtensiveGame::chance_owner) {
    if (checked_sets_[data.link]) return;
    checked_sets_[data.link] = true;
  }
  std::set<std::string_view> seen;
  for (const std::string& label : builder_.action_lists_[list]) {
    if (!seen.insert(label).second) report(node, fmt::format("two actions have the label '{}'", label));
  }
}

std::string GameCheck::place(std::uint32_t node) const {
  if (!reached_[node]) return fmt::format("node {}, which no path from the root reaches", node);
  if (node == root_) return "at the root";
  std::vector<std::string> moves;
  std::size_t earlier = 0;
  for (std::size_t steps = 0; node != root_ && parent_[node] != none && steps <= parent_.size(); ++steps) {
    const std::uint32_t from = parent_[node];
    if (moves.size() < spelled_moves) {
      const GameBuilder::Node& data = builder_.nodes_[from];
      const auto children = builder_.children(data);
      const auto action =
          static_cast<std::uint32_t>(std::find(children.begin(), children.end(), node) - children.begin());
      const std::string_view mover =
          data.owner == ExtensiveGame::chance_owner ? "Chance" : std::string_view(builder_.players_[data.owner]);
      moves.push_back(fmt::format("{}:{}", mover, builder_.action_label(data, action)));
    } else {
      ++earlier;
    }
    node = from;
  }
  std::reverse(moves.begin(), moves.end());
  return fmt::format("after {}{}", earlier > 0 ? fmt::format("{} moves, then ", earlier) : "", fmt::join(moves, ", "));
}

void GameCheck::report(std::uint32_t node, std::string reason) {
  if (!full()) mistakes_.push_back({place(node), std::move(reason)});
}

}  // namespace selectorate
