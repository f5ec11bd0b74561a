#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/io/cycle_record.hpp>
#include <selectorate/sanctions/round_game.hpp>

namespace selectorate {
namespace {

/// The policies of one path: one for each round, or one for ever.
std::vector<RoundPolicy> solve_policies(const SanctionsCycle& cycle, unsigned threads, const ProgressCallback& progress,
                                        CycleRecord& record) {
  const RoundGameOptions options{.threads = threads};
  if (record.rounds) {
    FiniteRounds solved = solve_finite_rounds(cycle.game(), *record.rounds, options, progress);
    record.status = solved.status;
    record.regret = solved.regret;
    return std::move(solved.rounds);
  }
  MarkovEquilibrium solved = solve_markov_equilibrium(cycle.game(), options, progress);
  record.status = solved.status;
  record.regret = solved.regret;
  record.iterations = solved.iterations;
  return {std::move(solved.policy)};
}

}  // namespace

CycleRecord solve_cycle_record(const Scenario& scenario, unsigned threads, const ProgressCallback& progress) {
  if (!scenario.cycle) throw InvalidModel("cycle", "there is none");
  const SanctionsCycle cycle(make_episode(scenario), scenario.cycle->parameters, scenario.cycle->grid);
  CycleRecord record;
  record.rounds = scenario.cycle->rounds;
  record.states = cycle.game().states;
  const std::vector<RoundPolicy> policies = solve_policies(cycle, threads, progress, record);
  const auto told = static_cast<unsigned>(record.rounds ? policies.size() : ScenarioCycle::most_rounds);
  record.path = evaluate_cycle_path(cycle, policies, scenario.cycle->start, told + 1);
  record.after = {.survival = record.path.back().survival, .state = record.path.back().state};
  record.path.pop_back();
  return record;
}

double count_expected_tests(const std::vector<CycleRound>& path) {
  double tests = 0;
  for (const CycleRound& round : path) tests += round.survival * round.provocation;
  return tests;
}

}  // namespace selectorate
