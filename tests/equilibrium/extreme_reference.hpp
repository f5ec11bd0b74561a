#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/behavior_profile.hpp>

#include "equilibrium/bimatrix_games.hpp"

namespace selectorate::testing {

/// The solution of a square linear system by Gauss's elimination, the right-hand side in the last column; nothing if it
/// is singular.
inline std::optional<std::vector<Rational>> solve_square(Matrix rows) {
  const std::size_t n = rows.size();
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t pivot = c;
    while (pivot < n && rows[pivot][c] == 0) ++pivot;
    if (pivot == n) return std::nullopt;
    std::swap(rows[c], rows[pivot]);
    for (std::size_t r = 0; r < n; ++r) {
      const Rational factor = r == c ? Rational(0) : Rational(rows[r][c] / rows[c][c]);
      for (std::size_t k = c; k <= n; ++k) rows[r][k] -= factor * rows[c][k];
    }
  }
  std::vector<Rational> solution;
  for (std::size_t c = 0; c < n; ++c) solution.push_back(rows[c][n] / rows[c][c]);
  return solution;
}

/// Mixed strategies x that are vertices of {(x, v): x a mixed strategy, what the other earns from each strategy <= v},
/// by trying every support and every set of as many best responses. \param payoffs  the other's, by own strategy first
inline std::set<std::vector<Rational>> list_vertices(const Matrix& payoffs) {
  const std::size_t own = payoffs.size();
  const std::size_t others = payoffs.front().size();
  std::set<std::vector<Rational>> vertices;
  for (std::size_t support = 1; support < std::size_t{1} << own; ++support) {
    for (std::size_t tight = 1; tight < std::size_t{1} << others; ++tight) {
      std::vector<std::size_t> strategies;
      for (std::size_t i = 0; i < own; ++i) {
        if ((support >> i & 1U) != 0) strategies.push_back(i);
      }
      Matrix rows;  // sum of b_ij x_i - v = 0 for tight j; sum of x_i = 1
      for (std::size_t j = 0; j < others; ++j) {
        if ((tight >> j & 1U) == 0) continue;
        rows.emplace_back();
        for (const std::size_t i : strategies) rows.back().push_back(payoffs[i][j]);
        rows.back().insert(rows.back().end(), {Rational(-1), Rational(0)});
      }
      if (rows.size() != strategies.size()) continue;
      rows.emplace_back(strategies.size(), Rational(1));
      rows.back().insert(rows.back().end(), {Rational(0), Rational(1)});
      const auto solution = solve_square(std::move(rows));
      if (!solution) continue;
      std::vector<Rational> x(own, 0);
      for (std::size_t k = 0; k < strategies.size(); ++k) x[strategies[k]] = (*solution)[k];
      bool is_vertex = std::all_of(x.begin(), x.end(), [](const Rational& p) { return p >= 0; });
      for (std::size_t j = 0; j < others; ++j) {
        Rational earned = 0;
        for (std::size_t i = 0; i < own; ++i) earned += payoffs[i][j] * x[i];
        is_vertex = is_vertex && earned <= solution->back();
      }
      if (is_vertex) vertices.insert(x);
    }
  }
  return vertices;
}

/// Every pair of vertices at which nobody gains by deviating: by definition, and slowly.
inline std::set<std::vector<Rational>> list_extreme_equilibria(const StrategicGame& game) {
  const Matrix first = payoff_matrix(game, PlayerId(0));
  Matrix transposed(first.front().size(), std::vector<Rational>(first.size()));
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < first[i].size(); ++j) transposed[j][i] = first[i][j];
  }
  std::set<std::vector<Rational>> equilibria;
  const auto second_vertices = list_vertices(transposed);
  for (const auto& x : list_vertices(payoff_matrix(game, PlayerId(1)))) {
    for (const auto& y : second_vertices) {
      BehaviorProfile<Rational> profile(game);
      std::copy(x.begin(), x.end(), profile.at(InformationSetId(0)).begin());
      std::copy(y.begin(), y.end(), profile.at(InformationSetId(1)).begin());
      if (evaluate_regrets(game, profile) != std::vector<Rational>{0, 0}) continue;
      equilibria.insert({profile.values().begin(), profile.values().end()});
    }
  }
  return equilibria;
}

}  // namespace selectorate::testing
