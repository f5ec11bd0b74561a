#pragma once

#include <map>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Nodes at which a subgame starts (Selten 1965): decision or chance nodes below which no information set reaches
/// outside, and which, if they are decision nodes, are alone in theirs. In increasing order, so a subgame comes before
/// those inside it; the root is first unless it is terminal.
/// \complexity linear in the nodes
[[nodiscard]] SELECTORATE_EXPORT std::vector<NodeId> find_subgame_roots(const ExtensiveGame& game);

/// A subgame as a game of its own, perhaps with inner subgames replaced by their payoffs.
struct Subgame {
  ExtensiveGame game;
  /// Information set i of `game` is this one of the whole game.
  std::vector<InformationSetId> information_sets;
};

/// The part of a game that starts at a root of a subgame.
/// \param ends  inner nodes at which it stops, with one payoff for each player; they too are roots of subgames
/// \throws InvalidModel if `root` or an end is not the root of a subgame (reported as an information set that does not
///         fit), or an end has a wrong number of payoffs
/// \complexity linear in the nodes kept
[[nodiscard]] SELECTORATE_EXPORT Subgame make_subgame(const ExtensiveGame& game, NodeId root,
                                                      const std::map<NodeId, std::vector<Rational>>& ends = {});

}  // namespace selectorate
