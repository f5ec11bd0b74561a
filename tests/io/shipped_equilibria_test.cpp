#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/io/game_file.hpp>

#include "equilibrium/lrsnash.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

std::filesystem::path game_folder() {
  return testing::shared_folder() / "data/games";
}

// Counts that the files' own titles give; O'Neill's game has one equilibrium, (2/5, 1/5, 1/5, 1/5) for both (O'Neill
// 1987).
TEST(ShippedEquilibria, AreAsManyAsTheFilesSay) {
  if (!std::filesystem::is_directory(game_folder())) GTEST_SKIP() << "no games in " << testing::shared_folder();
  const std::vector<std::pair<std::string, std::size_t>> counts = {
      {"2x2.nfg", 1},     {"2x2const.nfg", 1}, {"6x6_game_with_75_eq.nfg", 75}, {"8x8.nfg", 5},
      {"coord4.nfg", 15}, {"oneill.nfg", 1},   {"shapley1974_fig2.nfg", 3}};
  for (const auto& [file, count] : counts) {
    const auto game = std::get<StrategicGame>(read_game_file(game_folder() / file));
    const auto solution = solve_extreme_equilibria(game);
    EXPECT_TRUE(solution.complete) << file;
    EXPECT_EQ(solution.equilibria.size(), count) << file;
  }
}

TEST(ShippedEquilibria, AreAsManyAsLrsnashCounts) {
  if (!std::filesystem::is_directory(game_folder())) GTEST_SKIP() << "no games in " << testing::shared_folder();
  if (!testing::has_lrsnash()) GTEST_SKIP() << "lrsnash (Debian package lrslib) is not installed";
  std::vector<StrategicGame> games;
  for (const auto& entry : std::filesystem::directory_iterator(game_folder())) {
    if (entry.path().extension() != ".nfg") continue;
    auto game = std::get<StrategicGame>(read_game_file(entry.path()));
    if (game.player_count() == 2) games.push_back(std::move(game));
  }
  const auto counts = testing::count_by_lrsnash(games, "shipped games");
  ASSERT_EQ(counts.size(), games.size());
  for (std::size_t k = 0; k < games.size(); ++k) {
    EXPECT_EQ(solve_extreme_equilibria(games[k]).equilibria.size(), counts[k]) << games[k].title();
  }
}

}  // namespace
}  // namespace selectorate
