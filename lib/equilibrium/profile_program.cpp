#include "equilibrium/profile_program.hpp"

#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {

LinearProgram make_profile_program(const StrategicGame& game) {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::size_t s = 0; s < game.profile_count(); ++s) program.add_entry(sum, program.add_column(0), 1);
  return program;
}

std::vector<ColumnWorth> list_profile_worths(const StrategicGame& game, const std::vector<Rational>& outcome_values) {
  std::vector<ColumnWorth> worths(game.profile_count());
  for (std::size_t s = 0; s < worths.size(); ++s) {
    worths[s].column = static_cast<std::uint32_t>(s);
    for (std::uint32_t i = 0; i < game.player_count(); ++i) worths[s].payoffs.push_back(game.payoff(s, PlayerId(i)));
    if (!outcome_values.empty()) worths[s].outcome_value = outcome_values[s];
  }
  return worths;
}

std::vector<Rational> evaluate_profile_outcomes(const ExtensiveGame& game, const std::vector<Rational>& outcome_values,
                                                std::size_t profile_limit) {
  if (outcome_values.empty()) return {};
  // The same tree, in which the first player is paid what the outcome is worth.
  ExactTable table(game.player_count());
  std::vector<Rational> row(game.player_count(), 0);
  for (const Rational& value : outcome_values) {
    row[0] = value;
    table.append(row);
  }
  const StrategicGame form =
      make_strategic_form(game.with_payoffs(std::move(table)), {.profile_limit = profile_limit}).game;
  std::vector<Rational> values;
  for (std::size_t s = 0; s < form.profile_count(); ++s) values.push_back(form.payoff(s, PlayerId(0)));
  return values;
}

std::optional<LinearSolution> solve_equilibrium_program(const LinearProgram& program, bool use_glpk,
                                                        const ProgressCallback& progress,
                                                        Solution<CorrelatedEquilibrium>& solution) {
  LinearSolution optimum = solve_linear_program(program, {.use_glpk = use_glpk, .progress = progress});
  solution.work = optimum.floating_pivots + optimum.exact_pivots;
  if (optimum.status == LinearStatus::cancelled) {
    solution.status = Status::cancelled;
    return std::nullopt;
  }
  if (optimum.status != LinearStatus::optimal) {
    throw NumericalFailure("correlated equilibrium: its linear program came out without an optimum");
  }
  return optimum;
}

Solution<CorrelatedEquilibrium> solve_profile_program(const LinearProgram& program,
                                                      const std::vector<ColumnWorth>& worths, bool use_glpk,
                                                      const ProgressCallback& progress, std::vector<Rational>& dual) {
  Solution<CorrelatedEquilibrium> solution;
  const std::optional<LinearSolution> optimum = solve_equilibrium_program(program, use_glpk, progress, solution);
  if (!optimum) return solution;
  dual = optimum->dual;
  CorrelatedEquilibrium equilibrium;
  equilibrium.objective = optimum->value;
  equilibrium.payoffs.assign(worths.front().payoffs.size(), 0);
  for (const ColumnWorth& worth : worths) {
    const Rational& probability = optimum->primal[worth.column];
    if (probability == 0) continue;
    equilibrium.distribution.push_back({worth.column, probability});
    for (std::size_t i = 0; i < worth.payoffs.size(); ++i) {
      equilibrium.payoffs[i] += probability * worth.payoffs[i];
    }
  }
  solution.equilibria.push_back(std::move(equilibrium));
  return solution;
}

}  // namespace selectorate
