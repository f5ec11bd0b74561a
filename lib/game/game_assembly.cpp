#include "game/game_assembly.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace selectorate {
namespace {

constexpr std::uint32_t none = 0xffffffffU;

}  // namespace

GameAssembly::GameAssembly(const GameBuilder& builder, NodeId root) : builder_(builder), root_(root.index()) {}

ExtensiveGame GameAssembly::run() {
  order_nodes();
  number_information_sets();
  collect_members();
  copy_distributions();
  copy_names();
  if (builder_.inner_outcomes_.empty()) {
    copy_payoffs();
  } else {
    fold_inner_outcomes();
  }
  ExtensiveGame game;
  game.tree_ = std::make_shared<const ExtensiveGame::Tree>(std::move(tree_));
  game.names_ = std::make_shared<const ExtensiveGame::Names>(std::move(names_));
  game.payoffs_ = std::make_shared<const ExactTable>(std::move(payoffs_));
  return game;
}

void GameAssembly::order_nodes() {
  const std::size_t count = builder_.nodes_.size();
  order_.reserve(count);
  tree_.first_child.reserve(count + 1);
  tree_.parent.reserve(count);
  tree_.link.reserve(count);
  tree_.owner.reserve(count);
  order_.push_back(root_);
  tree_.parent.push_back(0);
  for (std::uint32_t v = 0; v < order_.size(); ++v) {
    const GameBuilder::Node& node = builder_.nodes_[order_[v]];
    tree_.first_child.push_back(static_cast<std::uint32_t>(order_.size()));
    tree_.link.push_back(node.link);
    tree_.owner.push_back(node.owner);
    for (const std::uint32_t child : builder_.children(node)) {
      order_.push_back(child);
      tree_.parent.push_back(v);
    }
  }
  tree_.first_child.push_back(static_cast<std::uint32_t>(order_.size()));
}

void GameAssembly::number_information_sets() {
  const std::size_t players = builder_.players_.size();
  // First by order of appearance within the player, as `link` then holds; the player's offset is added afterwards.
  std::vector<std::vector<std::uint32_t>> sets_of(players);
  std::vector<std::uint32_t> local(builder_.information_sets_.size(), none);
  std::vector<std::uint32_t> open{0};
  while (!open.empty()) {
    const std::uint32_t v = open.back();
    open.pop_back();
    for (std::uint32_t child = tree_.first_child[v + 1]; child-- > tree_.first_child[v];) open.push_back(child);
    if (tree_.owner[v] >= ExtensiveGame::terminal_owner) continue;
    auto& sets = sets_of[tree_.owner[v]];
    const std::uint32_t named = tree_.link[v];
    const auto fresh = static_cast<std::uint32_t>(sets.size());
    if (named == none || local[named] == none) {
      sets.push_back(named);
      if (named != none) local[named] = fresh;
    }
    tree_.link[v] = named == none ? fresh : local[named];
  }
  tree_.first_information_set.assign(1, 0);
  for (const auto& sets : sets_of) {
    tree_.first_information_set.push_back(static_cast<std::uint32_t>(set_in_builder_.size() + sets.size()));
    set_in_builder_.insert(set_in_builder_.end(), sets.begin(), sets.end());
  }
  for (std::size_t v = 0; v < order_.size(); ++v) {
    if (tree_.owner[v] < ExtensiveGame::terminal_owner) tree_.link[v] += tree_.first_information_set[tree_.owner[v]];
  }
}

void GameAssembly::collect_members() {
  const std::size_t sets = set_in_builder_.size();
  std::vector<std::uint32_t> first(sets + 1, 0);
  std::uint32_t decisions = 0;
  for (std::size_t v = 0; v < order_.size(); ++v) {
    if (tree_.owner[v] >= ExtensiveGame::terminal_owner) continue;
    ++first[tree_.link[v] + 1];
    ++decisions;
  }
  for (std::size_t set = 0; set < sets; ++set) first[set + 1] += first[set];
  tree_.member.resize(decisions);
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::uint32_t v = 0; v < order_.size(); ++v) {
    if (tree_.owner[v] < ExtensiveGame::terminal_owner) tree_.member[next[tree_.link[v]]++] = v;
  }
  if (decisions != sets) tree_.first_member = std::move(first);
}

void GameAssembly::copy_distributions() {
  for (const GameBuilder::Distribution& distribution : builder_.distributions_) {
    tree_.first_probability.push_back(distribution.first);
    names_.action_list_of_distribution.push_back(distribution.action_list);
  }
  tree_.first_probability.push_back(static_cast<std::uint32_t>(builder_.probabilities_.rows()));
  tree_.probabilities = builder_.probabilities_;
}

void GameAssembly::copy_names() {
  names_.title = builder_.title_;
  names_.comment = builder_.comment_;
  names_.players = builder_.players_;
  names_.action_lists = builder_.action_lists_;
  if (!builder_.information_sets_.empty()) {
    for (const std::uint32_t named : set_in_builder_) {
      names_.action_list_of_set.push_back(named == none ? none : builder_.information_sets_[named].action_list);
      names_.information_sets.push_back(named == none ? std::string{} : builder_.information_sets_[named].label);
    }
  }
  if (builder_.node_labels_.empty()) return;
  for (std::uint32_t v = 0; v < order_.size(); ++v) {
    const auto label = builder_.node_labels_.find(order_[v]);
    if (label != builder_.node_labels_.end()) names_.nodes.emplace_hint(names_.nodes.end(), v, label->second);
  }
}

void GameAssembly::copy_payoffs() {
  // In the order of terminals, so that a sweep over the nodes reads the table from end to end; unused rows are left
  // out.
  std::vector<std::uint32_t> row_of(builder_.payoffs_.rows(), none);
  std::vector<std::uint32_t> used;
  used.reserve(builder_.payoffs_.rows());
  for (std::size_t v = 0; v < order_.size(); ++v) {
    if (tree_.owner[v] != ExtensiveGame::terminal_owner) continue;
    const std::uint32_t outcome = tree_.link[v];
    std::uint32_t& row = row_of[outcome];
    if (row == none) {
      row = static_cast<std::uint32_t>(used.size());
      used.push_back(outcome);
      const auto label = builder_.outcome_labels_.find(outcome);
      if (label != builder_.outcome_labels_.end()) {
        names_.outcomes.emplace_hint(names_.outcomes.end(), row, label->second);
      }
    }
    tree_.link[v] = row;
  }
  payoffs_ = builder_.payoffs_.select_rows(used);
}

void GameAssembly::fold_inner_outcomes() {
  const std::size_t players = builder_.players_.size();
  payoffs_ = ExactTable(players);
  // What has been collected on the way: one entry for each inner node with an outcome; 0 is nothing.
  std::vector<std::vector<Rational>> collected{std::vector<Rational>(players, 0)};
  std::vector<std::uint32_t> collected_at(order_.size(), 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> rows;
  const auto sum = [&](std::uint32_t so_far, std::uint32_t outcome) {
    std::vector<Rational> total = collected[so_far];
    for (std::size_t i = 0; i < players; ++i) total[i] += builder_.payoffs_.exact(outcome, i);
    return total;
  };
  for (std::uint32_t v = 0; v < order_.size(); ++v) {
    const std::uint32_t so_far = v == 0 ? 0 : collected_at[tree_.parent[v]];
    collected_at[v] = so_far;
    if (tree_.owner[v] == ExtensiveGame::terminal_owner) {
      const std::uint32_t outcome = tree_.link[v];
      const auto [row, is_new] = rows.try_emplace({so_far, outcome}, static_cast<std::uint32_t>(payoffs_.rows()));
      tree_.link[v] = row->second;
      if (!is_new) continue;
      payoffs_.append(sum(so_far, outcome));
      const auto label = builder_.outcome_labels_.find(outcome);
      if (label != builder_.outcome_labels_.end()) names_.outcomes.emplace(row->second, label->second);
      continue;
    }
    const auto inner = builder_.inner_outcomes_.find(order_[v]);
    if (inner == builder_.inner_outcomes_.end()) continue;
    collected.push_back(sum(so_far, inner->second));
    collected_at[v] = static_cast<std::uint32_t>(collected.size() - 1);
  }
}

}  // namespace selectorate
