#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// What backward induction in doubles leaves behind; used again for the next game, it allocates only to grow.
class SELECTORATE_EXPORT BackwardInductionWorkspace {
 public:
  /// What every player expects at every node: `node * players + player`.
  [[nodiscard]] std::span<const double> values() const noexcept { return {values_.data(), used_}; }
  /// What each player expects at a node.
  [[nodiscard]] std::span<const double> values_at(NodeId node) const noexcept {
    return values().subspan(node.index() * players_, players_);
  }

 private:
  friend SELECTORATE_EXPORT void solve_backward_induction(const ExtensiveGame& game,
                                                          BackwardInductionWorkspace& workspace);

  std::vector<double> values_;
  std::size_t used_ = 0;
  std::size_t players_ = 0;
};

/// One subgame-perfect equilibrium by Zermelo's backward induction (Kuhn 1953), in doubles: movers take the first of
/// the actions that are best as rounded. With chance moves the values carry rounding errors, so two actions whose true
/// values are equal may be told apart; without chance and with payoffs that are doubles the result is exact.
/// `solve_subgame_perfect` decides ties exactly.
/// \throws InvalidModel if a decision node's information set has other nodes, or a payoff overflows a double
/// \complexity one reverse sweep over the nodes, no allocation once the workspace is large enough
/// \see tests/equilibrium/backward_induction_test.cpp, bench/backward_induction_bench.cpp
SELECTORATE_EXPORT void solve_backward_induction(const ExtensiveGame& game, BackwardInductionWorkspace& workspace);

/// The action chosen at a decision node, by the values that `solve_backward_induction` left.
/// \pre the workspace was last used for this game
[[nodiscard]] SELECTORATE_EXPORT std::uint32_t chosen_action(const ExtensiveGame& game,
                                                             const BackwardInductionWorkspace& workspace, NodeId node);

/// The actions chosen at all information sets.
/// \pre as above
[[nodiscard]] SELECTORATE_EXPORT PureProfile chosen_profile(const ExtensiveGame& game,
                                                            const BackwardInductionWorkspace& workspace);

struct BackwardInductionOptions {
  /// Bound the profile's regret in every subgame by exact arithmetic. Costs about a hundred times the solution itself.
  bool certify = true;
};

/// The same as a solution with its evidence: its exact regret in subgames, zero where no rounding misled a choice.
/// `complete` is false: other equilibria, tied or not, are not looked for.
/// \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT Solution<PureProfile> solve_backward_induction(
    const ExtensiveGame& game, const BackwardInductionOptions& options = {});

}  // namespace selectorate
