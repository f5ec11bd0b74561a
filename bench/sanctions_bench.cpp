#include <string>

#include <benchmark/benchmark.h>

#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "episode_cases.hpp"

namespace selectorate::bench {
namespace {

void leader_response(benchmark::State& state, const EpisodeCase& c, const LeaderOptions& options) {
  const SanctionsEpisode episode = make_episode(c);
  const std::array intensity{c.intensity};
  LeaderResponse response;
  for (auto _ : state) {
    response = solve_leader_response(episode, intensity, options);
    benchmark::DoNotOptimize(response);
  }
  state.counters["concession"] = response.action.concession;
  if (options.certify) state.counters["boxes"] = static_cast<double>(response.boxes);
}

void concession_curve(benchmark::State& state, const EpisodeCase& c) {
  const SanctionsEpisode episode = make_episode(c);
  for (auto _ : state) benchmark::DoNotOptimize(solve_concession_curve(episode, 101));
}

void episode_equilibrium(benchmark::State& state, const EpisodeCase& c, bool certify) {
  const SanctionsEpisode episode = make_episode(c);
  EpisodeEquilibrium equilibrium;
  for (auto _ : state) {
    equilibrium = solve(episode, {.certify = certify});
    benchmark::DoNotOptimize(equilibrium);
  }
  state.counters["intensity"] = equilibrium.intensity[0];
  state.counters["value"] = equilibrium.sender_value;
  state.counters["status"] = static_cast<double>(equilibrium.status);
  if (certify) state.counters["regret"] = equilibrium.certificate.regret();
}

int register_all() {
  for (const EpisodeCase& c : episode_cases) {
    const auto named = [&c](std::string_view what) { return std::string(what) + "/" + std::string(c.name); };
    benchmark::RegisterBenchmark(named("leader_response").c_str(), leader_response, c, LeaderOptions{})
        ->Unit(benchmark::kMicrosecond);
    benchmark::RegisterBenchmark(named("leader_proof").c_str(), leader_response, c, LeaderOptions{.certify = true})
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(named("concession_curve").c_str(), concession_curve, c)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(named("episode").c_str(), episode_equilibrium, c, false)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(named("episode_proof").c_str(), episode_equilibrium, c, true)
        ->Unit(benchmark::kMillisecond);
  }
  return 0;
}

[[maybe_unused]] const int registered = register_all();

}  // namespace
}  // namespace selectorate::bench
