#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/rational.hpp>
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
/// \pre the objective passes `check_objective`, and the columns' costs are 0 so far
void set_objective(LinearProgram& program, const PayoffObjective& objective, const std::vector<ColumnWorth>& columns);

}  // namespace selectorate
