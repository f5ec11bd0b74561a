#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <selectorate/base/random.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/support_enumeration.hpp>

namespace selectorate::bench {
namespace {

/// Payoffs from 0 to values - 1.
StrategicGame make_game(std::size_t size, std::uint32_t values, std::uint64_t seed) {
  RandomStream random(seed, size);
  ExactTable payoffs(2);
  for (std::size_t profile = 0; profile < size * size; ++profile) {
    payoffs.append(std::vector<Rational>{random.below(values), random.below(values)});
  }
  const std::vector<std::string> labels(size, "s");
  return {"random", {"Row", "Column"}, {labels, labels}, payoffs};
}

StrategicGame game_of(const benchmark::State& state) {
  return make_game(static_cast<std::size_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)),
                   static_cast<std::uint64_t>(state.range(2)));
}

void count(benchmark::State& state, const Solution<BehaviorProfile<Rational>>& solution) {
  state.counters["equilibria"] = static_cast<double>(solution.equilibria.size());
  state.counters["work"] = static_cast<double>(solution.work);
  state.counters["status"] = static_cast<double>(solution.status);
}

void all_equilibria(benchmark::State& state, ExtremeEquilibriaOptions options) {
  const StrategicGame game = game_of(state);
  Solution<BehaviorProfile<Rational>> solution;
  for (auto _ : state) solution = solve_extreme_equilibria(game, options);
  count(state, solution);
}

void first_by_supports(benchmark::State& state) {
  const StrategicGame game = game_of(state);
  Solution<BehaviorProfile<Rational>> solution;
  for (auto _ : state) solution = solve_support_enumeration(game);
  count(state, solution);
}

void write_game(const std::filesystem::path& path, const StrategicGame& game) {
  std::ofstream output(path);
  const std::size_t rows = game.strategy_count(PlayerId(0));
  const std::size_t columns = game.strategy_count(PlayerId(1));
  output << rows << ' ' << columns << "\n\n";
  for (const std::uint32_t player : {0U, 1U}) {
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) output << to_string(game.payoff(j * rows + i, PlayerId(player))) << ' ';
      output << '\n';
    }
    output << '\n';
  }
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

/// Processor time of the programs that this one has run.
double time_of_children() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The processor time of lrslib's program, and of this library on one thread, one after the other.
void lrsnash(benchmark::State& state) {
  if (std::system("command -v lrsnash > /dev/null 2>&1") != 0) {
    state.SkipWithError("lrsnash (Debian package lrslib) is not installed");
    return;
  }
  const StrategicGame game = game_of(state);
  const auto path = std::filesystem::temp_directory_path() / "selectorate_bench_game";
  write_game(path, game);
  const std::string command = "lrsnash '" + path.string() + "' > '" + path.string() + ".out' 2> /dev/null";
  double theirs = 0;
  double ours = 0;
  for (auto _ : state) {
    const double before = time_of_children();
    if (std::system(command.c_str()) != 0) state.SkipWithError("lrsnash failed");
    const double took = time_of_children() - before;
    state.SetIterationTime(took);
    theirs += took;
    const std::clock_t start = std::clock();
    benchmark::DoNotOptimize(solve_extreme_equilibria(game).equilibria.size());
    ours += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  state.counters["times_ours"] = theirs / ours;
  std::ifstream output(path.string() + ".out");
  const std::string mark = "*Number of equilibria found:";
  for (std::string line; std::getline(output, line);) {
    if (line.starts_with(mark)) state.counters["equilibria"] = std::stod(line.substr(mark.size()));
  }
  std::filesystem::remove(path);
  std::filesystem::remove(path.string() + ".out");
}

constexpr std::int64_t generic = 1000;
constexpr std::int64_t degenerate = 5;

BENCHMARK_CAPTURE(all_equilibria, one_thread, {})
    ->ArgsProduct({{8, 12, 16, 20}, {generic}, {1, 2, 3}})
    ->ArgsProduct({{8, 12, 16}, {degenerate}, {1, 2, 3}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(all_equilibria, two_threads, {.threads = 2})
    ->ArgsProduct({{16, 20}, {generic}, {1}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(all_equilibria, without_doubles, {.use_doubles = false})
    ->ArgsProduct({{8, 12}, {generic}, {1, 2, 3}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(lrsnash)
    ->ArgsProduct({{8, 12, 16}, {generic}, {1, 2, 3}})
    ->ArgsProduct({{8, 12, 16}, {degenerate}, {1, 2, 3}})
    ->ArgsProduct({{12, 16}, {2, 3}, {1, 2, 3}})  // nearly everything ties
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(first_by_supports)->ArgsProduct({{12, 16, 40}, {generic}, {1, 2, 3}})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
