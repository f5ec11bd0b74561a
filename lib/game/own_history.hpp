#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// A player's last own move before a node: at which information set, and which action.
struct OwnMove {
  static constexpr std::uint32_t none = 0xffffffffU;

  std::uint32_t set = none;
  std::uint32_t action = none;

  friend bool operator==(const OwnMove&, const OwnMove&) = default;
};

/// For every node of a decision set the owner's last own move before it, in the order of nodes; `none` elsewhere.
[[nodiscard]] std::vector<OwnMove> find_own_moves(const ExtensiveGame& game);

}  // namespace selectorate
