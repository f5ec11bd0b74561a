#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/nash_subsets.hpp>
#include <selectorate/equilibrium/support_enumeration.hpp>

#include "equilibrium/bimatrix_games.hpp"

namespace selectorate {
namespace {

using testing::make_bimatrix_game;
using testing::make_random_game;
using Support = std::set<std::size_t>;
using Supports = std::pair<Support, Support>;

constexpr std::size_t all = ~std::size_t{0};

Support support_of(std::span<const Rational> strategy) {
  Support support;
  for (std::size_t k = 0; k < strategy.size(); ++k) {
    if (strategy[k] != 0) support.insert(k);
  }
  return support;
}

Supports supports_of(const BehaviorProfile<Rational>& profile) {
  return {support_of(profile.at(InformationSetId(0))), support_of(profile.at(InformationSetId(1)))};
}

/// Unions of some of these supports.
std::set<Support> unions(const std::set<Support>& supports) {
  std::set<Support> found;
  for (const Support& support : supports) {
    std::set<Support> more = {support};
    for (const Support& other : found) {
      Support both = other;
      both.insert(support.begin(), support.end());
      more.insert(both);
    }
    found.merge(more);
  }
  return found;
}

/// The pairs of supports that equilibria have, from what is known about the whole set of them: a mixture of some
/// vertices has the union of their supports, and every equilibrium is a pair of mixtures from one Nash subset.
std::set<Supports> all_supports(const StrategicGame& game) {
  const auto extreme = solve_extreme_equilibria(game, {.certify = false});
  std::set<Supports> found;
  for (const auto& subset : solve_nash_subsets(extreme).subsets) {
    std::set<Support> first;
    std::set<Support> second;
    for (const std::size_t k : subset) {
      first.insert(supports_of(extreme.equilibria[k]).first);
      second.insert(supports_of(extreme.equilibria[k]).second);
    }
    for (const Support& x : unions(first)) {
      for (const Support& y : unions(second)) found.insert({x, y});
    }
  }
  return found;
}

TEST(SupportEnumeration, FindsThePureEquilibriumOfThePrisonersDilemma) {
  const StrategicGame game = make_bimatrix_game({{3, 0}, {4, 1}}, {{3, 4}, {0, 1}});
  const auto solution = solve_support_enumeration(game);
  ASSERT_EQ(solution.equilibria.size(), 1U);
  EXPECT_EQ(supports_of(solution.equilibria.front()), (Supports{{1}, {1}}));
  EXPECT_EQ(solution.status, Status::converged);
  EXPECT_FALSE(solution.complete);
  EXPECT_TRUE(verify_certificate(game, solution.certificates.front()).accepted);
  EXPECT_TRUE(solve_support_enumeration(game, {.count = all}).complete);
}

// Matching pennies for stakes 1 and 3: ((a, b), (c, d)) mixed by indifference, y = (d - b)/(a - b - c + d).
TEST(SupportEnumeration, FindsTheMixedEquilibriumOfMatchingPennies) {
  const auto solution = solve_support_enumeration(make_bimatrix_game({{3, -1}, {-1, 1}}, {{-3, 1}, {1, -1}}));
  ASSERT_EQ(solution.equilibria.size(), 1U);
  for (const InformationSetId player : {InformationSetId(0), InformationSetId(1)}) {
    EXPECT_EQ(solution.equilibria.front().at(player)[0], Rational(1) / 3);
  }
}

// The column player must take y = (1/2, 1/2) for the row player's first strategy to be best, and then all three are; he
// is willing to iff the other two are equally likely. Sizes in order of difference: 2 and 2, then 1 and 2, 3 and 2.
TEST(SupportEnumeration, FindsSupportsOfDifferentSize_WhereTheGameIsDegenerate) {
  const StrategicGame game = make_bimatrix_game({{1, 1}, {2, 0}, {0, 2}}, {{0, 0}, {0, 1}, {1, 0}});
  const auto solution = solve_support_enumeration(game, {.count = all});
  ASSERT_EQ(solution.equilibria.size(), 3U);
  EXPECT_EQ(supports_of(solution.equilibria[0]), (Supports{{1, 2}, {0, 1}}));
  EXPECT_EQ(supports_of(solution.equilibria[1]), (Supports{{0}, {0, 1}}));
  EXPECT_EQ(supports_of(solution.equilibria[2]), (Supports{{0, 1, 2}, {0, 1}}));
  EXPECT_EQ(solution.status, Status::converged);
  EXPECT_FALSE(solution.complete) << "the third pair of supports has a segment of equilibria";
}

TEST(SupportEnumeration, FindsAllEquilibria_OfNondegenerateGames) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const StrategicGame game = make_random_game(seed, 5, 1'000'000);
    const auto solution = solve_support_enumeration(game, {.certify = false, .count = all});
    EXPECT_TRUE(solution.complete);
    const auto extreme = solve_extreme_equilibria(game, {.certify = false});
    std::set<std::vector<Rational>> found;
    std::set<std::vector<Rational>> expected;
    for (const auto& profile : solution.equilibria) found.insert({profile.values().begin(), profile.values().end()});
    for (const auto& profile : extreme.equilibria) expected.insert({profile.values().begin(), profile.values().end()});
    EXPECT_EQ(found, expected) << "seed " << seed;
  }
}

TEST(SupportEnumeration, FindsEveryPairOfSupportsThatEquilibriaHave) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const StrategicGame game = make_random_game(seed, 4, 2 + static_cast<std::uint32_t>(seed % 3));
    const auto solution = solve_support_enumeration(game, {.certify = false, .count = all});
    std::set<Supports> found;
    for (const auto& profile : solution.equilibria) {
      EXPECT_EQ(evaluate_regrets(game, profile), (std::vector<Rational>{0, 0}));
      EXPECT_TRUE(found.insert(supports_of(profile)).second) << "supports twice";
    }
    EXPECT_EQ(found, all_supports(game)) << "seed " << seed;
  }
}

// Nash 1951: there always is one.
TEST(SupportEnumeration, FindsOneInEveryGame) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const StrategicGame game = make_random_game(seed, 12, 12, seed % 2 == 0 ? 1000 : 4);
    const auto solution = solve_support_enumeration(game);
    ASSERT_EQ(solution.equilibria.size(), 1U) << "seed " << seed;
    EXPECT_EQ(solution.certificates.front().kind, CertificateKind::exact);
  }
}

TEST(SupportEnumeration, StopsAtItsLimit) {
  const StrategicGame game = testing::make_game_of_75_equilibria();
  const auto solution = solve_support_enumeration(game, {.count = all, .limit = 500});
  EXPECT_EQ(solution.status, Status::iteration_limit);
  EXPECT_FALSE(solution.complete);
  EXPECT_LE(solution.work, 500U);
  EXPECT_LT(solution.equilibria.size(), 75U);
}

TEST(SupportEnumeration, StopsWhenAsked) {
  const auto solution = solve_support_enumeration(testing::make_game_of_75_equilibria(), {.count = all},
                                                  [](const Progress& progress) { return progress.done < 100; });
  EXPECT_EQ(solution.status, Status::cancelled);
  EXPECT_LT(solution.equilibria.size(), 75U);
}

TEST(SupportEnumeration, IsForTwoPlayers) {
  ExactTable payoffs(1);
  payoffs.append(std::vector<Rational>{1});
  EXPECT_THROW((void)solve_support_enumeration(StrategicGame("one", {"One"}, {{"a"}}, payoffs)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
