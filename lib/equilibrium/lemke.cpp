#include <string>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/lcp/complementary_solver.hpp"
#include "equilibrium/sequence_complementarity.hpp"
#include "equilibrium/unreached_sets.hpp"

namespace selectorate {
namespace {

/// The prior's plans, one a player.
std::vector<RealizationPlan> make_prior(const SequenceForm& form, const BehaviorProfile<Rational>* given) {
  const BehaviorProfile<Rational> prior = given == nullptr ? make_uniform_profile(form.game()) : *given;
  check_profile(form.game(), prior);
  for (std::uint32_t set = 0; set < prior.information_set_count(); ++set) {
    for (const Rational& probability : prior.at(InformationSetId(set))) {
      if (probability != 0) continue;
      throw InvalidModel("prior", "it must be completely mixed, but an action at information set " +
                                      std::to_string(set) + " has probability 0");
    }
  }
  return {make_realization_plan(form, PlayerId(0), prior), make_realization_plan(form, PlayerId(1), prior)};
}

BehaviorProfile<Rational> read_profile(const SequenceForm& form, const SequenceComplementarity& problem,
                                       const ExactVertex& vertex, Trembles trembles) {
  if (trembles == Trembles::quasi_perfect) return problem.behavior(vertex);
  const std::vector<IntegerPlan> plans = problem.plans(vertex);
  return make_behavior_profile(form, plans, respond_at_unreached_sets(form, plans, scaled_payoffs(form)));
}

}  // namespace

Solution<BehaviorProfile<Rational>> solve_lemke(const ExtensiveGame& game, const LemkeOptions& options,
                                                const ProgressCallback& progress) {
  if (game.player_count() != 2) {
    throw InvalidModel("players", "Lemke's method is for 2, not " + std::to_string(game.player_count()));
  }
  const SequenceForm form(game);
  const std::vector<RealizationPlan> prior = make_prior(form, options.prior);
  const SequenceComplementarity problem(form, prior, options.trembles);
  const IntegerProgram program(problem.system().program);
  const bool is_warm = options.start != nullptr && !options.start->basis.empty() && !options.exact_path;
  const ComplementarySolution end = solve_complementary_system(problem.system(), program,
                                                               {.exact_path = options.exact_path,
                                                                .pivot_limit = options.pivot_limit,
                                                                .start = is_warm ? &options.start->basis : nullptr,
                                                                .progress = progress});
  Solution<BehaviorProfile<Rational>> solution;
  solution.claim = SolutionConcept::nash;
  solution.method = "Lemke's algorithm on the sequence form";
  solution.status = end.status;
  solution.work = end.pivots;
  if (!end.vertex) return solution;
  if (options.start != nullptr) options.start->basis = end.basis;
  BehaviorProfile<Rational> profile = read_profile(form, problem, *end.vertex, options.trembles);
  if (options.certify) {
    solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, profile));
  }
  solution.equilibria.push_back(std::move(profile));
  return solution;
}

}  // namespace selectorate
