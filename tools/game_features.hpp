#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <selectorate/base/id.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate::tools {

/// The tree that the game is. \pre it is one
[[nodiscard]] const ExtensiveGame& tree_of(const Game& game);

/// \name What games have
/// @{
[[nodiscard]] bool has_perfect_information(const Game& game);
/// Whether every player remembers what he knew and did.
[[nodiscard]] bool has_recall(const Game& game);
[[nodiscard]] bool has_two_players(const Game& game);  ///< who forget nothing
[[nodiscard]] bool is_tree(const Game& game);
[[nodiscard]] bool is_tree_with_recall(const Game& game);
[[nodiscard]] bool is_tree_of_two(const Game& game);
[[nodiscard]] bool is_bimatrix(const Game& game);
[[nodiscard]] bool has_other_than_two_players(const Game& game);
[[nodiscard]] bool has_constant_sum(const Game& game);  ///< and two players who forget nothing
/// @}

/// The same in words, after "the game has".
/// @{
inline constexpr std::string_view perfect_information = "perfect information";
inline constexpr std::string_view constant_sum = "two players with a constant sum of payoffs, who forget nothing";
inline constexpr std::string_view tree_of_two = "a tree and two players who forget nothing";
inline constexpr std::string_view bimatrix = "a strategic form and two players";
inline constexpr std::string_view two_players = "two players who forget nothing";
inline constexpr std::string_view other_than_two = "players who forget nothing, and other than two of them";
inline constexpr std::string_view tree_with_recall = "a tree and players who forget nothing";
inline constexpr std::string_view recall = "players who forget nothing";
/// @}

/// A player by his name, or his number counted from 1.
/// \param option  for the message: "--maximize" \param others  what else the option takes: "sum, smallest, or "
/// \throws Error if there is none
[[nodiscard]] PlayerId player_named(const Game& game, const std::string& wanted, std::string_view option,
                                    std::string_view others = "");

}  // namespace selectorate::tools
