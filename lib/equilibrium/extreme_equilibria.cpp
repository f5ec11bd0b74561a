#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>

#include "equilibrium/bimatrix/complementary_search.hpp"
#include "equilibrium/bimatrix/essential_game.hpp"
#include "equilibrium/bimatrix/vertex_completion.hpp"

namespace selectorate {
namespace {

/// From so many strategies on the search is so long that linear programs for dominating mixtures are worth it.
constexpr std::size_t mixture_size = 40;

VertexPairs solve_essential(const StrategicGame& game, const ExtremeEquilibriaOptions& options,
                            const ProgressCallback& progress, std::string& method) {
  const BestResponsePolytope first(game, PlayerId(0));
  const BestResponsePolytope second(game, PlayerId(1));
  // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): every player has a strategy
  const std::uint64_t work_limit = options.work_limit / game.profile_count();
  const auto complete = [&](std::uint64_t bases) {
    return solve_by_vertex_completion(
        first, second, {.limit = options.limit, .work_limit = bases, .threads = options.threads}, progress);
  };
  constexpr std::string_view completion = "vertices of one best-response polytope by reverse search, each completed";
  if (!options.use_doubles) {
    method = completion;
    return complete(work_limit);
  }
  method = "branching on labels with faces proved empty";
  const auto alternative = [&](std::uint64_t bases) -> std::optional<VertexPairs> {
    VertexPairs pairs = complete(bases);
    if (pairs.status == Status::iteration_limit) return std::nullopt;
    method = completion;
    return pairs;
  };
  return solve_by_complementary_search(
      first, second,
      {.limit = options.limit, .work_limit = work_limit, .threads = options.threads, .alternative = alternative},
      progress);
}

VertexPairs solve_pairs(const StrategicGame& game, const ExtremeEquilibriaOptions& options,
                        const ProgressCallback& progress, std::string& method) {
  if (game.player_count() != 2) return solve_essential(game, options, progress, method);
  const std::array sizes{game.strategy_count(PlayerId(0)), game.strategy_count(PlayerId(1))};
  const bool with_mixtures = sizes[0] + sizes[1] >= mixture_size;
  const auto essential = make_essential_game(game, with_mixtures, options.work_limit / 2, progress);
  if (!essential) {
    method = "elimination of dominated strategies, before anything else";
    return {.first = {}, .second = {}, .pairs = {}, .status = Status::cancelled, .work = 0};
  }
  VertexPairs pairs = solve_essential(essential->game, options, progress, method);
  if (essential->game.profile_count() == game.profile_count()) return pairs;
  return restore_copies(*essential, sizes, pairs, options.limit);
}

/// Puts strategies into decreasing order; returns the new place of each.
std::vector<std::size_t> sort_strategies(std::vector<std::vector<Rational>>& strategies) {
  std::vector<std::size_t> order(strategies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    // Whether fractions are the same is a quick question, which one is less is not.
    const auto [of_a, of_b] = std::ranges::mismatch(strategies[a], strategies[b]);
    return of_a != strategies[a].end() && *of_b < *of_a;
  });
  std::vector<std::size_t> place(order.size());
  std::vector<std::vector<Rational>> sorted;
  for (std::size_t k = 0; k < order.size(); ++k) {
    place[order[k]] = k;
    sorted.push_back(std::move(strategies[order[k]]));
  }
  strategies = std::move(sorted);
  return place;
}

void sort_pairs(VertexPairs& found) {
  const auto first = sort_strategies(found.first);
  const auto second = sort_strategies(found.second);
  for (auto& [x, y] : found.pairs) {
    x = first[x];
    y = second[y];
  }
  std::sort(found.pairs.begin(), found.pairs.end());
}

/// Pairs that hang together, in order of their first pair.
std::vector<std::vector<std::size_t>> connect_pairs(const VertexPairs& found) {
  std::vector<std::size_t> parent(found.first.size() + found.second.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto top = [&](std::size_t vertex) {
    while (parent[vertex] != vertex) vertex = parent[vertex] = parent[parent[vertex]];
    return vertex;
  };
  for (const auto& [x, y] : found.pairs) parent[top(x)] = top(found.first.size() + y);

  constexpr std::size_t unseen = ~std::size_t{0};
  std::vector<std::size_t> component_of(parent.size(), unseen);
  std::vector<std::vector<std::size_t>> components;
  for (std::size_t k = 0; k < found.pairs.size(); ++k) {
    std::size_t& component = component_of[top(found.pairs[k].first)];
    if (component == unseen) {
      component = components.size();
      components.emplace_back();
    }
    components[component].push_back(k);
  }
  return components;
}

BehaviorProfile<Rational> make_profile(const StrategicGame& game, const std::vector<Rational>& first,
                                       const std::vector<Rational>& second) {
  BehaviorProfile<Rational> profile(game);
  std::copy(first.begin(), first.end(), profile.at(InformationSetId(0)).begin());
  std::copy(second.begin(), second.end(), profile.at(InformationSetId(1)).begin());
  return profile;
}

}  // namespace

Solution<BehaviorProfile<Rational>> solve_extreme_equilibria(const StrategicGame& game,
                                                             const ExtremeEquilibriaOptions& options,
                                                             const ProgressCallback& progress) {
  Solution<BehaviorProfile<Rational>> solution;
  VertexPairs found = solve_pairs(game, options, progress, solution.method);
  sort_pairs(found);
  solution.described_as = SolutionSet::polytopes;
  solution.status = found.status;
  solution.complete = found.status == Status::converged;
  solution.work = found.work;
  solution.components = connect_pairs(found);
  for (const auto& [x, y] : found.pairs) {
    solution.equilibria.push_back(make_profile(game, found.first[x], found.second[y]));
  }
  if (!options.certify) return solution;
  const std::string hash = canonical_hash(game);
  for (const auto& profile : solution.equilibria) {
    solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, profile, hash));
  }
  return solution;
}

}  // namespace selectorate
