#include <benchmark/benchmark.h>

#include <selectorate/certificate/certificate.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>

#include "equilibrium/poker_games.hpp"

namespace selectorate::bench {
namespace {

void solve(benchmark::State& state, const ExtensiveGame& game, const ZeroSumOptions& options) {
  std::uint64_t pivots = 0;
  for (auto _ : state) {
    const auto solution = solve_zero_sum(game, options);
    pivots = solution.work;
    benchmark::DoNotOptimize(solution.equilibria.data());
  }
  state.counters["nodes"] = static_cast<double>(game.node_count());
  state.counters["pivots"] = static_cast<double>(pivots);
}

/// Issue: 20 cards exactly, with certificate, in 50 ms or less.
void kuhn(benchmark::State& state) {
  solve(state, make_kuhn_poker(static_cast<std::uint32_t>(state.range(0))), {});
}
BENCHMARK(kuhn)->Arg(3)->Arg(20)->Arg(50)->Unit(benchmark::kMillisecond);

void kuhn_without_glpk(benchmark::State& state) {
  solve(state, make_kuhn_poker(static_cast<std::uint32_t>(state.range(0))), {.use_glpk = false});
}
BENCHMARK(kuhn_without_glpk)->Arg(20)->Unit(benchmark::kMillisecond);

/// Issue: default Leduc poker (3 ranks) exactly, with certificate, in 1 s or less.
void leduc(benchmark::State& state) {
  solve(state, make_leduc_poker(static_cast<std::uint32_t>(state.range(0))), {});
}
BENCHMARK(leduc)->Arg(3)->Arg(4)->Unit(benchmark::kMillisecond);

void leduc_without_certificate(benchmark::State& state) {
  solve(state, make_leduc_poker(static_cast<std::uint32_t>(state.range(0))), {.certify = false});
}
BENCHMARK(leduc_without_certificate)->Arg(3)->Unit(benchmark::kMillisecond);

/// The same certificate, checked again.
void leduc_check(benchmark::State& state) {
  const ExtensiveGame game = make_leduc_poker(3);
  const auto solution = solve_zero_sum(game);
  for (auto _ : state) benchmark::DoNotOptimize(verify_certificate(game, solution.certificates.front()).accepted);
}
BENCHMARK(leduc_check)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
