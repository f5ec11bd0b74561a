#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/nash_subsets.hpp>

#include "equilibrium/bimatrix_games.hpp"

namespace selectorate {
namespace {

using testing::make_bimatrix_game;
using testing::make_random_game;
using testing::Matrix;
using Indexes = std::vector<std::size_t>;

std::vector<Indexes> subsets_of(const StrategicGame& game) {
  const NashSubsets found = solve_nash_subsets(solve_extreme_equilibria(game, {.certify = false}));
  EXPECT_EQ(found.status, Status::converged);
  return found.subsets;
}

/// Maximal Nash subsets by definition: for every set X of first players' strategies all Y that are equilibria with each
/// of X, then all X with each of these Y; a set of pairs for each X to start from.
std::set<std::set<std::size_t>> subsets_by_definition(const Solution<BehaviorProfile<Rational>>& extreme) {
  const auto strategy = [&](std::size_t k, std::uint32_t player) {
    const auto span = extreme.equilibria[k].at(InformationSetId(player));
    return std::vector<Rational>(span.begin(), span.end());
  };
  std::set<std::vector<Rational>> first;
  std::set<std::vector<Rational>> second;
  std::set<std::pair<std::vector<Rational>, std::vector<Rational>>> pairs;
  for (std::size_t k = 0; k < extreme.equilibria.size(); ++k) {
    first.insert(strategy(k, 0));
    second.insert(strategy(k, 1));
    pairs.insert({strategy(k, 0), strategy(k, 1)});
  }
  const std::vector<std::vector<Rational>> xs(first.begin(), first.end());
  std::set<std::set<std::size_t>> found;
  for (std::size_t mask = 1; mask < std::size_t{1} << xs.size(); ++mask) {
    std::set<std::vector<Rational>> ys;
    for (const auto& y : second) {
      bool with_all = true;
      for (std::size_t i = 0; i < xs.size(); ++i) {
        if ((mask >> i & 1U) != 0) with_all = with_all && pairs.contains({xs[i], y});
      }
      if (with_all) ys.insert(y);
    }
    if (ys.empty()) continue;
    std::set<std::size_t> members;
    for (std::size_t k = 0; k < extreme.equilibria.size(); ++k) {
      const bool with_all = std::ranges::all_of(ys, [&](const auto& y) { return pairs.contains({strategy(k, 0), y}); });
      if (with_all && ys.contains(strategy(k, 1))) members.insert(k);
    }
    found.insert(members);
  }
  return found;
}

TEST(NashSubsets, AreSingleEquilibria_WhereNoneShareAStrategy) {
  EXPECT_EQ(subsets_of(testing::make_shapley_game()), (std::vector<Indexes>{{0}, {1}, {2}}));
}

// Both earn 1 unless both take their second strategy, which pays 0: whoever takes the first leaves the other free. So
// the equilibria are two segments that meet where both take the first.
TEST(NashSubsets, AreTwoSegments_WhereOneFirstStrategyIsEnough) {
  const Matrix either = {{1, 1}, {1, 0}};
  EXPECT_EQ(subsets_of(make_bimatrix_game(either, either)), (std::vector<Indexes>{{0, 1}, {0, 2}}));
}

TEST(NashSubsets, IsOne_WhenPayoffsAreConstant) {
  const Matrix zero(3, std::vector<Rational>(4, 0));
  const auto subsets = subsets_of(make_bimatrix_game(zero, zero));
  ASSERT_EQ(subsets.size(), 1U);
  EXPECT_EQ(subsets.front().size(), 12U);
}

TEST(NashSubsets, AreThoseOfTheDefinition_InDegenerateGames) {
  std::size_t largest = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const StrategicGame game = make_random_game(seed, 4, 2 + static_cast<std::uint32_t>(seed % 2));
    const auto extreme = solve_extreme_equilibria(game, {.certify = false});
    const auto subsets = solve_nash_subsets(extreme).subsets;
    std::set<std::set<std::size_t>> sets;
    for (const Indexes& subset : subsets) sets.insert({subset.begin(), subset.end()});
    EXPECT_EQ(sets.size(), subsets.size());
    EXPECT_EQ(sets, subsets_by_definition(extreme)) << "seed " << seed;
    largest = std::max(largest, subsets.size());
  }
  EXPECT_GT(largest, 4U);
}

// Any mixture within a set is an equilibrium: here the middle of all its extreme points.
TEST(NashSubsets, HaveEquilibriaInTheirMiddle) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const StrategicGame game = make_random_game(seed, 6, 3);
    const auto extreme = solve_extreme_equilibria(game, {.certify = false});
    for (const Indexes& subset : solve_nash_subsets(extreme).subsets) {
      BehaviorProfile<Rational> middle(game);
      for (const std::size_t k : subset) {
        for (std::size_t p = 0; p < middle.values().size(); ++p) {
          middle.values()[p] += extreme.equilibria[k].values()[p] / subset.size();
        }
      }
      EXPECT_EQ(evaluate_regrets(game, middle), (std::vector<Rational>{0, 0})) << "seed " << seed;
    }
  }
}

TEST(NashSubsets, SayThatTheyAreNotAll_AtTheLimit) {
  const Matrix either = {{1, 1}, {1, 0}};
  const auto extreme = solve_extreme_equilibria(make_bimatrix_game(either, either));
  EXPECT_EQ(solve_nash_subsets(extreme, {.limit = 1}).status, Status::truncated);
  EXPECT_EQ(solve_nash_subsets(extreme, {.limit = 1}).subsets.size(), 1U);
  EXPECT_EQ(solve_nash_subsets(extreme, {.limit = 2}).status, Status::converged);
}

}  // namespace
}  // namespace selectorate
