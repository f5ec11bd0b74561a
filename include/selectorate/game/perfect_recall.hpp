#pragma once

#include <optional>
#include <string>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// Two nodes of an information set that its owner could tell apart if he remembered what he knew and did.
struct RecallViolation {
  InformationSetId set;
  NodeId first;
  NodeId second;
  std::string reason;  ///< in words, with both paths
};

/// The first violation of perfect recall, in the order of information sets, or nothing if every player remembers all he
/// knew and did (Kuhn 1953): all nodes of a set have the same last own information set and action before them.
/// \complexity one pass over the nodes
[[nodiscard]] SELECTORATE_EXPORT std::optional<RecallViolation> find_recall_violation(const ExtensiveGame& game);

[[nodiscard]] inline bool has_perfect_recall(const ExtensiveGame& game) {
  return !find_recall_violation(game);
}

}  // namespace selectorate
