#include <optional>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/equilibrium/extensive_form_correlated.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/correlation_plan.hpp"
#include "equilibrium/profile_program.hpp"
#include "equilibrium/sequence_pairs.hpp"
#include "equilibrium/trigger_program.hpp"

namespace selectorate {
namespace {

bool has_chance_moves(const ExtensiveGame& game) {
  for (std::uint32_t v = 0; v < game.node_count(); ++v) {
    if (game.kind(NodeId(v)) == NodeKind::chance) return true;
  }
  return false;
}

/// Whether pair weights that add up are those of a distribution.
bool are_pairs_exact(const ExtensiveGame& game) {
  return game.player_count() == 2 && !has_chance_moves(game);
}

bool use_pairs(const ExtensiveGame& game, CorrelationProgram program) {
  if (program == CorrelationProgram::automatic) return are_pairs_exact(game);
  if (program == CorrelationProgram::sequence_pairs && !are_pairs_exact(game)) {
    throw InvalidModel("program", "sequence pairs are exact for two players without chance moves only");
  }
  return program == CorrelationProgram::sequence_pairs;
}

/// What the sequences of an entry add, from the payoffs and from the values of outcomes: the same tree, in which the
/// first player is paid these.
std::vector<Rational> evaluate_entry_outcomes(const ExtensiveGame& game, const std::vector<Rational>& outcome_values) {
  if (outcome_values.empty()) return {};
  ExactTable table(game.player_count());
  std::vector<Rational> row(game.player_count(), 0);
  for (const Rational& value : outcome_values) {
    row[0] = value;
    table.append(row);
  }
  const SequenceForm form(game.with_payoffs(std::move(table)));
  std::vector<Rational> values;
  for (std::size_t k = 0; k < form.entry_count(); ++k) values.push_back(form.payoff(k, PlayerId(0)));
  return values;
}

std::vector<ColumnWorth> list_entry_worths(const SequenceForm& form, const SequencePairs& pairs,
                                           const std::vector<Rational>& outcome_values) {
  std::vector<ColumnWorth> worths;
  for (std::size_t k = 0; k < form.entry_count(); ++k) {
    const auto sequences = form.entry_sequences(k);
    worths.push_back(
        {pairs.find(sequences[0], sequences[1]), {form.payoff(k, PlayerId(0)), form.payoff(k, PlayerId(1))}});
    if (!outcome_values.empty()) worths.back().outcome_value = outcome_values[k];
  }
  return worths;
}

Solution<CorrelatedEquilibrium> solve_with_profiles(const ExtensiveGame& game, const StrategicForm& strategies,
                                                    const ExtensiveFormCorrelatedOptions& options,
                                                    const ProgressCallback& progress,
                                                    std::optional<OptimalityWitness>& witness) {
  LinearProgram program = make_profile_program(strategies.game);
  const std::vector<DeviationRow> deviations = add_trigger_conditions(program, SequenceForm(game), strategies);
  const std::vector<ColumnWorth> worths = list_profile_worths(
      strategies.game, evaluate_profile_outcomes(game, options.objective.outcome_values, options.profile_limit));
  const auto share_rows = set_objective(program, options.objective, worths);
  std::vector<Rational> dual;
  Solution<CorrelatedEquilibrium> solution = solve_profile_program(program, worths, options.use_glpk, progress, dual);
  if (solution.status == Status::converged) {
    witness = make_optimality_witness(options.objective, game.player_count(), dual, deviations, share_rows);
  }
  solution.method = "linear program over profiles of the reduced strategic form, with a deviation for each move told";
  return solution;
}

Solution<CorrelatedEquilibrium> solve_with_pairs(const ExtensiveGame& game, const StrategicForm& strategies,
                                                 const ExtensiveFormCorrelatedOptions& options,
                                                 const ProgressCallback& progress,
                                                 std::optional<OptimalityWitness>& witness) {
  const SequenceForm form(game);
  const SequencePairs pairs(form);
  std::vector<DeviationRow> deviations;
  LinearProgram program = make_plan_program(form, pairs, deviations);
  const auto share_rows =
      set_objective(program, options.objective,
                    list_entry_worths(form, pairs, evaluate_entry_outcomes(game, options.objective.outcome_values)));
  Solution<CorrelatedEquilibrium> solution;
  solution.method = "linear program over pairs of sequences";
  const std::optional<LinearSolution> optimum =
      solve_equilibrium_program(program, options.use_glpk, progress, solution);
  if (!optimum) return solution;
  witness = make_optimality_witness(options.objective, game.player_count(), optimum->dual, deviations, share_rows);
  CorrelatedEquilibrium equilibrium;
  equilibrium.objective = optimum->value;
  equilibrium.distribution =
      take_plan_apart(form, pairs, strategies, {optimum->primal.begin(), optimum->primal.begin() + pairs.count()});
  equilibrium.payoffs = evaluate_expected_payoffs(strategies.game, equilibrium.distribution);
  solution.equilibria.push_back(std::move(equilibrium));
  return solution;
}

}  // namespace

Solution<CorrelatedEquilibrium> solve_extensive_form_correlated(const ExtensiveGame& game,
                                                                const ExtensiveFormCorrelatedOptions& options,
                                                                const ProgressCallback& progress) {
  check_objective(options.objective, game.payoffs());
  const bool pairs = use_pairs(game, options.program);
  const StrategicForm strategies = make_strategic_form(game, {.profile_limit = options.profile_limit});
  std::optional<OptimalityWitness> witness;
  Solution<CorrelatedEquilibrium> solution = pairs ? solve_with_pairs(game, strategies, options, progress, witness)
                                                   : solve_with_profiles(game, strategies, options, progress, witness);
  solution.claim = SolutionConcept::extensive_form_correlated;
  if (!options.certify) return solution;
  for (const CorrelatedEquilibrium& equilibrium : solution.equilibria) {
    solution.certificates.push_back(make_correlated_certificate(game, solution.claim, equilibrium.distribution));
    solution.certificates.back().optimality = witness;
    if (witness) solution.certificates.back().optimality->value = equilibrium.objective;
  }
  return solution;
}

}  // namespace selectorate
