#include <benchmark/benchmark.h>

#include <selectorate/base/random.hpp>
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

void leduc_without_glpk(benchmark::State& state) {
  solve(state, make_leduc_poker(static_cast<std::uint32_t>(state.range(0))), {.use_glpk = false});
}
BENCHMARK(leduc_without_glpk)->Arg(3)->Unit(benchmark::kMillisecond);

void leduc_without_certificate(benchmark::State& state) {
  solve(state, make_leduc_poker(static_cast<std::uint32_t>(state.range(0))), {.certify = false});
}
BENCHMARK(leduc_without_certificate)->Arg(3)->Unit(benchmark::kMillisecond);

/// Each payoff times 1, 1 + share or 1 - share at random, and the other player's opposed to it.
ExtensiveGame with_opposed_payoffs(const ExtensiveGame& game, const Rational& share, std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(2);
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    const Rational first = game.payoffs().exact(row, 0) * (1 + share * (static_cast<int>(random.below(3)) - 1));
    payoffs.append(std::vector<Rational>{first, -first});
  }
  return game.with_payoffs(payoffs);
}

/// After a change of all payoffs by .1 %, in a game whose payoffs differ by up to 10 % from the poker game's.
void solve_changed(benchmark::State& state, const ExtensiveGame& poker, bool is_warm) {
  const ExtensiveGame game = with_opposed_payoffs(poker, Rational(1) / 10, 1);
  const ExtensiveGame changed = with_opposed_payoffs(game, Rational(1) / 1000, 2);
  ZeroSumStart start;
  (void)solve_zero_sum(game, {.certify = false, .start = &start});
  std::uint64_t pivots = 0;
  for (auto _ : state) {
    ZeroSumStart own = start;
    const auto solution = solve_zero_sum(changed, {.certify = false, .start = is_warm ? &own : nullptr});
    pivots = solution.work;
  }
  state.counters["pivots"] = static_cast<double>(pivots);
}
void changed_kuhn_cold(benchmark::State& state) {
  solve_changed(state, make_kuhn_poker(static_cast<std::uint32_t>(state.range(0))), false);
}
void changed_kuhn_warm(benchmark::State& state) {
  solve_changed(state, make_kuhn_poker(static_cast<std::uint32_t>(state.range(0))), true);
}
void changed_leduc_cold(benchmark::State& state) {
  solve_changed(state, make_leduc_poker(), false);
}
void changed_leduc_warm(benchmark::State& state) {
  solve_changed(state, make_leduc_poker(), true);
}
// GLPK works on a thread of its own, so the process's time is the one that counts.
BENCHMARK(changed_kuhn_cold)->Arg(20)->Arg(50)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(changed_kuhn_warm)->Arg(20)->Arg(50)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(changed_leduc_cold)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(changed_leduc_warm)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

/// The same certificate, checked again.
void leduc_check(benchmark::State& state) {
  const ExtensiveGame game = make_leduc_poker(3);
  const auto solution = solve_zero_sum(game);
  for (auto _ : state) benchmark::DoNotOptimize(verify_certificate(game, solution.certificates.front()).accepted);
}
BENCHMARK(leduc_check)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
