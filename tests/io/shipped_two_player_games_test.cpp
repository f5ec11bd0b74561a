#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/io/game_file.hpp>

#include "test_paths.hpp"

namespace selectorate {
namespace {

/// The game files with two players that come with the design.
std::vector<std::pair<std::string, Game>> two_player_games() {
  const std::filesystem::path folder = testing::shared_folder() / "data/games";
  std::vector<std::pair<std::string, Game>> games;
  if (!std::filesystem::is_directory(folder)) return games;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    Game game = read_game_file(entry.path());
    const std::size_t players = std::visit([](const auto& form) { return form.player_count(); }, game);
    if (players == 2) games.emplace_back(entry.path().filename().string(), std::move(game));
  }
  std::sort(games.begin(), games.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return games;
}

void expect_equilibrium(const auto& game, const Solution<BehaviorProfile<Rational>>& solution) {
  ASSERT_EQ(solution.equilibria.size(), 1U);
  for (const Rational& regret : evaluate_regrets(game, solution.equilibria.front())) EXPECT_EQ(regret, 0);
}

TEST(ShippedTwoPlayerGames, HaveAnEquilibriumForEveryLabel) {
  const auto games = two_player_games();
  if (games.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
  for (const auto& [name, game] : games) {
    const auto* form = std::get_if<StrategicGame>(&game);
    if (form == nullptr) continue;
    const std::size_t labels = form->strategy_count(PlayerId(0)) + form->strategy_count(PlayerId(1));
    for (std::uint32_t label = 0; label < labels; ++label) {
      SCOPED_TRACE(name + ", label " + std::to_string(label));
      for (const bool exact : {false, true}) {
        expect_equilibrium(*form,
                           solve_lemke_howson(*form, {.dropped_label = label, .exact_path = exact, .certify = false}));
      }
    }
  }
}

TEST(ShippedTwoPlayerGames, HaveEquilibriaOfEveryKindOnTheirTrees) {
  const auto games = two_player_games();
  if (games.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
  std::size_t solved = 0;
  for (const auto& [name, game] : games) {
    const auto* tree = std::get_if<ExtensiveGame>(&game);
    if (tree == nullptr || find_recall_violation(*tree)) continue;
    ++solved;
    for (const Trembles trembles : {Trembles::none, Trembles::normal_form_perfect, Trembles::quasi_perfect}) {
      SCOPED_TRACE(name);
      expect_equilibrium(*tree, solve_lemke(*tree, {.trembles = trembles, .certify = false}));
      expect_equilibrium(*tree, solve_lemke(*tree, {.trembles = trembles, .exact_path = true, .certify = false}));
    }
  }
  EXPECT_GT(solved, 5U);
}

}  // namespace
}  // namespace selectorate
