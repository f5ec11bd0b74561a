#include "equilibrium/perfect_information.hpp"

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {

void require_perfect_information(const ExtensiveGame& game, std::string_view method) {
  if (game.has_perfect_information()) return;
  std::uint32_t set = 0;
  while (game.members(InformationSetId(set)).size() == 1) ++set;
  const auto members = game.members(InformationSetId(set));
  throw InvalidModel(
      method, fmt::format("it needs perfect information, but {} cannot tell apart the nodes {} and {}",
                          game.player_name(game.owner(InformationSetId(set))), game.path_in_words(NodeId(members[0])),
                          game.path_in_words(NodeId(members[1]))));
}

}  // namespace selectorate
