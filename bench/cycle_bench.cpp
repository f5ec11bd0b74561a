#include <algorithm>

#include <benchmark/benchmark.h>

#include <selectorate/sanctions/sanctions_cycle.hpp>

#include "episode_cases.hpp"

namespace selectorate::bench {
namespace {

SanctionsCycle make_cycle(const CycleGrid& grid) {
  return {make_episode(episode_cases[7]), {}, grid};  // North Korea's figures
}

/// Twelve rounds of 10^5 states, regret bound included.
void finite_cycle(benchmark::State& state) {
  const SanctionsCycle cycle = make_cycle({.reserves = 50, .programme = 50, .loyalty = 40, .intensities = 5});
  FiniteRounds solved;
  for (auto _ : state) {
    solved = solve_finite_rounds(cycle.game(), 12);
    benchmark::DoNotOptimize(solved);
  }
  state.counters["states"] = cycle.game().states;
  state.counters["regret"] = std::max(solved.regret[0], solved.regret[1]);
}
BENCHMARK(finite_cycle)->Unit(benchmark::kMillisecond)->Iterations(1);

void endless_cycle(benchmark::State& state) {
  const SanctionsCycle cycle = make_cycle({.reserves = 15, .programme = 15, .loyalty = 10, .intensities = 5});
  MarkovEquilibrium found;
  for (auto _ : state) {
    found = solve_markov_equilibrium(cycle.game());
    benchmark::DoNotOptimize(found);
  }
  state.counters["states"] = cycle.game().states;
  state.counters["iterations"] = found.iterations;
  state.counters["status"] = static_cast<double>(found.status);
  state.counters["regret"] = std::max(found.regret[0], found.regret[1]);
}
BENCHMARK(endless_cycle)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace selectorate::bench
