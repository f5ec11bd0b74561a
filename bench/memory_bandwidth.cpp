#include <cstddef>
#include <vector>

#include <benchmark/benchmark.h>

/// Memory bandwidth of one core by the triad a = b + s c of STREAM (McCalpin 1995), three arrays of 64 MB: the
/// yardstick for solvers that are bound by memory. Bytes are counted as STREAM does, two reads and one write.
static void memory_bandwidth_triad(benchmark::State& state) {
  const std::size_t count = std::size_t{8} << 20U;
  std::vector<double> a(count, 0.0);
  std::vector<double> b(count, 1.0);
  std::vector<double> c(count, 2.0);
  for (auto _ : state) {
    for (std::size_t i = 0; i < count; ++i) a[i] = b[i] + 3.0 * c[i];
    benchmark::DoNotOptimize(a.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * count * 3 * sizeof(double)));
}
BENCHMARK(memory_bandwidth_triad)->Unit(benchmark::kMillisecond);
