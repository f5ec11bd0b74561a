#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>

#include "equilibrium/poker_games.hpp"
#include "equilibrium/sanction_trees.hpp"

namespace selectorate::bench {
namespace {

void count(benchmark::State& state, const Solution<BehaviorProfile<Rational>>& solution) {
  state.counters["pivots"] = static_cast<double>(solution.work);
  state.counters["status"] = static_cast<double>(solution.status);
  double support = 0;
  for (const auto& profile : solution.equilibria) {
    for (const Rational& probability : profile.values()) support += probability != 0 ? 1 : 0;
  }
  state.counters["support"] = support;
}

StrategicGame make_bimatrix(std::size_t size, bool is_integer, std::uint64_t seed) {
  RandomStream random(seed, size);
  ExactTable payoffs(2);
  for (std::size_t profile = 0; profile < size * size; ++profile) {
    const double first = is_integer ? random.below(100) : random.uniform();
    const double second = is_integer ? random.below(100) : random.uniform();
    payoffs.append(std::vector<double>{first, second});
  }
  const std::vector<std::string> labels(size, "s");
  return {"random", {"Row", "Column"}, {labels, labels}, payoffs};
}

/// Arguments: size, seed. Issue: 80 x 80 in 100 ms, 100 x 100 in 300 ms.
void lemke_howson(benchmark::State& state, bool is_integer, const LemkeHowsonOptions& options) {
  const StrategicGame game =
      make_bimatrix(static_cast<std::size_t>(state.range(0)), is_integer, static_cast<std::uint64_t>(state.range(1)));
  Solution<BehaviorProfile<Rational>> solution;
  for (auto _ : state) solution = solve_lemke_howson(game, options);
  count(state, solution);
}
BENCHMARK_CAPTURE(lemke_howson, integers, true, {})
    ->ArgsProduct({{80, 100}, {1, 2, 3, 4, 5}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lemke_howson, doubles, false, {})->ArgsProduct({{80, 100}, {1, 2, 3}})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(lemke_howson, exact_path, true, {.exact_path = true})
    ->ArgsProduct({{20, 40}, {1, 2}})
    ->Unit(benchmark::kMillisecond);

void solve_tree(benchmark::State& state, const ExtensiveGame& game, const LemkeOptions& options = {}) {
  Solution<BehaviorProfile<Rational>> solution;
  for (auto _ : state) solution = solve_lemke(game, options);
  count(state, solution);
}

ExtensiveGame threat_tree_of(const benchmark::State& state) {
  return make_threat_tree(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)),
                          static_cast<std::uint32_t>(state.range(2)));
}

/// Leduc poker with every payoff of each player changed on its own: no longer zero-sum.
ExtensiveGame make_general_leduc() {
  return with_changed_payoffs(make_leduc_poker(), Rational(1) / 10, 1);
}

void kuhn(benchmark::State& state) {
  solve_tree(state, make_kuhn_poker(static_cast<std::uint32_t>(state.range(0))));
}
BENCHMARK(kuhn)->Arg(10)->Unit(benchmark::kMillisecond);

void threats(benchmark::State& state) {
  solve_tree(state, threat_tree_of(state));
}
BENCHMARK(threats)->Args({4, 5, 5})->Args({5, 10, 10})->Unit(benchmark::kMillisecond);

void random_threats(benchmark::State& state) {
  solve_tree(state, with_random_payoffs(threat_tree_of(state), static_cast<std::uint64_t>(state.range(3))));
}
BENCHMARK(random_threats)
    ->ArgsProduct({{4}, {5}, {5}, {1, 2, 3}})
    ->ArgsProduct({{5}, {10}, {10}, {1, 2, 3}})
    ->Unit(benchmark::kMillisecond);

void quasi_perfect(benchmark::State& state) {
  solve_tree(state, with_random_payoffs(threat_tree_of(state), 1), {.trembles = Trembles::quasi_perfect});
}
BENCHMARK(quasi_perfect)->Args({4, 5, 5})->Args({5, 10, 10})->Unit(benchmark::kMillisecond);

void signals(benchmark::State& state) {
  solve_tree(state, make_signalling_tree(10, 10, 5, static_cast<std::uint64_t>(state.range(0))));
}
BENCHMARK(signals)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);

void general_leduc(benchmark::State& state) {
  solve_tree(state, make_general_leduc());
}
BENCHMARK(general_leduc)->Unit(benchmark::kMillisecond);

/// Every payoff times a double within .1 % of 1, taken as it is, binary digit for binary digit.
ExtensiveGame with_noisy_payoffs(const ExtensiveGame& game, std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(game.player_count());
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    std::vector<double> noisy;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      noisy.push_back(game.payoffs().value(row, i) * (1 + random.uniform(-1e-3, 1e-3)));
    }
    payoffs.append(noisy);
  }
  return game.with_payoffs(payoffs);
}

/// The game after a change of payoffs, and where the solution of the game before it ended.
void solve_changed(benchmark::State& state, const ExtensiveGame& game, const ExtensiveGame& changed, bool is_warm) {
  LemkeStart start;
  (void)solve_lemke(game, {.certify = false, .start = &start});
  Solution<BehaviorProfile<Rational>> solution;
  for (auto _ : state) {
    LemkeStart own = start;
    solution = solve_lemke(changed, {.certify = false, .start = is_warm ? &own : nullptr});
  }
  count(state, solution);
}
using MakeGame = ExtensiveGame (*)();

ExtensiveGame make_random_threats() {
  return with_random_payoffs(make_threat_tree(5, 10, 10), 1);
}
ExtensiveGame make_signals() {
  return make_signalling_tree(10, 10, 5, 1);
}

/// By .1 % up or down, or not at all.
void changed_by_thousandths(benchmark::State& state, MakeGame make, bool is_warm) {
  const ExtensiveGame game = make();
  solve_changed(state, game, with_changed_payoffs(game, Rational(1) / 1000, 2), is_warm);
}
/// By up to .1 %, to payoffs of 53 binary digits.
void changed_by_doubles(benchmark::State& state, MakeGame make, bool is_warm) {
  const ExtensiveGame game = make();
  solve_changed(state, game, with_noisy_payoffs(game, 2), is_warm);
}
BENCHMARK_CAPTURE(changed_by_thousandths, general_leduc_cold, make_general_leduc, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_thousandths, general_leduc_warm, make_general_leduc, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_thousandths, random_threats_cold, make_random_threats, false)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_thousandths, random_threats_warm, make_random_threats, true)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_thousandths, signals_cold, make_signals, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_thousandths, signals_warm, make_signals, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, general_leduc_cold, make_general_leduc, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, general_leduc_warm, make_general_leduc, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, random_threats_cold, make_random_threats, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, random_threats_warm, make_random_threats, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, signals_cold, make_signals, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_by_doubles, signals_warm, make_signals, true)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
