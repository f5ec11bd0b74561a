#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>

namespace selectorate {

/// The payoff vectors of every subgame's equilibria, and how they hang together. One implementation for each width of
/// integer; edges are found again from the vectors when they are asked for, so generic games pay nothing for them.
class SubgamePerfectGraph {
 public:
  virtual ~SubgamePerfectGraph() = default;

  [[nodiscard]] virtual Status status() const noexcept = 0;
  [[nodiscard]] virtual const ExtensiveGame& game() const noexcept = 0;
  [[nodiscard]] virtual std::size_t payoff_count(NodeId node) const = 0;
  [[nodiscard]] virtual std::vector<Rational> payoffs(NodeId node, std::size_t k) const = 0;
  [[nodiscard]] virtual Integer count(std::size_t k) const = 0;
  /// The `index`-th equilibrium with the k-th payoff vector.
  [[nodiscard]] virtual PureProfile equilibrium(std::size_t k, const Integer& index) const = 0;
};

/// \throws InvalidModel if the game's exact values do not fit the memory
[[nodiscard]] std::shared_ptr<const SubgamePerfectGraph> make_subgame_perfect_graph(
    const ExtensiveGame& game, const SubgamePerfectOptions& options, const ProgressCallback& progress);

}  // namespace selectorate
