#include <optional>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/equilibrium/correlated.hpp>

#include "equilibrium/profile_program.hpp"

namespace selectorate {
namespace {

void check_claim(SolutionConcept claim) {
  if (claim == SolutionConcept::correlated || claim == SolutionConcept::coarse_correlated) return;
  throw InvalidModel("claim", fmt::format("{} found, correlated or coarse_correlated expected", to_string(claim)));
}

/// For each of the player's strategies the row that says that playing it instead does not pay: told one strategy `a`,
/// or always.
void add_incentives(LinearProgram& program, const StrategicGame& game, PlayerId player, SolutionConcept claim,
                    std::vector<DeviationRow>& deviations) {
  const std::size_t count = game.strategy_count(player);
  const bool coarse = claim == SolutionConcept::coarse_correlated;
  const auto first_row = static_cast<std::uint32_t>(program.row_count());
  const std::size_t rows = coarse ? count : count * (count - 1);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::uint32_t told = coarse ? 0 : row / static_cast<std::uint32_t>(count - 1);
    const std::uint32_t place = coarse ? row : row % static_cast<std::uint32_t>(count - 1);
    DeviationRow& added = deviations.emplace_back(DeviationRow{program.add_row(RowSense::at_most, 0), player, {}, {}});
    if (!coarse) added.told = PlayerMove{0, told};
    added.instead = {0, place + (!coarse && place >= told ? 1U : 0U)};
  }
  for (std::size_t s = 0; s < game.profile_count(); ++s) {
    const std::size_t told = game.strategy_in(s, player);
    const std::size_t others = s - told * game.stride(player);
    const Rational obeyed = game.payoff(s, player);
    for (std::size_t b = 0; b < count; ++b) {
      if (b == told) continue;
      const std::size_t row = coarse ? b : told * (count - 1) + b - (b > told ? 1 : 0);
      program.add_entry(first_row + static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(s),
                        game.payoff(others + b * game.stride(player), player) - obeyed);
    }
  }
}

/// A number for each profile, player and other strategy of his, whichever the claim.
void require_entries(const StrategicGame& game, std::size_t limit) {
  std::size_t others = 0;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) others += game.strategy_count(PlayerId(i)) - 1;
  if (others == 0 || game.profile_count() <= limit / others) return;
  throw InvalidModel("correlated equilibrium",
                     fmt::format("{} profiles, from each of which players may deviate in {} ways, make more than {} "
                                 "numbers, the limit (entry_limit)",
                                 game.profile_count(), others, limit));
}

/// \param outcome_values  of the profiles
Solution<CorrelatedEquilibrium> solve(const StrategicGame& game, const std::vector<Rational>& outcome_values,
                                      const CorrelatedOptions& options, const ProgressCallback& progress,
                                      std::optional<OptimalityWitness>& witness) {
  require_entries(game, options.entry_limit);
  LinearProgram program = make_profile_program(game);
  std::vector<DeviationRow> deviations;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    add_incentives(program, game, PlayerId(i), options.claim, deviations);
  }
  const std::vector<ColumnWorth> worths = list_profile_worths(game, outcome_values);
  const auto share_rows = set_objective(program, options.objective, worths);
  std::vector<Rational> dual;
  Solution<CorrelatedEquilibrium> solution = solve_profile_program(program, worths, options.use_glpk, progress, dual);
  if (solution.status == Status::converged) {
    witness = make_optimality_witness(options.objective, game.player_count(), dual, deviations, share_rows);
  }
  solution.claim = options.claim;
  solution.method = "linear program over strategy profiles";
  return solution;
}

void certify(const auto& game, Solution<CorrelatedEquilibrium>& solution,
             const std::optional<OptimalityWitness>& witness) {
  for (const CorrelatedEquilibrium& equilibrium : solution.equilibria) {
    solution.certificates.push_back(make_correlated_certificate(game, solution.claim, equilibrium.distribution));
    solution.certificates.back().optimality = witness;
    if (witness) solution.certificates.back().optimality->value = equilibrium.objective;
  }
}

}  // namespace

Solution<CorrelatedEquilibrium> solve_correlated(const StrategicGame& game, const CorrelatedOptions& options,
                                                 const ProgressCallback& progress) {
  check_claim(options.claim);
  check_objective(options.objective, game.payoffs());
  std::optional<OptimalityWitness> witness;
  Solution<CorrelatedEquilibrium> solution = solve(game, options.objective.outcome_values, options, progress, witness);
  if (options.certify) certify(game, solution, witness);
  return solution;
}

Solution<CorrelatedEquilibrium> solve_correlated(const ExtensiveGame& game, const CorrelatedOptions& options,
                                                 const ProgressCallback& progress) {
  check_claim(options.claim);
  check_objective(options.objective, game.payoffs());
  const StrategicForm form = make_strategic_form(game, {.profile_limit = options.profile_limit});
  const auto outcome_values = evaluate_profile_outcomes(game, options.objective.outcome_values, options.profile_limit);
  std::optional<OptimalityWitness> witness;
  Solution<CorrelatedEquilibrium> solution = solve(form.game, outcome_values, options, progress, witness);
  solution.method += " of the reduced strategic form";
  if (options.certify) certify(game, solution, witness);
  return solution;
}

}  // namespace selectorate
