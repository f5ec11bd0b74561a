#include <optional>
#include <string>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/unreached_sets.hpp"
#include "equilibrium/zero_sum_restart.hpp"

namespace selectorate {
namespace {

constexpr PlayerId one(0);
constexpr PlayerId two(1);

void require_two_players(std::size_t players) {
  if (players != 2) throw InvalidModel("players", "a zero-sum game has 2, not " + std::to_string(players));
}

/// Decides whether payoffs sum to one constant: sums over weights, offered one after the other.
class ConstantSum {
 public:
  /// \param weight  positive
  void include(const Rational& sum, const Rational& weight, const auto& place) {
    if (!constant_) {
      constant_ = sum / weight;
    } else if (sum != *constant_ * weight) {
      throw InvalidModel("payoffs " + place(), "they sum to " + to_string(Rational(sum / weight)) + ", elsewhere to " +
                                                   to_string(*constant_) + ": this is not a constant-sum game");
    }
  }

 private:
  std::optional<Rational> constant_;
};

void require_constant_sum(const SequenceForm& form) {
  ConstantSum sums;
  for (std::size_t k = 0; k < form.entry_count(); ++k) {
    sums.include(form.payoff(k, one) + form.payoff(k, two), form.chance_probability(k), [&] {
      const auto sequences = form.entry_sequences(k);
      return "after sequences " + std::to_string(sequences[0]) + " and " + std::to_string(sequences[1]);
    });
  }
}

void require_constant_sum(const StrategicGame& game) {
  ConstantSum sums;
  for (std::size_t k = 0; k < game.profile_count(); ++k) {
    sums.include(game.payoff(k, one) + game.payoff(k, two), 1, [&] { return "of profile " + std::to_string(k); });
  }
}

LinearProgramOptions linear_options(const ZeroSumOptions& options, const ProgressCallback& progress) {
  const bool warm = options.start != nullptr && !options.start->basis.empty();
  return {.start = warm ? &options.start->basis : nullptr, .use_glpk = options.use_glpk, .progress = progress};
}

LinearSolution solve(const LinearProgram& program, const LinearProgramOptions& options) {
  LinearSolution solution = solve_linear_program(program, options);
  // Both players have a plan, and payoffs are bounded.
  if (solution.status == LinearStatus::infeasible || solution.status == LinearStatus::unbounded) {
    throw NumericalFailure("zero-sum game: its linear program came out without an optimum");
  }
  return solution;
}

/// The first player's program. Columns: his sequences, then the second player's values: of the game, and of each of his
/// information sets.
LinearProgram make_program(const SequenceForm& form) {
  const ExtensiveGame& game = form.game();
  LinearProgram program;
  const std::uint32_t sequences = form.sequence_count(one);
  for (std::uint32_t s = 0; s < sequences; ++s) program.add_column(0);
  const std::uint32_t value = program.add_column(1, ColumnDomain::free);
  const std::uint32_t first_set = game.first_information_set(two).index();
  for (std::uint32_t h = 0; h < game.information_set_count(two); ++h) program.add_column(0, ColumnDomain::free);

  // F'v - A'x <= 0: the second player's sequences, whose prices are his plan.
  for (std::uint32_t t = 0; t < form.sequence_count(two); ++t) {
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    const bool is_empty = t == SequenceForm::empty_sequence;
    program.add_entry(row, is_empty ? value : value + 1 + form.information_set(two, t).index() - first_set, 1);
  }
  for (std::uint32_t h = 0; h < game.information_set_count(two); ++h) {
    program.add_entry(form.parent_sequence(InformationSetId(first_set + h)), value + 1 + h, -1);
  }
  for (std::size_t k = 0; k < form.entry_count(); ++k) {
    const auto entry = form.entry_sequences(k);
    program.add_entry(entry[1], entry[0], -form.payoff(k, one));
  }

  // E x = e: the first player's plan.
  program.add_entry(program.add_row(RowSense::equal, 1), SequenceForm::empty_sequence, 1);
  const std::uint32_t own_set = game.first_information_set(one).index();
  for (std::uint32_t h = 0; h < game.information_set_count(one); ++h) {
    const InformationSetId set(own_set + h);
    const std::uint32_t row = program.add_row(RowSense::equal, 0);
    program.add_entry(row, form.parent_sequence(set), -1);
    for (std::uint32_t a = 0; a < game.action_count(set); ++a) program.add_entry(row, form.first_sequence(set) + a, 1);
  }
  return program;
}

/// max v subject to v <= (A'x)_j for every strategy j of the second player, x a mixed strategy.
LinearProgram make_program(const StrategicGame& game) {
  LinearProgram program;
  const auto rows = static_cast<std::uint32_t>(game.strategy_count(one));
  const auto columns = static_cast<std::uint32_t>(game.strategy_count(two));
  for (std::uint32_t i = 0; i < rows; ++i) program.add_column(0);
  const std::uint32_t value = program.add_column(1, ColumnDomain::free);
  for (std::uint32_t j = 0; j < columns; ++j) {
    program.add_row(RowSense::at_most, 0);
    program.add_entry(j, value, 1);
    for (std::uint32_t i = 0; i < rows; ++i) {
      const std::uint32_t strategies[] = {i, j};
      program.add_entry(j, i, -game.payoff(game.profile(strategies), one));
    }
  }
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t i = 0; i < rows; ++i) program.add_entry(sum, i, 1);
  return program;
}

/// The first entries of a vector as a plan.
IntegerPlan make_plan(const CommonFractions& fractions, std::uint32_t sequences) {
  return {{fractions.numerators.begin(), fractions.numerators.begin() + sequences},
          std::vector<std::uint32_t>(sequences, 0),
          {fractions.denominator}};
}

Solution<BehaviorProfile<Rational>> make_solution(const LinearSolution& program_solution, std::string method) {
  Solution<BehaviorProfile<Rational>> solution;
  solution.claim = SolutionConcept::nash;
  solution.method = std::move(method);
  solution.work = program_solution.floating_pivots + program_solution.exact_pivots;
  if (program_solution.status == LinearStatus::cancelled) solution.status = Status::cancelled;
  return solution;
}

void add_equilibrium(const auto& game, BehaviorProfile<Rational> profile, bool certify,
                     Solution<BehaviorProfile<Rational>>& solution) {
  if (certify) solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, profile));
  solution.equilibria.push_back(std::move(profile));
}

Solution<BehaviorProfile<Rational>> make_solution(const ExtensiveGame& game, ZeroSumPivots end, std::string method,
                                                  bool certify) {
  Solution<BehaviorProfile<Rational>> solution;
  solution.claim = SolutionConcept::nash;
  solution.method = std::move(method);
  solution.work = end.pivots;
  solution.status = end.status;
  if (end.profile) add_equilibrium(game, std::move(*end.profile), certify, solution);
  return solution;
}

constexpr const char* from_basis = "complementary pivots from a basis of the sequence form's linear program";

/// Where the linear program has no basis that is exactly optimal: complementary pivots in doubles go on, with sparse
/// factors; those of the exact simplex method are dense, and take for ever in a large game.
/// \param start  the program's basis, if there is one, which doubles take for optimal; takes the basis at the end
/// \return nothing if they lead nowhere
std::optional<Solution<BehaviorProfile<Rational>>> solve_by_pivots(const ExtensiveGame& game, ZeroSumStart& start,
                                                                   const ZeroSumOptions& options,
                                                                   const ProgressCallback& progress) {
  start.workspace = make_zero_sum_workspace(game);
  const char* method = from_basis;
  auto end = start.basis.empty() ? std::nullopt : restart_zero_sum(game, start, progress);
  if (!end) {
    method = "complementary pivots on the sequence form";
    end = solve_zero_sum_from_prior(start, progress);
  }
  if (!end) return std::nullopt;
  return make_solution(game, std::move(*end), method, options.certify);
}

Solution<BehaviorProfile<Rational>> make_solution(const SequenceForm& form, const LinearSolution& optimum,
                                                  bool certify) {
  auto solution = make_solution(optimum, "linear program of the sequence form");
  if (solution.status == Status::cancelled) return solution;
  const IntegerPlan plans[] = {make_plan(optimum.common_primal, form.sequence_count(one)),
                               make_plan(optimum.common_dual, form.sequence_count(two))};
  add_equilibrium(form.game(),
                  make_behavior_profile(form, plans, respond_at_unreached_sets(form, plans, scaled_payoffs(form))),
                  certify, solution);
  return solution;
}

}  // namespace

Solution<BehaviorProfile<Rational>> solve_zero_sum(const ExtensiveGame& game, const ZeroSumOptions& options,
                                                   const ProgressCallback& progress) {
  require_two_players(game.player_count());
  if (options.start != nullptr) {
    if (auto restart = restart_zero_sum(game, *options.start, progress)) {
      return make_solution(game, std::move(*restart), from_basis, options.certify);
    }
    // In another tree the basis would mean something else.
    const auto& workspace = options.start->workspace;
    if (workspace != nullptr && !workspace->has_tree_of(game)) *options.start = {};
  }
  const SequenceForm form(game);
  require_constant_sum(form);
  const LinearProgram program = make_program(form);
  LinearProgramOptions linear = linear_options(options, progress);
  linear.keep_common_denominators = true;
  linear.pivot_limit = 0;
  LinearSolution optimum = solve(program, linear);
  ZeroSumStart end{optimum.basis, nullptr};
  if (optimum.status == LinearStatus::pivot_limit) {
    if (auto solution = solve_by_pivots(game, end, options, progress)) {
      solution->work += optimum.floating_pivots;
      if (options.start != nullptr && solution->status == Status::converged) *options.start = std::move(end);
      return std::move(*solution);
    }
    linear.start = optimum.basis.empty() ? nullptr : &end.basis;
    linear.pivot_limit = ~std::uint64_t{0};
    optimum = solve(program, linear);
    end.basis = optimum.basis;
  }
  auto solution = make_solution(form, optimum, options.certify);
  if (options.start != nullptr && solution.status == Status::converged) {
    *options.start = make_zero_sum_start(game, std::move(end));
  }
  return solution;
}

Solution<BehaviorProfile<Rational>> solve_zero_sum(const StrategicGame& game, const ZeroSumOptions& options,
                                                   const ProgressCallback& progress) {
  require_two_players(game.player_count());
  require_constant_sum(game);
  const LinearSolution optimum = solve(make_program(game), linear_options(options, progress));
  if (options.start != nullptr) options.start->basis = optimum.basis;
  auto solution = make_solution(optimum, "linear program of the matrix game");
  if (solution.status == Status::cancelled) return solution;
  BehaviorProfile<Rational> profile(game);
  for (std::size_t i = 0; i < game.strategy_count(one); ++i) profile.at(InformationSetId(0))[i] = optimum.primal[i];
  for (std::size_t j = 0; j < game.strategy_count(two); ++j) profile.at(InformationSetId(1))[j] = optimum.dual[j];
  add_equilibrium(game, std::move(profile), options.certify, solution);
  return solution;
}

}  // namespace selectorate
