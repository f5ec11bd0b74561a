#include <fmt/format.h>

#include <selectorate/game/perfect_recall.hpp>

#include "game/own_history.hpp"

namespace selectorate {
namespace {

std::string own_move_in_words(const ExtensiveGame& game, OwnMove move) {
  if (move.set == OwnMove::none) return "has not moved";
  const InformationSetId set(move.set);
  const std::string_view label = game.information_set_label(set);
  return fmt::format("has last chosen '{}' at {}", game.action_label(set, move.action),
                     label.empty() ? fmt::format("his information set {}", set.index()) : fmt::format("'{}'", label));
}

}  // namespace

std::optional<RecallViolation> find_recall_violation(const ExtensiveGame& game) {
  if (game.has_perfect_information()) return std::nullopt;
  const std::vector<OwnMove> before = find_own_moves(game);
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    const auto members = game.members(set);
    for (const std::uint32_t member : members.subspan(1)) {
      if (before[member] == before[members.front()]) continue;
      const NodeId first(members.front());
      const NodeId second(member);
      return RecallViolation{set, first, second,
                             fmt::format("{} cannot tell apart the node {}, where he {}, and the node {}, where he {}",
                                         game.player_name(game.owner(set)), game.path_in_words(first),
                                         own_move_in_words(game, before[first.index()]), game.path_in_words(second),
                                         own_move_in_words(game, before[member]))};
    }
  }
  return std::nullopt;
}

}  // namespace selectorate
