#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/game/signalling_game.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

using StrategyRows = std::vector<std::vector<Rational>>;

/// Both players' strategies: x(m|t) at [type][message], y(r|m) at [message][response].
struct StrategyPair {
  StrategyRows sender;
  StrategyRows receiver;
};

/// A support: for each row (type or message) which entries are in use.
using SupportRows = std::vector<std::vector<bool>>;

/// Calls `visit` with every way to use at least one entry in every row.
inline void for_all_supports(const std::vector<std::uint32_t>& lengths,
                             const std::function<void(const SupportRows&)>& visit) {
  std::vector<std::uint32_t> masks(lengths.size(), 1);
  for (;;) {
    SupportRows rows;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      rows.emplace_back();
      for (std::uint32_t j = 0; j < lengths[i]; ++j) rows[i].push_back((masks[i] >> j) % 2 == 1);
    }
    visit(rows);
    std::size_t i = 0;
    while (i < lengths.size() && ++masks[i] == (1U << lengths[i])) masks[i++] = 1;
    if (i == lengths.size()) return;
  }
}

/// All perfect Bayesian equilibria by definition: every pair of supports is tried, with one linear program a player,
/// and one for the beliefs after each message that nobody sends. Gives points of every cell, one in its relative
/// interior and some of its vertices.
class SignallingReference {
 public:
  explicit SignallingReference(const SignallingGame& game, std::uint64_t seed = 1) : game_(game), random_(seed) {
    for (std::uint32_t t = 0; t < game.type_count(); ++t) sender_lengths_.push_back(game.message_count());
    for (std::uint32_t m = 0; m < game.message_count(); ++m) receiver_lengths_.push_back(game.response_count(m));
  }

  [[nodiscard]] std::vector<StrategyPair> find_points() {
    std::vector<StrategyPair> points;
    for_all_supports(receiver_lengths_, [&](const SupportRows& responses) {
      for_all_supports(sender_lengths_, [&](const SupportRows& messages) {
        if (!are_unsent_rational(messages, responses)) return;
        const auto receiver = solve_receiver(messages, responses, false);
        if (!receiver) return;
        const auto sender = solve_sender(messages, responses, false);
        if (!sender) return;
        points.push_back({*sender, *receiver});
        points.push_back({*solve_sender(messages, responses, true), *solve_receiver(messages, responses, true)});
      });
    });
    return points;
  }

 private:
  /// A program over the rows' distributions, entries out of use being absent, and the least entry in use.
  struct RowProgram {
    LinearProgram program;
    std::vector<std::vector<std::optional<std::uint32_t>>> columns;
    std::uint32_t least = 0;

    explicit RowProgram(const SupportRows& support) {
      least = program.add_column(1);
      for (const auto& row : support) {
        columns.emplace_back();
        const std::uint32_t sum = program.add_row(RowSense::equal, 1);
        for (const bool is_used : row) {
          columns.back().push_back(is_used ? std::optional(program.add_column(0)) : std::nullopt);
          if (!is_used) continue;
          program.add_entry(sum, *columns.back().back(), 1);
          const std::uint32_t positive = program.add_row(RowSense::at_least, 0);
          program.add_entry(positive, *columns.back().back(), 1);
          program.add_entry(positive, least, -1);
        }
      }
    }
    void add(std::uint32_t row, std::size_t i, std::size_t j, const Rational& value) {
      if (columns[i][j]) program.add_entry(row, *columns[i][j], value);
    }
  };

  /// A point with every entry in use as large as can be, or one where a random objective is largest; nothing unless
  /// some point has them all positive.
  std::optional<StrategyRows> solve(RowProgram rows, bool at_random) {
    if (at_random) {
      for (std::uint32_t j = 0; j < rows.program.column_count(); ++j) {
        rows.program.set_objective(j, j == rows.least ? 0 : static_cast<int>(random_.below(21)) - 10);
      }
    }
    const LinearSolution solution = solve_linear_program(rows.program, {.use_glpk = false});
    if (solution.status != LinearStatus::optimal || (!at_random && solution.value == 0)) return std::nullopt;
    StrategyRows strategies;
    for (const auto& row : rows.columns) {
      strategies.emplace_back();
      for (const auto& column : row) strategies.back().push_back(column ? solution.primal[*column] : Rational(0));
    }
    return strategies;
  }

  std::optional<StrategyRows> solve_sender(const SupportRows& messages, const SupportRows& responses, bool at_random) {
    RowProgram rows(messages);
    for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
      for (std::uint32_t r = 0; r < game_.response_count(m); ++r) {
        if (!responses[m][r]) continue;
        for (std::uint32_t other = 0; other < game_.response_count(m); ++other) {
          const std::uint32_t row = rows.program.add_row(RowSense::at_least, 0);
          for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
            rows.add(row, t, m, game_.prior(t) * (game_.receiver_payoff(t, m, r) - game_.receiver_payoff(t, m, other)));
          }
        }
      }
    }
    return solve(std::move(rows), at_random);
  }

  std::optional<StrategyRows> solve_receiver(const SupportRows& messages, const SupportRows& responses,
                                             bool at_random) {
    RowProgram rows(responses);
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
        if (!messages[t][m]) continue;
        for (std::uint32_t other = 0; other < game_.message_count(); ++other) {
          if (other == m) continue;
          const std::uint32_t row = rows.program.add_row(RowSense::at_least, 0);
          for (std::uint32_t r = 0; r < game_.response_count(m); ++r) rows.add(row, m, r, game_.sender_payoff(t, m, r));
          for (std::uint32_t r = 0; r < game_.response_count(other); ++r) {
            rows.add(row, other, r, -game_.sender_payoff(t, other, r));
          }
        }
      }
    }
    return solve(std::move(rows), at_random);
  }

  [[nodiscard]] bool are_unsent_rational(const SupportRows& messages, const SupportRows& responses) const {
    for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
      bool is_sent = false;
      for (const auto& row : messages) is_sent = is_sent || row[m];
      if (is_sent) continue;
      LinearProgram beliefs;
      const std::uint32_t sum = beliefs.add_row(RowSense::equal, 1);
      for (std::uint32_t t = 0; t < game_.type_count(); ++t) beliefs.add_entry(sum, beliefs.add_column(0), 1);
      for (std::uint32_t r = 0; r < game_.response_count(m); ++r) {
        for (std::uint32_t other = 0; other < game_.response_count(m) && responses[m][r]; ++other) {
          const std::uint32_t row = beliefs.add_row(RowSense::at_least, 0);
          for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
            beliefs.add_entry(row, t, game_.receiver_payoff(t, m, r) - game_.receiver_payoff(t, m, other));
          }
        }
      }
      if (solve_linear_program(beliefs, {.use_glpk = false}).status != LinearStatus::optimal) return false;
    }
    return true;
  }

  const SignallingGame& game_;
  RandomStream random_;
  std::vector<std::uint32_t> sender_lengths_;
  std::vector<std::uint32_t> receiver_lengths_;
};

}  // namespace selectorate
