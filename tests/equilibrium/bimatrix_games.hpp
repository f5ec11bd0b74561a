#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate::testing {

using Matrix = std::vector<std::vector<Rational>>;

/// The game in which the row player earns `first`, the column player `second`.
inline StrategicGame make_bimatrix_game(const Matrix& first, const Matrix& second) {
  ExactTable payoffs(2);
  for (std::size_t j = 0; j < first.front().size(); ++j) {
    for (std::size_t i = 0; i < first.size(); ++i) payoffs.append(std::vector<Rational>{first[i][j], second[i][j]});
  }
  return {"bimatrix",
          {"Row", "Column"},
          {std::vector<std::string>(first.size(), "r"), std::vector<std::string>(first.front().size(), "c")},
          payoffs};
}

/// The player's payoffs, by the row player's strategy and the column player's.
inline Matrix payoff_matrix(const StrategicGame& game, PlayerId player) {
  Matrix matrix(game.strategy_count(PlayerId(0)), std::vector<Rational>(game.strategy_count(PlayerId(1))));
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    matrix[game.strategy_in(profile, PlayerId(0))][game.strategy_in(profile, PlayerId(1))] =
        game.payoff(profile, player);
  }
  return matrix;
}

/// Payoffs drawn from 0, 1, …, `values` - 1 in units of `unit`: few values make degenerate games.
inline StrategicGame make_random_game(std::uint64_t seed, std::size_t rows, std::size_t columns, std::uint32_t values,
                                      const Rational& unit = 1) {
  RandomStream random(seed, values);
  Matrix matrices[2];
  for (Matrix& matrix : matrices) {
    matrix.assign(rows, std::vector<Rational>(columns));
    for (auto& row : matrix) {
      for (Rational& payoff : row) payoff = random.below(values) * unit;
    }
  }
  return make_bimatrix_game(matrices[0], matrices[1]);
}

/// Rows and columns from 2 to `most`, by the seed.
inline StrategicGame make_random_game(std::uint64_t seed, std::uint32_t most, std::uint32_t values) {
  RandomStream random(seed);
  const std::size_t rows = 2 + random.below(most - 1);
  const std::size_t columns = 2 + random.below(most - 1);
  return make_random_game(seed, rows, columns, values);
}

/// Shapley 1974, fig. 2.
inline StrategicGame make_shapley_game() {
  return make_bimatrix_game({{2, 2, 0}, {0, 3, 0}, {3, 0, 1}}, {{3, 0, 2}, {0, 3, 2}, {0, 0, 1}});
}

/// The 6 x 6 game of von Stengel 1999 that has 75 equilibria.
inline StrategicGame make_game_of_75_equilibria() {
  const Matrix first = {{9504, -660, 19976, -20526, 1776, -8976},
                        {-111771, 31680, -130944, 168124, -8514, 52764},
                        {397584, -113850, 451176, -586476, 29216, -178761},
                        {171204, -45936, 208626, -263076, 14124, -84436},
                        {1303104, -453420, 1227336, -1718376, 72336, -461736},
                        {737154, -227040, 774576, -1039236, 48081, -300036}};
  Matrix second(6, std::vector<Rational>(6));
  // The payoffs of the column player are those of the row player with the strategies of both taken in another order.
  constexpr std::size_t order[] = {4, 5, 2, 3, 0, 1};
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) second[i][j] = first[order[j]][order[i]];
  }
  return make_bimatrix_game(first, second);
}

}  // namespace selectorate::testing
