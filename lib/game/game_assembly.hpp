#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/game/game_builder.hpp>

namespace selectorate {

/// Turns a checked builder into a game: numbers nodes breadth first, information sets depth first, folds inner payoffs.
class GameAssembly {
 public:
  /// \pre the builder has no mistakes from `root`
  GameAssembly(const GameBuilder& builder, NodeId root);

  [[nodiscard]] ExtensiveGame run();

 private:
  void order_nodes();
  void number_information_sets();
  void collect_members();
  void copy_distributions();
  void copy_names();
  void copy_payoffs();
  void fold_inner_outcomes();

  const GameBuilder& builder_;
  std::uint32_t root_;
  ExtensiveGame::Tree tree_;
  ExtensiveGame::Names names_;
  ExactTable payoffs_;
  /// Number in the builder of each node, in the game's order.
  std::vector<std::uint32_t> order_;
  /// Number in the builder of each information set, in the game's order; none for one that was never named.
  std::vector<std::uint32_t> set_in_builder_;
};

}  // namespace selectorate
