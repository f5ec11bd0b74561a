#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

struct StrategicFormOptions {
  /// Leave open what a player would do where his own earlier actions keep him from coming; strategies that differ there
  /// only are merged. Needs perfect recall.
  bool reduced = true;
  /// Largest number of strategy profiles to write down.
  std::size_t profile_limit = 10'000'000;
};

/// The strategic form of an extensive game, and what each of its strategies does.
struct StrategicForm {
  /// Action of a strategy at an information set that the strategy itself avoids (reduced form).
  static constexpr std::uint32_t unspecified = 0xffffffffU;

  StrategicGame game;
  /// `actions[player][strategy][i]`: action at the player's i-th information set.
  std::vector<std::vector<std::vector<std::uint32_t>>> actions;
};

/// Normal form or reduced normal form. A strategy's label lists its actions by label, separated by "/"; "*" where
/// unspecified. A player's strategies are in lexicographic order of actions, a player without information sets has one.
/// \throws InvalidModel if there are more than `profile_limit` profiles, or the reduced form is asked for without
/// perfect recall
[[nodiscard]] SELECTORATE_EXPORT StrategicForm make_strategic_form(const ExtensiveGame& game,
                                                                   const StrategicFormOptions& options = {});

}  // namespace selectorate
