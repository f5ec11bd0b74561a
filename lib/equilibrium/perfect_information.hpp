#pragma once

#include <string_view>

#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// \throws InvalidModel naming the method and the first information set with several nodes, if there is one
void require_perfect_information(const ExtensiveGame& game, std::string_view method);

}  // namespace selectorate
