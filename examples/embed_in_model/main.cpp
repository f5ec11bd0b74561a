// A model of the world that solves a sanctions episode for each country and year inside its own loop, first on one
// thread, then on two. See README.md.

#include <cinttypes>
#include <cstdio>
#include <exception>

#include "world.hpp"

namespace {

struct Sums {
  double intensity = 0;
  double concession = 0;
  double diverted_share = 0;
  unsigned depositions = 0;
  unsigned years = 0;
};

void print_runs(const WorldHistory& one, const WorldHistory& two) {
  std::printf("%8s %10s %18s %28s\n", "threads", "seconds", "hash of all bits", "allocations after warm-up");
  for (const WorldHistory* run : {&one, &two}) {
    std::printf("%8d %10.2f %18.16" PRIx64 " %28zu\n", run == &one ? 1 : 2, run->seconds, run->hash,
                run->allocations_after_warm_up);
  }
  std::printf("\nThe bits are %s.\n\n", one.hash == two.hash ? "the same" : "NOT the same");
}

void print_history(const WorldHistory& history, unsigned years) {
  constexpr std::size_t groups = 5;
  std::printf("%24s | %9s %10s %14s %12s\n", "coalition, share of all", "sanctions", "concession", "cost diverted",
              "depositions");
  std::printf("%24s | %9s %10s %14s %12s\n", "", "", "", "to citizens", "a century");
  const std::size_t size = history.countries.size() / groups;
  for (std::size_t group = 0; group < groups; ++group) {
    Sums sums;
    for (std::size_t i = group * size; i < (group + 1) * size; ++i) {
      const Country& country = history.countries[i];
      sums.intensity += country.total_intensity();
      sums.concession += country.total_concession();
      sums.diverted_share += country.total_diverted_share();
      sums.depositions += country.depositions();
      sums.years += years;
    }
    std::printf("        %7.4f - %6.4f | %9.2f %10.2f %14.2f %12.1f\n", history.countries[group * size].coalition(),
                history.countries[(group + 1) * size - 1].coalition(), sums.intensity / sums.years,
                sums.concession / sums.years, sums.diverted_share / sums.years, 100.0 * sums.depositions / sums.years);
  }
}

}  // namespace

int main() try {
  const WorldOptions options;
  std::printf("%zu countries, %u years: %zu episodes\n\n", options.countries, options.years,
              options.countries * options.years);
  WorldOptions on_two = options;
  on_two.threads = 2;
  const WorldHistory one = run_world(options);
  const WorldHistory two = run_world(on_two);
  print_runs(one, two);
  print_history(one, options.years);
  return one.hash == two.hash && one.allocations_after_warm_up + two.allocations_after_warm_up == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "embed_in_model: %s\n", error.what());
  return 1;
}
