#pragma once

#include <vector>

#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// By node: the probability that chance alone allows it.
[[nodiscard]] std::vector<Rational> find_chance_reach(const ExtensiveGame& game);

}  // namespace selectorate
