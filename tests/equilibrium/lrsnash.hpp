#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <selectorate/game/strategic_game.hpp>

#include "equilibrium/bimatrix_games.hpp"

namespace selectorate::testing {

/// The program `lrsnash` of lrslib (Avis, Rosenberg, Savani & von Stengel 2010): an implementation that shares nothing
/// with this library. Only tests and benchmarks use it.
inline bool has_lrsnash() {
  return std::system("command -v lrsnash > /dev/null 2>&1") == 0;  // NOLINT(concurrency-mt-unsafe)
}

/// A game as `lrsnash` reads it: sizes, then one matrix of payoffs for each player.
inline std::string lrsnash_text(const StrategicGame& game) {
  std::string text = std::to_string(game.strategy_count(PlayerId(0))) + ' ' +
                     std::to_string(game.strategy_count(PlayerId(1))) + "\n\n";
  for (const std::uint32_t player : {0U, 1U}) {
    for (const auto& row : payoff_matrix(game, PlayerId(player))) {
      for (const Rational& payoff : row) text += to_string(payoff) + ' ';
      text += '\n';
    }
    text += '\n';
  }
  return text;
}

/// How many extreme equilibria the program counts in each game; fewer numbers if it fails on one.
inline std::vector<std::size_t> count_by_lrsnash(std::span<const StrategicGame> games, const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() / ("selectorate_lrsnash_" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::string command = "cd '" + folder.string() + "' && lrsnash";
  for (std::size_t k = 0; k < games.size(); ++k) {
    std::ofstream(folder / std::to_string(k)) << lrsnash_text(games[k]);
    command += ' ' + std::to_string(k);
  }
  std::vector<std::size_t> counts;
  if (std::system((command + " > out 2> /dev/null").c_str()) == 0) {  // NOLINT(concurrency-mt-unsafe)
    std::ifstream output(folder / "out");
    const std::string mark = "*Number of equilibria found:";
    for (std::string line; std::getline(output, line);) {
      if (line.starts_with(mark)) counts.push_back(std::stoul(line.substr(mark.size())));
    }
  }
  std::filesystem::remove_all(folder);
  return counts;
}

}  // namespace selectorate::testing
