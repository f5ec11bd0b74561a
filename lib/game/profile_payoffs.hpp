#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Expected payoffs of pure strategy profiles of a tree, one after the other: payoffs at the ends, times the chance of
/// coming there, are written once as integers over one denominator for each player.
class ProfilePayoffs {
 public:
  explicit ProfilePayoffs(const ExtensiveGame& game);

  /// \param plays  of each player: an action at each of his information sets that he reaches
  [[nodiscard]] std::vector<Rational> find(const std::vector<const std::vector<std::uint32_t>*>& plays);

 private:
  /// Sums over the ends that are reached, by player.
  template <class Number>
  [[nodiscard]] std::vector<Number> sum(const std::vector<const std::vector<std::uint32_t>*>& plays,
                                        const std::vector<Number>& values);

  const ExtensiveGame& game_;
  std::vector<Integer> denominators_;  ///< by player
  std::vector<Integer> values_;        ///< by node and player; zero where play does not end
  std::vector<std::int64_t> narrow_;   ///< the same, if no sum is too long for it
  std::vector<NodeId> open_;           ///< nodes to go on from
};

}  // namespace selectorate
