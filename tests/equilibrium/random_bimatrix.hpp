#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// The game in which row i against column j pays first[i][j] and second[i][j].
inline StrategicGame make_bimatrix_game(const std::vector<std::vector<Rational>>& first,
                                        const std::vector<std::vector<Rational>>& second) {
  ExactTable payoffs(2);
  for (std::size_t j = 0; j < first.front().size(); ++j) {
    for (std::size_t i = 0; i < first.size(); ++i) payoffs.append(std::vector<Rational>{first[i][j], second[i][j]});
  }
  return {"bimatrix",
          {"One", "Two"},
          {std::vector<std::string>(first.size(), "r"), std::vector<std::string>(first.front().size(), "c")},
          payoffs};
}

/// Payoffs are 0, 1, … , `values` - 1 in units of `unit`: few values make many ties.
inline StrategicGame make_random_bimatrix(std::uint64_t seed, std::uint32_t rows, std::uint32_t columns,
                                          std::uint32_t values, const Rational& unit = 1) {
  RandomStream random(seed);
  std::vector<std::vector<Rational>> payoffs[2];
  for (auto& matrix : payoffs) {
    matrix.assign(rows, std::vector<Rational>(columns));
    for (auto& row : matrix) {
      for (Rational& payoff : row) payoff = random.below(values) * unit;
    }
  }
  return make_bimatrix_game(payoffs[0], payoffs[1]);
}

}  // namespace selectorate
