#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/optimality_witness.hpp>
#include <selectorate/equilibrium/payoff_objective.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// What one unit of a column of a linear program adds to expected payoffs and to the expected value of the outcome.
struct ColumnWorth {
  std::uint32_t column = 0;
  std::vector<Rational> payoffs;  ///< one for each player
  Rational outcome_value = 0;
};

/// Makes the program maximise the objective: costs of the columns, and for the smallest payoff a column t and rows
/// t <= w_i u_i.
/// \param columns  those that matter, each once
/// \return the rows of the smallest payoff, one for each player whose weight is not zero
/// \pre the objective passes `check_objective`, and the columns' costs are 0 so far
std::vector<std::uint32_t> set_objective(LinearProgram& program, const PayoffObjective& objective,
                                         const std::vector<ColumnWorth>& columns);

/// The row of a program that says that a deviation does not pay.
struct DeviationRow {
  std::uint32_t row = 0;
  PlayerId player;
  std::optional<PlayerMove> told;
  PlayerMove instead;
};

/// What the dual solution says of deviations and, for the smallest payoff, of players.
/// \return all but the value; nothing if outcomes have values of their own, of which the witness does not speak
[[nodiscard]] std::optional<OptimalityWitness> make_optimality_witness(const PayoffObjective& objective,
                                                                       std::size_t player_count,
                                                                       const std::vector<Rational>& dual,
                                                                       const std::vector<DeviationRow>& deviations,
                                                                       const std::vector<std::uint32_t>& share_rows);

}  // namespace selectorate
