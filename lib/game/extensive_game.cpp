#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {
namespace {

/// Most moves that a path in words spells out; the earlier ones of a longer path are counted.
constexpr std::size_t spelled_moves = 40;

std::string_view find_label(const std::map<std::uint32_t, std::string>& labels, std::uint32_t key) {
  const auto place = labels.find(key);
  return place == labels.end() ? std::string_view{} : std::string_view(place->second);
}

template <class T>
std::size_t bytes(const std::vector<T>& values) {
  return values.size() * sizeof(T);
}

}  // namespace

std::string_view ExtensiveGame::node_label(NodeId node) const {
  return find_label(names_->nodes, node.index());
}

std::string_view ExtensiveGame::outcome_label(std::uint32_t row) const {
  return find_label(names_->outcomes, row);
}

std::span<const std::uint32_t> ExtensiveGame::members(InformationSetId set) const noexcept {
  const std::span<const std::uint32_t> all = tree_->member;
  if (tree_->first_member.empty()) return all.subspan(set.index(), 1);
  const std::uint32_t first = tree_->first_member[set.index()];
  return all.subspan(first, tree_->first_member[set.index() + 1] - first);
}

std::string_view ExtensiveGame::information_set_label(InformationSetId set) const {
  return names_->information_sets.empty() ? std::string_view{} : names_->information_sets[set.index()];
}

std::string ExtensiveGame::action_label(InformationSetId set, std::uint32_t action) const {
  return action_label(NodeId(members(set).front()), action);
}

std::string ExtensiveGame::action_label(NodeId node, std::uint32_t action) const {
  const bool chance = kind(node) == NodeKind::chance;
  const std::vector<std::uint32_t>& lists = chance ? names_->action_list_of_distribution : names_->action_list_of_set;
  const std::uint32_t list = lists.empty() ? 0xffffffffU : lists[tree_->link[node.index()]];
  return list < names_->action_lists.size() ? names_->action_lists[list][action] : std::to_string(action + 1);
}

std::string ExtensiveGame::path_in_words(NodeId node) const {
  if (node == root()) return "at the root";
  std::vector<std::string> moves;
  std::size_t earlier = 0;
  for (; node != root(); node = parent(node)) {
    if (moves.size() == spelled_moves) {
      ++earlier;
      continue;
    }
    const NodeId from = parent(node);
    const std::string_view mover =
        kind(from) == NodeKind::chance ? "Chance" : std::string_view(player_name(owner(from)));
    moves.push_back(fmt::format("{}:{}", mover, action_label(from, action_into(node))));
  }
  std::reverse(moves.begin(), moves.end());
  return fmt::format("after {}{}", earlier > 0 ? fmt::format("{} moves, then ", earlier) : "", fmt::join(moves, ", "));
}

std::size_t ExtensiveGame::tree_bytes() const noexcept {
  return bytes(tree_->first_child) + bytes(tree_->parent) + bytes(tree_->link) + bytes(tree_->owner) +
         bytes(tree_->first_information_set) + bytes(tree_->first_member) + bytes(tree_->member) +
         bytes(tree_->first_probability) + tree_->probabilities.memory_bytes();
}

ExtensiveGame ExtensiveGame::with_payoffs(ExactTable payoffs) const {
  if (payoffs.columns() != payoffs_->columns() || payoffs.rows() != payoffs_->rows()) {
    throw InvalidModel("payoffs", fmt::format("a table of {} x {} found, {} x {} expected", payoffs.rows(),
                                              payoffs.columns(), payoffs_->rows(), payoffs_->columns()));
  }
  ExtensiveGame game(*this);
  game.payoffs_ = std::make_shared<const ExactTable>(std::move(payoffs));
  return game;
}

}  // namespace selectorate
