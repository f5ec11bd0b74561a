#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A random game in strategic form with payoffs 0, 1, … in thirds: few values make many ties.
inline StrategicGame make_random_strategic_game(std::uint64_t seed, const std::vector<std::size_t>& strategies,
                                                std::uint32_t payoff_values) {
  RandomStream random(seed);
  std::size_t profiles = 1;
  std::vector<std::vector<std::string>> labels;
  for (const std::size_t count : strategies) {
    profiles *= count;
    labels.emplace_back();
    for (std::size_t s = 0; s < count; ++s) labels.back().push_back(std::to_string(s + 1));
  }
  ExactTable payoffs(strategies.size());
  std::vector<Rational> row(strategies.size());
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    for (Rational& payoff : row) payoff = Rational(random.below(payoff_values)) / 3;
    payoffs.append(row);
  }
  return {"random", std::vector<std::string>(strategies.size(), "player"), labels, payoffs};
}

/// Rows of (first player's, second player's) payoffs.
inline StrategicGame make_bimatrix_game(const std::vector<std::vector<std::pair<Rational, Rational>>>& rows) {
  std::vector<std::vector<std::string>> labels(2);
  for (std::size_t i = 0; i < rows.size(); ++i) labels[0].push_back("r" + std::to_string(i + 1));
  for (std::size_t j = 0; j < rows.front().size(); ++j) labels[1].push_back("c" + std::to_string(j + 1));
  ExactTable payoffs(2);
  for (std::size_t j = 0; j < rows.front().size(); ++j) {
    for (const auto& row : rows) payoffs.append(std::vector<Rational>{row[j].first, row[j].second});
  }
  return {"bimatrix", {"Row", "Column"}, labels, payoffs};
}

/// The one solution of a square system (rows of coefficients, then the right side), or nothing if it has none or many.
inline std::optional<std::vector<Rational>> solve_square_system(std::vector<std::vector<Rational>> rows) {
  const std::size_t n = rows.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    while (pivot < n && rows[pivot][k] == 0) ++pivot;
    if (pivot == n) return std::nullopt;
    std::swap(rows[k], rows[pivot]);
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k || rows[i][k] == 0) continue;
      const Rational factor = rows[i][k] / rows[k][k];
      for (std::size_t j = k; j <= n; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }
  std::vector<Rational> solution;
  for (std::size_t k = 0; k < n; ++k) solution.push_back(rows[k][n] / rows[k][k]);
  return solution;
}

/// All sets of `size` of the numbers 0, …, count - 1.
inline std::vector<std::vector<std::size_t>> list_subsets(std::size_t count, std::size_t size) {
  std::vector<std::vector<std::size_t>> subsets;
  for (std::size_t mask = 0; mask < (std::size_t{1} << count); ++mask) {
    std::vector<std::size_t> subset;
    for (std::size_t k = 0; k < count; ++k) {
      if ((mask >> k & 1U) != 0) subset.push_back(k);
    }
    if (subset.size() == size) subsets.push_back(subset);
  }
  return subsets;
}

/// Whether nobody gains by another pure strategy, by the plain definition.
inline bool is_nash_by_definition(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    std::vector<Rational> pays(game.strategy_count(PlayerId(i)), 0);
    for (std::size_t s = 0; s < game.profile_count(); ++s) {
      Rational chance = 1;
      for (std::uint32_t j = 0; j < game.player_count(); ++j) {
        if (j != i) chance *= profile.at(InformationSetId(j))[game.strategy_in(s, PlayerId(j))];
      }
      pays[game.strategy_in(s, PlayerId(i))] += chance * game.payoff(s, PlayerId(i));
    }
    for (std::size_t a = 0; a < pays.size(); ++a) {
      if (profile.at(InformationSetId(i))[a] == 0) continue;
      for (const Rational& other : pays) {
        if (other > pays[a]) return false;
      }
    }
  }
  return true;
}

/// The mixture over `own` that makes the opponent indifferent among `others`.
inline std::optional<std::vector<Rational>> find_equalizer(const StrategicGame& game, std::uint32_t player,
                                                           const std::vector<std::size_t>& own,
                                                           const std::vector<std::size_t>& others) {
  std::vector<std::vector<Rational>> rows;
  const auto payoff = [&](std::size_t a, std::size_t b) {
    return game.payoff(a * game.stride(PlayerId(player)) + b * game.stride(PlayerId(1 - player)), PlayerId(1 - player));
  };
  for (std::size_t k = 1; k < others.size(); ++k) {
    rows.emplace_back();
    for (const std::size_t a : own) rows.back().push_back(payoff(a, others[k]) - payoff(a, others[0]));
    rows.back().emplace_back(0);
  }
  rows.emplace_back(own.size() + 1, Rational(1));
  return solve_square_system(std::move(rows));
}

/// Equilibria of a two-player game with supports of equal size and one solution: all of a non-degenerate game's.
inline std::vector<BehaviorProfile<Rational>> list_nash_by_supports(const StrategicGame& game) {
  std::vector<BehaviorProfile<Rational>> equilibria;
  const std::size_t m = game.strategy_count(PlayerId(0));
  const std::size_t n = game.strategy_count(PlayerId(1));
  for (std::size_t size = 1; size <= std::min(m, n); ++size) {
    for (const auto& rows : list_subsets(m, size)) {
      for (const auto& columns : list_subsets(n, size)) {
        const auto x = find_equalizer(game, 0, rows, columns);
        const auto y = find_equalizer(game, 1, columns, rows);
        if (!x || !y) continue;
        BehaviorProfile<Rational> profile(game);
        bool is_positive = true;
        for (std::size_t k = 0; k < size; ++k) {
          profile.at(InformationSetId(0))[rows[k]] = (*x)[k];
          profile.at(InformationSetId(1))[columns[k]] = (*y)[k];
          is_positive = is_positive && (*x)[k] > 0 && (*y)[k] > 0;
        }
        if (is_positive && is_nash_by_definition(game, profile)) equilibria.push_back(profile);
      }
    }
  }
  return equilibria;
}

}  // namespace selectorate
