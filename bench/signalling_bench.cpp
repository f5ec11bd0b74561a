#include <cstdint>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>

namespace selectorate::bench {
namespace {

/// Payoffs are independent and uniform over 0, 1, … so many values; the prior is random.
SignallingGame make_random_game(std::uint64_t seed, std::uint32_t types, std::uint32_t messages,
                                std::uint32_t responses, std::uint32_t payoff_values) {
  RandomStream random(seed);
  SignallingDescription game;
  game.title = "random";
  Rational sum = 0;
  for (std::uint32_t t = 0; t < types; ++t) {
    game.types.push_back(std::to_string(t));
    game.prior.push_back(1 + random.below(9));
    sum += game.prior.back();
  }
  for (Rational& probability : game.prior) probability /= sum;
  for (std::uint32_t m = 0; m < messages; ++m) {
    game.messages.push_back({std::to_string(m), {}});
    for (std::uint32_t r = 0; r < responses; ++r) game.messages[m].responses.push_back(std::to_string(r));
  }
  for (auto* payoffs : {&game.sender_payoffs, &game.receiver_payoffs}) {
    payoffs->assign(types, std::vector<std::vector<Rational>>(messages, std::vector<Rational>(responses)));
    for (auto& of_type : *payoffs) {
      for (auto& of_message : of_type) {
        for (Rational& payoff : of_message) payoff = random.below(payoff_values);
      }
    }
  }
  return SignallingGame(std::move(game));
}

/// All perfect Bayesian equilibria of the game with that seed.
void all_equilibria(benchmark::State& state, std::uint32_t payoff_values) {
  const auto size = [&](int k) { return static_cast<std::uint32_t>(state.range(k)); };
  const SignallingGame game =
      make_random_game(static_cast<std::uint64_t>(state.range(3)), size(0), size(1), size(2), payoff_values);
  SignallingEquilibria equilibria;
  for (auto _ : state) {
    equilibria = solve_signalling(game);
    benchmark::DoNotOptimize(equilibria.sets.data());
  }
  state.counters["sets"] = static_cast<double>(equilibria.sets.size());
  state.counters["components"] = static_cast<double>(equilibria.components.size());
  state.counters["patterns"] = static_cast<double>(equilibria.work);
  state.counters["status"] = static_cast<double>(equilibria.status);
}

void generic(benchmark::State& state) {
  all_equilibria(state, 1000);
}
BENCHMARK(generic)
    ->ArgNames({"types", "messages", "responses", "seed"})
    ->ArgsProduct({{2}, {2}, {2}, {1}})
    ->ArgsProduct({{3}, {3}, {3}, {1, 2, 3}})
    ->ArgsProduct({{4}, {4}, {3}, {1, 2, 3, 4, 5}})
    ->Unit(benchmark::kMillisecond);

void tied(benchmark::State& state) {
  all_equilibria(state, 3);
}
BENCHMARK(tied)
    ->ArgNames({"types", "messages", "responses", "seed"})
    ->ArgsProduct({{3}, {3}, {2}, {1, 2, 3}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
