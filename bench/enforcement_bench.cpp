#include <vector>

#include <benchmark/benchmark.h>
#include <boost/math/distributions/normal.hpp>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>
#include <selectorate/sanctions/enforcement_mixture.hpp>
#include <selectorate/sanctions/private_cost_enforcement.hpp>

namespace selectorate::bench {
namespace {

/// n states that all differ, with weights such as .0372 that no double holds exactly; they encourage each other.
EnforcementGame make_coordination_game(std::size_t states) {
  RandomStream random(7);
  std::vector<SenderState> senders(states);
  for (SenderState& sender : senders) {
    sender.weight = random.below(1000) / 1e4 + 1e-4;
    sender.benefit = random.uniform(.5, 1.5);
    sender.cost = random.uniform(.1, .9);
    sender.penalty = random.uniform(.2, 1.2);
  }
  return {std::move(senders), make_enforcement_value([](double e) { return e * e; }, 20)};
}

/// n states that all differ in nothing that matters: half of them is enough, and any half will do, so that there are
/// n over n/2 equilibria in all of which everybody is indifferent or loses by moving.
EnforcementGame make_volunteers_game(std::size_t states) {
  const Rational enough = Rational(1) / 2;
  return {std::vector<SenderState>(states, SenderState{.benefit = 4, .cost = 1}),
          EnforcementValue({{0, 0}, {enough - Rational(1) / states, 0}, {enough, 1}, {1, 1}})};
}

void pure_equilibria(benchmark::State& state, const EnforcementGame& game) {
  PureEnforcement pure;
  for (auto _ : state) {
    pure = solve_pure_enforcement(game);
    benchmark::DoNotOptimize(pure);
  }
  state.counters["equilibria"] = static_cast<double>(pure.equilibria.size());
  state.counters["profiles/s"] =
      benchmark::Counter(static_cast<double>(pure.profiles), benchmark::Counter::kIsIterationInvariantRate);
}

void coordination(benchmark::State& state) {
  pure_equilibria(state, make_coordination_game(static_cast<std::size_t>(state.range(0))));
}
void volunteers(benchmark::State& state) {
  pure_equilibria(state, make_volunteers_game(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(coordination)->Arg(20)->Arg(24)->Unit(benchmark::kMillisecond);
BENCHMARK(volunteers)->Arg(20)->Unit(benchmark::kMillisecond);

void least_and_greatest(benchmark::State& state) {
  const EnforcementGame game = make_coordination_game(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(solve_enforcement_range(game));
}
BENCHMARK(least_and_greatest)->Arg(20)->Arg(100)->Unit(benchmark::kMicrosecond);

void mixtures(benchmark::State& state) {
  const auto states = static_cast<unsigned>(state.range(0));
  const EnforcementGame game({{.benefit = 4, .cost = 1, .count = states}},
                             EnforcementValue({{0, 0}, {Rational(1) / 2, 1}, {1, 1}}));
  for (auto _ : state) benchmark::DoNotOptimize(solve_enforcement_mixtures(game));
}
BENCHMARK(mixtures)->Arg(20)->Arg(60)->Unit(benchmark::kMillisecond);

void private_costs(benchmark::State& state) {
  const auto states = static_cast<std::size_t>(state.range(0));
  const EnforcementGame game(std::vector<SenderState>(states, SenderState{.benefit = .2, .penalty = .6}),
                             make_linear_enforcement_value(1));
  const std::vector<CostDistribution> costs(states, make_cost_distribution(boost::math::normal(.3, .3)));
  CutoffRange range;
  for (auto _ : state) {
    range = solve_private_cost_enforcement(game, costs);
    benchmark::DoNotOptimize(range);
  }
  state.counters["rounds"] = range.least.rounds + range.greatest.rounds;
  state.counters["regret"] = range.greatest.regret;
}
BENCHMARK(private_costs)->Arg(12)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
