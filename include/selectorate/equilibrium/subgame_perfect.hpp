#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

class SubgamePerfectGraph;

struct SubgamePerfectOptions {
  /// Most payoff vectors to keep at a node. Beyond it some equilibria are lost and the status is `truncated`; chance
  /// nodes over tied subgames multiply their numbers, so some cap is needed.
  std::size_t vectors_per_node = 1000;
};

/// All pure subgame-perfect equilibria of a game of perfect information, ties included: an AND/OR graph of payoff
/// vectors and the actions that support them, from which equilibria are counted and drawn without being listed.
class SELECTORATE_EXPORT SubgamePerfectEquilibria {
 public:
  /// `converged`; `truncated` at the cap, then every equilibrium here is one but there may be more; `cancelled`, then
  /// none.
  [[nodiscard]] Status status() const noexcept;
  [[nodiscard]] const ExtensiveGame& game() const noexcept;

  /// Number of different payoff vectors of equilibria of the subgame that starts at `node`.
  [[nodiscard]] std::size_t payoff_count(NodeId node = ExtensiveGame::root()) const;
  /// The k-th of them in lexicographic order, one number a player. \throws InvalidModel if there are fewer
  [[nodiscard]] std::vector<Rational> payoffs(std::size_t k, NodeId node = ExtensiveGame::root()) const;

  /// Number of equilibria of the game: profiles of actions at all information sets, those off the path included.
  /// The first call counts, from the leaves up; its integers have up to one digit for each tie.
  [[nodiscard]] Integer count() const;
  /// Number of equilibria with the k-th payoff vector.
  [[nodiscard]] Integer count(std::size_t k) const;
  /// One equilibrium by its number, ordered by payoff vector first. \pre 0 <= index < count()
  /// \throws InvalidModel if the index is out of range
  /// \complexity one pass over the nodes
  [[nodiscard]] PureProfile equilibrium(const Integer& index) const;

 private:
  friend SELECTORATE_EXPORT SubgamePerfectEquilibria solve_subgame_perfect(const ExtensiveGame& game,
                                                                           const SubgamePerfectOptions& options,
                                                                           const ProgressCallback& progress);
  explicit SubgamePerfectEquilibria(std::shared_ptr<const SubgamePerfectGraph> graph);

  std::shared_ptr<const SubgamePerfectGraph> graph_;
};

/// All pure subgame-perfect equilibria, by set-valued backward induction in exact arithmetic.
///
/// A payoff vector x of action a survives at its owner's node iff it gives him at least max over actions b of the least
/// that S(b) offers him, S(b) being the vectors of b's subgame: each other subgame can then be played so that he does
/// not prefer it. At a chance node every combination counts. Payoffs are integers over a common denominator, of 64
/// bits, of 128 bits or of any length, whichever is proved to be enough beforehand.
/// \throws InvalidModel without perfect information, or if chance moves on a path are so many that the common
///         denominator would fill the memory
/// \complexity O(nodes) without ties
/// \see tests/equilibrium/subgame_perfect_test.cpp: every pure profile of random trees, checked by definition
[[nodiscard]] SELECTORATE_EXPORT SubgamePerfectEquilibria solve_subgame_perfect(
    const ExtensiveGame& game, const SubgamePerfectOptions& options = {}, const ProgressCallback& progress = {});

struct SubgamePerfectListOptions {
  std::size_t limit = 1000;  ///< most equilibria to list
  bool certify = true;       ///< with each, its certificate: values at every node for one-shot deviations
};

/// The first equilibria as a solution with certificates; `complete` if these are all.
[[nodiscard]] SELECTORATE_EXPORT Solution<PureProfile> list_equilibria(const SubgamePerfectEquilibria& equilibria,
                                                                       const SubgamePerfectListOptions& options = {});

}  // namespace selectorate
