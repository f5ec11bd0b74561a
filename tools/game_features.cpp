#include "game_features.hpp"

#include <variant>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>

namespace selectorate::tools {

const ExtensiveGame& tree_of(const Game& game) {
  return std::get<ExtensiveGame>(game);
}

bool has_perfect_information(const Game& game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr && tree->has_perfect_information();
}

bool has_recall(const Game& game) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree == nullptr || has_perfect_recall(*tree);
}

bool has_two_players(const Game& game) {
  return std::visit([](const auto& form) { return form.player_count(); }, game) == 2 && has_recall(game);
}

bool is_tree(const Game& game) {
  return std::holds_alternative<ExtensiveGame>(game);
}

bool is_tree_with_recall(const Game& game) {
  return is_tree(game) && has_recall(game);
}

bool is_tree_of_two(const Game& game) {
  return is_tree(game) && has_two_players(game);
}

bool is_bimatrix(const Game& game) {
  return std::holds_alternative<StrategicGame>(game) && has_two_players(game);
}

bool has_other_than_two_players(const Game& game) {
  return has_recall(game) && !has_two_players(game);
}

bool has_constant_sum(const Game& game) {
  const ExactTable& payoffs = std::visit([](const auto& form) -> const ExactTable& { return form.payoffs(); }, game);
  if (payoffs.columns() != 2 || !has_recall(game)) return false;
  for (std::size_t row = 1; row < payoffs.rows(); ++row) {
    if (payoffs.exact(row, 0) + payoffs.exact(row, 1) != payoffs.exact(0, 0) + payoffs.exact(0, 1)) return false;
  }
  return true;
}

PlayerId player_named(const Game& game, const std::string& wanted, std::string_view option, std::string_view others) {
  return std::visit(
      [&](const auto& form) {
        for (std::uint32_t i = 0; i < form.player_count(); ++i) {
          if (wanted == form.player_name(PlayerId(i)) || wanted == std::to_string(i + 1)) return PlayerId(i);
        }
        throw Error(fmt::format("{} {}: expected {}the name or number of a player", option, wanted, others));
      },
      game);
}

}  // namespace selectorate::tools
