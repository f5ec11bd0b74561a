#pragma once

#include <optional>
#include <string>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/program_objective.hpp"

namespace selectorate {

/// A program whose first columns are the probabilities of a strategic game's profiles, and whose row 0 says that they
/// sum to one.
[[nodiscard]] LinearProgram make_profile_program(const StrategicGame& game);

/// What each profile is worth.
/// \param outcome_values  one for each profile, or empty
[[nodiscard]] std::vector<ColumnWorth> list_profile_worths(const StrategicGame& game,
                                                           const std::vector<Rational>& outcome_values);

/// The expected outcome value of each profile of a tree's reduced strategic form; empty if there are no values.
[[nodiscard]] std::vector<Rational> evaluate_profile_outcomes(const ExtensiveGame& game,
                                                              const std::vector<Rational>& outcome_values,
                                                              std::size_t profile_limit);

/// Solves a linear program whose optimum must exist (an equilibrium is feasible, what it adds up is bounded) and notes
/// the work it took. Nothing, and the solution's status, if the caller stopped it.
/// \throws NumericalFailure if it comes out without an optimum
[[nodiscard]] std::optional<LinearSolution> solve_equilibrium_program(const LinearProgram& program, bool use_glpk,
                                                                      const ProgressCallback& progress,
                                                                      Solution<CorrelatedEquilibrium>& solution);

/// Solves a profile program, whose optimum must exist, and reads the distribution off; claim and method are left open.
/// \param worths  those of the objective, one for each profile
/// \param dual    gets the dual solution, unless the caller stopped the program
[[nodiscard]] Solution<CorrelatedEquilibrium> solve_profile_program(const LinearProgram& program,
                                                                    const std::vector<ColumnWorth>& worths,
                                                                    bool use_glpk, const ProgressCallback& progress,
                                                                    std::vector<Rational>& dual);

}  // namespace selectorate
