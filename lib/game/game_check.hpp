#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/game/game_builder.hpp>

namespace selectorate {

/// Looks for everything that is wrong with a game under construction.
class GameCheck {
 public:
  GameCheck(const GameBuilder& builder, NodeId root, std::size_t limit);

  [[nodiscard]] std::vector<GameMistake> run();

 private:
  void find_parents();
  bool enter(std::uint32_t from, std::uint32_t to);
  void check_extra_edges();
  void check_reach();
  void check_node(std::uint32_t node);
  /// Whether 64-bit integers show that these probabilities are a distribution: nearly always, and quickly.
  [[nodiscard]] bool is_small_distribution(std::uint32_t first, std::uint32_t count) const;
  void check_chance(std::uint32_t node);
  void check_labels(std::uint32_t node);
  void check_outcome(std::uint32_t node, std::uint32_t outcome);
  [[nodiscard]] bool is_ancestor(std::uint32_t ancestor, std::uint32_t node) const;
  [[nodiscard]] std::string place(std::uint32_t node) const;
  void report(std::uint32_t node, std::string reason);
  [[nodiscard]] bool full() const noexcept { return mistakes_.size() >= limit_; }

  const GameBuilder& builder_;
  std::uint32_t root_;
  std::size_t limit_;
  std::vector<GameMistake> mistakes_;
  std::vector<std::uint32_t> parent_;                                 ///< the first node that leads to each, or none
  std::vector<std::pair<std::uint32_t, std::uint32_t>> extra_edges_;  ///< from, to: further ways into a node
  std::vector<bool> reached_;
  std::vector<bool> checked_sets_;
  std::vector<bool> checked_distributions_;
};

}  // namespace selectorate
