#include <benchmark/benchmark.h>

#include <selectorate/sanctions/crisis_derivative.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>

namespace selectorate::bench {
namespace {

/// W_A = -1.9, W_B = -2.9 + .1 z, a = -1.2, V_A = V_B = 1, S_A = C_B = 0: three equilibria at z = 0 and 1, else one.
CrisisPayoffs make_payoffs(double z) {
  return {.status_quo = {0, 0}, .concession = {1, 0}, .stand_firm = {-1.9, -2.9 + .1 * z}, .back_down = {-1.2, 1}};
}

void normal_shock_crisis(benchmark::State& state) {
  const CrisisPayoffs payoffs = make_payoffs(static_cast<double>(state.range(0)));
  CrisisEquilibria found;
  for (auto _ : state) {
    found = solve_normal_shock_crisis(payoffs);
    benchmark::DoNotOptimize(found);
  }
  state.counters["equilibria"] = static_cast<double>(found.equilibria.size());
  state.counters["evaluations"] = static_cast<double>(found.evaluations);
  state.counters["width"] = found.equilibria.front().resist_bounds.width();
}

void crisis_derivatives(benchmark::State& state) {
  const CrisisPayoffs payoffs = make_payoffs(0);
  const CrisisEquilibria found = solve_normal_shock_crisis(payoffs);
  for (auto _ : state) {
    for (const CrisisParameter parameter : crisis_parameters) {
      benchmark::DoNotOptimize(evaluate_crisis_derivative(payoffs, found.equilibria.front(), parameter));
    }
  }
}

BENCHMARK(normal_shock_crisis)->DenseRange(-1, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(crisis_derivatives)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace selectorate::bench
