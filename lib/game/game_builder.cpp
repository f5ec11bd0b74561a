#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>

#include "game/game_assembly.hpp"
#include "game/game_check.hpp"

namespace selectorate {

GameBuilder::GameBuilder(std::string title, std::vector<std::string> players)
    : title_(std::move(title)), players_(std::move(players)), payoffs_(players_.size()) {
  if (players_.empty()) throw InvalidModel("players", "a game needs at least one");
  if (players_.size() > 65'000) {
    throw InvalidModel("players", fmt::format("{} found, at most 65000 are possible", players_.size()));
  }
}

void GameBuilder::reserve(std::size_t nodes) {
  nodes_.reserve(nodes);
  slots_.reserve(nodes);
}

PlayerId GameBuilder::player(std::string_view name) const {
  const auto place = std::find(players_.begin(), players_.end(), name);
  if (place == players_.end()) {
    throw InvalidModel("player",
                       fmt::format("there is no player '{}'; the players are {}", name, fmt::join(players_, ", ")));
  }
  return PlayerId(static_cast<std::uint32_t>(place - players_.begin()));
}

void GameBuilder::check_player(PlayerId player) const {
  if (player.index() >= players_.size()) {
    throw InvalidModel("player", fmt::format("number {} found, there are {} players", player.index(), players_.size()));
  }
}

void GameBuilder::check_node(NodeId node) const {
  if (node.index() >= nodes_.size()) {
    throw InvalidModel("node", fmt::format("number {} found, {} nodes have been added", node.index(), nodes_.size()));
  }
}

std::uint32_t GameBuilder::action_count(NodeId node) const {
  check_node(node);
  return nodes_[node.index()].actions;
}

NodeId GameBuilder::add_node(std::uint16_t owner, std::uint32_t actions, std::uint32_t link) {
  if (nodes_.size() >= none - 1 || slots_.size() + actions >= none) {
    throw InvalidModel("nodes", "a game has room for 2^32 - 2 of them");
  }
  nodes_.push_back({static_cast<std::uint32_t>(slots_.size()), actions, link, owner});
  slots_.resize(slots_.size() + actions, none);
  return NodeId(static_cast<std::uint32_t>(nodes_.size() - 1));
}

NodeId GameBuilder::attach_children(NodeId node, std::span<const NodeId> children) {
  std::uint32_t slot = nodes_[node.index()].first_slot;
  for (const NodeId child : children) {
    check_node(child);
    slots_[slot++] = child.index();
  }
  return node;
}

std::uint32_t GameBuilder::add_action_list(const std::vector<std::string>& labels) {
  if (labels.empty()) return none;
  const auto [place, is_new] =
      action_list_places_.try_emplace(labels, static_cast<std::uint32_t>(action_lists_.size()));
  if (is_new) action_lists_.push_back(labels);
  return place->second;
}

InformationSetId GameBuilder::add_information_set(PlayerId player, std::string_view label,
                                                  const std::vector<std::string>& actions) {
  check_player(player);
  information_sets_.push_back({std::string(label), static_cast<std::uint16_t>(player.index()),
                               static_cast<std::uint32_t>(actions.size()), add_action_list(actions)});
  return InformationSetId(static_cast<std::uint32_t>(information_sets_.size() - 1));
}

NodeId GameBuilder::add_decision(InformationSetId information_set) {
  if (information_set.index() >= information_sets_.size()) {
    throw InvalidModel("information set", fmt::format("number {} found, {} have been added", information_set.index(),
                                                      information_sets_.size()));
  }
  const InformationSet& set = information_sets_[information_set.index()];
  return add_node(set.owner, set.actions, information_set.index());
}

NodeId GameBuilder::add_decision(PlayerId player, std::string_view information_set,
                                 const std::vector<std::string>& actions) {
  if (information_set.empty()) return add_decision(add_information_set(player, information_set, actions));
  const auto known = information_set_places_.find(information_set);
  if (known == information_set_places_.end()) {
    const InformationSetId set = add_information_set(player, information_set, actions);
    information_set_places_.emplace(information_set, set.index());
    return add_decision(set);
  }
  check_player(player);
  const InformationSet& set = information_sets_[known->second];
  const auto node_number = static_cast<std::uint32_t>(nodes_.size());
  if (set.owner != player.index()) {
    conflicts_.emplace_back(node_number, fmt::format("information set '{}' belongs to {}, but this node of it to {}",
                                                     information_set, players_[set.owner], players_[player.index()]));
  }
  if (set.action_list != add_action_list(actions)) {
    const auto& first = set.action_list == none ? std::vector<std::string>{} : action_lists_[set.action_list];
    conflicts_.emplace_back(
        node_number, fmt::format("information set '{}' has the actions {}, but this node of it {}", information_set,
                                 fmt::join(first, ", "), fmt::join(actions, ", ")));
  }
  return add_node(static_cast<std::uint16_t>(player.index()), static_cast<std::uint32_t>(actions.size()),
                  known->second);
}

NodeId GameBuilder::add_decision(PlayerId player, std::uint32_t actions) {
  check_player(player);
  return add_node(static_cast<std::uint16_t>(player.index()), actions, none);
}

NodeId GameBuilder::add_decision(PlayerId player, std::span<const NodeId> children) {
  return attach_children(add_decision(player, static_cast<std::uint32_t>(children.size())), children);
}

template <class Number>
DistributionId GameBuilder::add_probabilities(std::span<const Number> probabilities,
                                              const std::vector<std::string>& labels) {
  if (!labels.empty() && labels.size() != probabilities.size()) {
    throw InvalidModel("distribution",
                       fmt::format("{} labels found for {} probabilities", labels.size(), probabilities.size()));
  }
  distributions_.push_back({static_cast<std::uint32_t>(probabilities_.rows()),
                            static_cast<std::uint32_t>(probabilities.size()), add_action_list(labels)});
  for (const Number& probability : probabilities) probabilities_.append(std::span<const Number>(&probability, 1));
  return DistributionId(static_cast<std::uint32_t>(distributions_.size() - 1));
}

DistributionId GameBuilder::add_distribution(std::span<const Rational> probabilities,
                                             const std::vector<std::string>& labels) {
  return add_probabilities(probabilities, labels);
}

DistributionId GameBuilder::add_distribution(std::span<const SmallFraction> probabilities,
                                             const std::vector<std::string>& labels) {
  return add_probabilities(probabilities, labels);
}

NodeId GameBuilder::add_chance(DistributionId distribution) {
  if (distribution.index() >= distributions_.size()) {
    throw InvalidModel("distribution",
                       fmt::format("number {} found, {} have been added", distribution.index(), distributions_.size()));
  }
  return add_node(ExtensiveGame::chance_owner, distributions_[distribution.index()].count, distribution.index());
}

NodeId GameBuilder::add_chance(const std::vector<Rational>& probabilities, const std::vector<std::string>& labels) {
  return add_chance(add_distribution(probabilities, labels));
}

NodeId GameBuilder::add_chance(DistributionId distribution, std::span<const NodeId> children) {
  const NodeId node = add_chance(distribution);
  if (children.size() != nodes_[node.index()].actions) {
    throw InvalidModel("chance node", fmt::format("{} children found for {} probabilities", children.size(),
                                                  nodes_[node.index()].actions));
  }
  return attach_children(node, children);
}

OutcomeId GameBuilder::add_wrong_outcome(std::size_t length) {
  wrong_outcomes_.emplace(static_cast<std::uint32_t>(payoffs_.rows()), length);
  payoffs_.append(std::vector<double>(players_.size(), 0.0));
  return OutcomeId(static_cast<std::uint32_t>(payoffs_.rows() - 1));
}

template <class Number>
OutcomeId GameBuilder::add_payoffs(std::span<const Number> payoffs, std::string_view label) {
  if (payoffs.size() != players_.size()) return add_wrong_outcome(payoffs.size());
  payoffs_.append(payoffs);
  const auto row = static_cast<std::uint32_t>(payoffs_.rows() - 1);
  if (!label.empty()) outcome_labels_.emplace_hint(outcome_labels_.end(), row, label);
  return OutcomeId(row);
}

OutcomeId GameBuilder::add_outcome(std::span<const Rational> payoffs, std::string_view label) {
  return add_payoffs(payoffs, label);
}

OutcomeId GameBuilder::add_outcome(std::span<const SmallFraction> payoffs, std::string_view label) {
  return add_payoffs(payoffs, label);
}

OutcomeId GameBuilder::add_outcome(std::span<const double> payoffs, std::string_view label) {
  return add_payoffs(payoffs, label);
}

NodeId GameBuilder::add_terminal(OutcomeId outcome) {
  if (outcome.index() >= payoffs_.rows()) {
    throw InvalidModel("outcome", fmt::format("number {} found, {} have been added", outcome.index(), payoffs_.rows()));
  }
  return add_node(ExtensiveGame::terminal_owner, 0, outcome.index());
}

NodeId GameBuilder::add_terminal(const std::vector<Rational>& payoffs, std::string_view label) {
  return add_terminal(add_outcome(payoffs, label));
}

NodeId GameBuilder::add_terminal(std::span<const double> payoffs) {
  return add_terminal(add_outcome(payoffs));
}

void GameBuilder::set_outcome(NodeId node, OutcomeId outcome) {
  check_node(node);
  if (nodes_[node.index()].owner == ExtensiveGame::terminal_owner) {
    throw InvalidModel("outcome", "a terminal node has its outcome already");
  }
  if (outcome.index() >= payoffs_.rows()) {
    throw InvalidModel("outcome", fmt::format("number {} found, {} have been added", outcome.index(), payoffs_.rows()));
  }
  inner_outcomes_.insert_or_assign(node.index(), outcome.index());
}

void GameBuilder::set_node_label(NodeId node, std::string_view label) {
  check_node(node);
  node_labels_.insert_or_assign(node_labels_.end(), node.index(), std::string(label));
}

void GameBuilder::connect(NodeId parent, std::uint32_t action, NodeId child) {
  check_node(parent);
  check_node(child);
  const Node& node = nodes_[parent.index()];
  if (action >= node.actions) {
    throw InvalidModel("action", fmt::format("number {} found, the node has {} actions", action, node.actions));
  }
  std::uint32_t& slot = slots_[node.first_slot + action];
  if (slot != none) {
    throw InvalidModel("action", fmt::format("'{}' leads somewhere already", action_label(node, action)));
  }
  slot = child.index();
}

void GameBuilder::connect(NodeId parent, std::string_view action, NodeId child) {
  check_node(parent);
  const Node& node = nodes_[parent.index()];
  const std::uint32_t list = action_list(node);
  const std::vector<std::string> labels = list == none ? std::vector<std::string>{} : action_lists_[list];
  const auto place = std::find(labels.begin(), labels.end(), action);
  if (place == labels.end() || std::count(labels.begin(), labels.end(), action) > 1) {
    throw InvalidModel("action", fmt::format("'{}' is not the label of exactly one action; the actions are {}", action,
                                             fmt::join(labels, ", ")));
  }
  connect(parent, static_cast<std::uint32_t>(place - labels.begin()), child);
}

std::uint32_t GameBuilder::action_list(const Node& node) const {
  if (node.owner == ExtensiveGame::terminal_owner) return none;
  if (node.owner == ExtensiveGame::chance_owner) return distributions_[node.link].action_list;
  return node.link == none ? none : information_sets_[node.link].action_list;
}

std::string GameBuilder::action_label(const Node& node, std::uint32_t action) const {
  const std::uint32_t list = action_list(node);
  // A node that differs from its information set may have more actions than the set.
  if (list == none || action >= action_lists_[list].size()) return std::to_string(action + 1);
  return action_lists_[list][action];
}

std::span<const std::uint32_t> GameBuilder::children(const Node& node) const {
  return std::span<const std::uint32_t>(slots_).subspan(node.first_slot, node.actions);
}

std::vector<GameMistake> GameBuilder::mistakes(NodeId root, std::size_t limit) const {
  check_node(root);
  return GameCheck(*this, root, limit).run();
}

ExtensiveGame GameBuilder::build(NodeId root) const {
  const std::vector<GameMistake> found = mistakes(root);
  if (!found.empty()) {
    const std::string more = found.size() > 1 ? fmt::format(" (and {} more mistakes)", found.size() - 1) : "";
    throw InvalidModel(found.front().place, found.front().reason + more);
  }
  return GameAssembly(*this, root).run();
}

}  // namespace selectorate
