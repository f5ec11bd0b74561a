#include <vector>

#include <benchmark/benchmark.h>

#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>

#include "random_trees.hpp"

namespace selectorate::bench {
namespace {

void count_nodes(benchmark::State& state, const ExtensiveGame& game) {
  const auto nodes = static_cast<double>(game.node_count());
  state.counters["nodes"] = nodes;
  state.counters["nodes/s"] =
      benchmark::Counter(nodes * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["tree_bytes/node"] = static_cast<double>(game.tree_bytes()) / nodes;
  state.counters["payoff_bytes/node"] = static_cast<double>(game.payoffs().memory_bytes()) / nodes;
}

void solve_in_doubles(benchmark::State& state, const ExtensiveGame& game) {
  BackwardInductionWorkspace workspace;
  for (auto _ : state) {
    solve_backward_induction(game, workspace);
    benchmark::DoNotOptimize(workspace.values().data());
    benchmark::ClobberMemory();
  }
  count_nodes(state, game);
}

void doubles_layered(benchmark::State& state) {
  solve_in_doubles(state, make_layered_tree(static_cast<std::uint32_t>(state.range(1)),
                                            static_cast<std::size_t>(state.range(0)), 1));
}
BENCHMARK(doubles_layered)->ArgNames({"nodes", "branching"})->ArgsProduct({{150'000, 12'000'000}, {2, 3, 5}});

void doubles_irregular(benchmark::State& state) {
  solve_in_doubles(state, make_irregular_tree(static_cast<std::size_t>(state.range(0)), 1));
}
BENCHMARK(doubles_irregular)->ArgName("inner")->Arg(33'000)->Arg(330'000)->Arg(3'300'000);

void exact_sets(benchmark::State& state) {
  const ExtensiveGame game = state.range(1) == 0 ? make_layered_tree(3, static_cast<std::size_t>(state.range(0)), 1)
                                                 : make_irregular_tree(static_cast<std::size_t>(state.range(0)) / 3, 1);
  for (auto _ : state) {
    const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(game);
    benchmark::DoNotOptimize(equilibria.payoff_count());
  }
  count_nodes(state, game);
}
BENCHMARK(exact_sets)->ArgNames({"nodes", "irregular"})->ArgsProduct({{150'000, 3'000'000}, {0, 1}});

/// The same trees with payoffs in thousandths, whose exact values fit 64 bits.
void exact_sets_of_decimals(benchmark::State& state) {
  const ExtensiveGame random = make_layered_tree(3, static_cast<std::size_t>(state.range(0)), 1);
  ExactTable payoffs(2);
  for (std::size_t row = 0; row < random.payoffs().rows(); ++row) {
    const auto thousandths = [&](std::size_t i) {
      return Rational(static_cast<long>(random.payoffs().value(row, i) * 1e9)) / 1000;
    };
    payoffs.append(std::vector<Rational>{thousandths(0), thousandths(1)});
  }
  const ExtensiveGame game = random.with_payoffs(payoffs);
  for (auto _ : state) {
    const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(game);
    benchmark::DoNotOptimize(equilibria.payoff_count());
  }
  count_nodes(state, game);
}
BENCHMARK(exact_sets_of_decimals)->ArgName("nodes")->Arg(150'000);

}  // namespace
}  // namespace selectorate::bench
