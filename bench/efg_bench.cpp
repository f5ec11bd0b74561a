#include <sstream>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <selectorate/base/random.hpp>
#include <selectorate/io/efg_reader.hpp>
#include <selectorate/io/efg_writer.hpp>

namespace selectorate::bench {
namespace {

enum class Style {
  integers,   ///< payoffs such as -37, labels empty
  decimals,   ///< payoffs such as -0.37
  fractions,  ///< payoffs such as -37/63
  named,      ///< integers, and every node, information set and outcome has a label of its own
};

std::string label(Style style, const char* kind, std::size_t number) {
  return style == Style::named ? fmt::format("\"{} {}\"", kind, number) : "\"\"";
}

std::string payoff(Style style, RandomStream& random) {
  const int hundredths = static_cast<int>(random.below(2000)) - 1000;
  if (style == Style::decimals) return fmt::format("{:.2f}", hundredths / 100.0);
  if (style == Style::fractions) return fmt::format("{}/{}", hundredths, 1 + random.below(99));
  return std::to_string(hundredths);
}

/// The text of a random tree of two players and chance, nearly all information sets single nodes, every outcome used
/// once, about three nodes for each inner one. \param inner number of inner nodes
std::string make_text(std::size_t inner, Style style) {
  static constexpr const char* actions[] = {"\"left\" \"right\"", "\"left\" \"middle\" \"right\"",
                                            "\"a\" \"b\" \"c\" \"d\""};
  static constexpr const char* odds[] = {"\"l\" 1/2 \"r\" 1/2", "\"l\" 1/3 \"m\" 1/3 \"r\" 1/3",
                                         "\"a\" 0.1 \"b\" 0.2 \"c\" 0.3 \"d\" 0.4"};
  RandomStream random(1);
  std::string text = "EFG 2 R \"random\" { \"One\" \"Two\" }\n\"\"\n\n";
  std::size_t inner_made = 0;
  std::size_t terminals = 0;
  for (std::size_t open = 1; open > 0; --open) {
    const std::string node = label(style, "node", inner_made + terminals + 1);
    if (inner_made < inner && (open == 1 || random.below(4) < 3)) {
      ++inner_made;
      const std::uint32_t count = random.below(3);
      const std::uint32_t player = random.below(3);
      const std::string set = label(style, "set", inner_made);
      text += player == 0 ? fmt::format("c {} {} {} {{ {} }} 0\n", node, inner_made, set, odds[count])
                          : fmt::format("p {} {} {} {} {{ {} }} 0\n", node, player, inner_made, set, actions[count]);
      open += count + 2;
    } else {
      ++terminals;
      text += fmt::format("t {} {} {} {{ {}, {} }}\n", node, terminals, label(style, "outcome", terminals),
                          payoff(style, random), payoff(style, random));
    }
  }
  return text;
}

void count(benchmark::State& state, const std::string& text, const ExtensiveGame& game) {
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * static_cast<std::int64_t>(state.iterations()));
  state.counters["nodes"] = static_cast<double>(game.node_count());
  state.counters["bytes/node"] = static_cast<double>(text.size()) / static_cast<double>(game.node_count());
}

/// Issue: files of 10^6 nodes at 50 MB/s or more.
void read_game(benchmark::State& state, Style style) {
  const std::string text = make_text(static_cast<std::size_t>(state.range(0)), style);
  for (auto _ : state) {
    const ExtensiveGame game = read_efg(text, "bench");
    benchmark::DoNotOptimize(game.node_count());
  }
  count(state, text, read_efg(text, "bench"));
}
BENCHMARK_CAPTURE(read_game, integers, Style::integers)->Arg(330'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_game, decimals, Style::decimals)->Arg(330'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_game, fractions, Style::fractions)->Arg(330'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_game, named, Style::named)->Arg(330'000)->Unit(benchmark::kMillisecond);

void write_game(benchmark::State& state, Style style) {
  const ExtensiveGame game = read_efg(make_text(static_cast<std::size_t>(state.range(0)), style), "bench");
  std::string text;
  for (auto _ : state) {
    std::ostringstream output;
    write_efg(output, game);
    text = std::move(output).str();
    benchmark::DoNotOptimize(text.data());
  }
  count(state, text, game);
}
BENCHMARK_CAPTURE(write_game, integers, Style::integers)->Arg(330'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_game, fractions, Style::fractions)->Arg(330'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace selectorate::bench
