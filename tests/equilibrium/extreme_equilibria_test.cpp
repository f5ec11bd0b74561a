#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>

#include "equilibrium/bimatrix_games.hpp"
#include "equilibrium/extreme_reference.hpp"
#include "equilibrium/lrsnash.hpp"

namespace selectorate {
namespace {

using testing::make_bimatrix_game;
using testing::make_random_game;
using testing::Matrix;

using Equilibria = Solution<BehaviorProfile<Rational>>;

std::set<std::vector<Rational>> as_set(const Equilibria& solution) {
  std::set<std::vector<Rational>> set;
  for (const auto& profile : solution.equilibria) set.insert({profile.values().begin(), profile.values().end()});
  return set;
}

/// All of them by either method, after the checks that hold for every game.
Equilibria checked_equilibria(const StrategicGame& game) {
  const auto solution = solve_extreme_equilibria(game, {.certify = false});
  const auto exact = solve_extreme_equilibria(game, {.certify = false, .use_doubles = false});
  EXPECT_EQ(solution.status, Status::converged);
  EXPECT_TRUE(solution.complete);
  EXPECT_EQ(solution.equilibria, exact.equilibria);
  EXPECT_EQ(solution.components, exact.components);
  EXPECT_EQ(as_set(solution).size(), solution.equilibria.size()) << "listed twice";
  for (const auto& profile : solution.equilibria) {
    EXPECT_EQ(evaluate_regrets(game, profile), (std::vector<Rational>{0, 0}));
  }
  return solution;
}

std::size_t count_equilibria(const StrategicGame& game) {
  return checked_equilibria(game).equilibria.size();
}

/// Whether the search that doubles guide came to its end.
bool is_decided_by_doubles(const StrategicGame& game) {
  return solve_extreme_equilibria(game, {.certify = false}).method.starts_with("branching");
}

/// Classes of the equilibria under "the same strategy of either player", closed by Warshall's algorithm.
std::set<std::set<std::size_t>> connect_by_definition(const Equilibria& solution) {
  const std::size_t n = solution.equilibria.size();
  std::vector<std::vector<char>> linked(n, std::vector<char>(n, 0));
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      for (const InformationSetId player : {InformationSetId(0), InformationSetId(1)}) {
        if (std::ranges::equal(solution.equilibria[a].at(player), solution.equilibria[b].at(player))) linked[a][b] = 1;
      }
    }
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) linked[a][b] |= static_cast<char>(linked[a][k] & linked[k][b]);
    }
  }
  std::set<std::set<std::size_t>> classes;
  for (std::size_t a = 0; a < n; ++a) {
    std::set<std::size_t> members;
    for (std::size_t b = 0; b < n; ++b) {
      if (linked[a][b] != 0) members.insert(b);
    }
    classes.insert(members);
  }
  return classes;
}

std::set<std::set<std::size_t>> as_sets(const std::vector<std::vector<std::size_t>>& components) {
  std::set<std::set<std::size_t>> sets;
  for (const auto& component : components) sets.insert({component.begin(), component.end()});
  return sets;
}

// Shapley 1974, fig. 2: three, one of them with support on the first two strategies of each player.
TEST(ExtremeEquilibria, AreThree_InShapleysGame) {
  const auto solution = checked_equilibria(testing::make_shapley_game());
  ASSERT_EQ(solution.equilibria.size(), 3U);
  EXPECT_EQ(solution.components.size(), 3U);
}

// von Stengel 1999: 75, more than the 63 of the coordination game that was thought to have most.
TEST(ExtremeEquilibria, Are75_InVonStengelsGame) {
  const StrategicGame game = testing::make_game_of_75_equilibria();
  EXPECT_EQ(count_equilibria(game), 75U);
  EXPECT_TRUE(is_decided_by_doubles(game));
}

// Each set of strategies to coordinate on is the support of one equilibrium (Quint & Shubik 1997).
TEST(ExtremeEquilibria, AreAsManyAsSubsets_InCoordinationGames) {
  for (std::size_t n = 1; n <= 7; ++n) {
    Matrix diagonal(n, std::vector<Rational>(n, 0));
    for (std::size_t i = 0; i < n; ++i) diagonal[i][i] = static_cast<int>(i + 1);
    EXPECT_EQ(count_equilibria(make_bimatrix_game(diagonal, diagonal)), (std::size_t{1} << n) - 1) << n;
  }
}

// Everything is an equilibrium: the extreme ones are all pairs of pure strategies, and they hang together.
TEST(ExtremeEquilibria, AreAllPurePairs_WhenPayoffsAreConstant) {
  const Matrix zero(7, std::vector<Rational>(9, 0));
  const auto solution = checked_equilibria(make_bimatrix_game(zero, zero));
  EXPECT_EQ(solution.equilibria.size(), 63U);
  EXPECT_EQ(solution.components.size(), 1U);
}

// Deterrence: the entrant stays out (0, 2), or enters and is fought (-1, -1) or not (1, 1). Out is an equilibrium as
// long as fighting has probability 1/2 at least: one point, and one segment with two extreme points.
TEST(ExtremeEquilibria, FormASegment_InTheDeterrenceGame) {
  const auto solution = checked_equilibria(make_bimatrix_game({{0, 0}, {-1, 1}}, {{2, 2}, {-1, 1}}));
  const Rational half = Rational(1) / 2;
  EXPECT_EQ(as_set(solution), (std::set<std::vector<Rational>>{{1, 0, 1, 0}, {1, 0, half, half}, {0, 1, 0, 1}}));
  EXPECT_EQ(solution.components, (std::vector<std::vector<std::size_t>>{{0, 1}, {2}}));
}

TEST(ExtremeEquilibria, AreListedInOrder_WithCertificates) {
  const StrategicGame game = make_bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
  const auto solution = solve_extreme_equilibria(game);
  ASSERT_EQ(solution.equilibria.size(), 3U);
  ASSERT_EQ(solution.certificates.size(), 3U);
  // Mixed: the row player makes the column player indifferent, x = (2/3, 1/3), and y = (1/3, 2/3).
  const std::vector<Rational> mixed(solution.equilibria[1].values().begin(), solution.equilibria[1].values().end());
  EXPECT_EQ(mixed, (std::vector<Rational>{Rational(2) / 3, Rational(1) / 3, Rational(1) / 3, Rational(2) / 3}));
  for (const Certificate& certificate : solution.certificates) {
    EXPECT_EQ(certificate.kind, CertificateKind::exact);
    EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  }
}

TEST(ExtremeEquilibria, AreThoseOfTheDefinition_InSmallGames) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    for (const std::uint32_t values : {2U, 3U, 1000U}) {
      const StrategicGame game = make_random_game(seed, 4, values);
      EXPECT_EQ(as_set(checked_equilibria(game)), testing::list_extreme_equilibria(game))
          << "seed " << seed << ", payoffs below " << values;
    }
  }
}

TEST(ExtremeEquilibria, AreConnectedThroughSharedStrategies) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto solution = checked_equilibria(make_random_game(seed, 6, 2));
    EXPECT_EQ(as_sets(solution.components), connect_by_definition(solution)) << "seed " << seed;
  }
}

// Nondegenerate games have an odd number (Lemke & Howson 1964). These are: payoffs below 10^9 hardly ever coincide.
TEST(ExtremeEquilibria, AreOddInNumber_InNondegenerateGames) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const StrategicGame game = make_random_game(seed, 8, 1'000'000'000);
    EXPECT_TRUE(is_decided_by_doubles(game)) << "seed " << seed;
    EXPECT_EQ(count_equilibria(game) % 2, 1U) << "seed " << seed;
  }
}

// Both ways to the answer have something to do: games are decided by branching, but for the most degenerate ones.
TEST(ExtremeEquilibria, AreFoundByEitherMethod_InDegenerateGames) {
  std::size_t decided = 0;
  std::size_t degenerate = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const StrategicGame game = make_random_game(seed, 11, 11, 2 + static_cast<std::uint32_t>(seed % 2) * 4);
    const auto solution = checked_equilibria(game);
    if (solution.components.size() == solution.equilibria.size()) continue;
    ++degenerate;
    decided += is_decided_by_doubles(game) ? 1U : 0U;
  }
  EXPECT_GE(decided, 3U);
  EXPECT_GE(degenerate, decided + 3U);
}

/// The game with each strategy `times` times, and one more of each player that is strictly dominated.
StrategicGame make_copies(const StrategicGame& game, std::size_t times) {
  const std::size_t rows = game.strategy_count(PlayerId(0));
  const std::size_t columns = game.strategy_count(PlayerId(1));
  Matrix payoffs[2];
  for (std::uint32_t player = 0; player < 2; ++player) {
    payoffs[player].assign(times * rows + 1, std::vector<Rational>(times * columns + 1, 0));
    for (std::size_t i = 0; i <= times * rows; ++i) {
      for (std::size_t j = 0; j <= times * columns; ++j) {
        const bool is_added = i == times * rows || j == times * columns;
        const bool is_own = player == 0 ? i == times * rows : j == times * columns;
        payoffs[player][i][j] = is_own     ? Rational(-1)
                                : is_added ? Rational(7)
                                           : game.payoff(i / times + rows * (j / times), PlayerId(player));
      }
    }
  }
  return make_bimatrix_game(payoffs[0], payoffs[1]);
}

// A vertex plays one copy of each strategy in its support: m of them that each come twice make 2^m.
TEST(ExtremeEquilibria, AreListedForEveryChoiceOfCopies) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const StrategicGame game = make_random_game(seed, 3, 3, 3 + static_cast<std::uint32_t>(seed % 5));
    const auto single = checked_equilibria(game);
    std::size_t expected = 0;
    for (const auto& profile : single.equilibria) {
      const auto played = std::ranges::count_if(profile.values(), [](const Rational& p) { return p != 0; });
      expected += std::size_t{1} << static_cast<std::size_t>(played);
    }
    const StrategicGame doubled = make_copies(game, 2);
    const auto copies = checked_equilibria(doubled);
    EXPECT_EQ(copies.equilibria.size(), expected) << "seed " << seed;
    EXPECT_EQ(copies.components.size(), single.components.size()) << "seed " << seed;
    EXPECT_EQ(as_set(copies), testing::list_extreme_equilibria(doubled)) << "seed " << seed;
  }
}

TEST(ExtremeEquilibria, StopAtALimitOfWork_WithWhatTheyFound) {
  const StrategicGame game = make_random_game(1, 14, 14, 5);
  const auto all = solve_extreme_equilibria(game, {.certify = false});
  for (const bool use_doubles : {true, false}) {
    std::size_t found = 0;
    for (const std::uint64_t nodes : {0U, 50U, 1000U, 5000U}) {
      const ExtremeEquilibriaOptions options{
          .certify = false, .work_limit = nodes * 14 * 14, .use_doubles = use_doubles};
      const auto some = solve_extreme_equilibria(game, options);
      EXPECT_EQ(some.status, Status::iteration_limit) << nodes;
      EXPECT_FALSE(some.complete);
      // Before the limit counts, the first nodes are shared out; after it, vertices found are matched.
      EXPECT_LE(some.work, nodes * 3 / 2 + 200) << nodes;
      EXPECT_GE(some.equilibria.size(), found);
      found = some.equilibria.size();
      const auto known = as_set(all);
      for (const auto& profile : as_set(some)) EXPECT_TRUE(known.contains(profile));
      ExtremeEquilibriaOptions two = options;
      two.threads = 2;
      EXPECT_EQ(solve_extreme_equilibria(game, two).equilibria, some.equilibria) << nodes;
    }
    if (use_doubles) {
      EXPECT_GT(found, 0U);
    }
  }
}

TEST(ExtremeEquilibria, AreNotSearchedFor_BeyondTheNumberWanted) {
  const StrategicGame game = make_random_game(1, 14, 14, 5);
  const auto all = solve_extreme_equilibria(game, {.certify = false});
  const auto few = solve_extreme_equilibria(game, {.certify = false, .limit = 3});
  EXPECT_EQ(few.status, Status::truncated);
  EXPECT_EQ(few.equilibria.size(), 3U);
  EXPECT_LT(few.work * 2, all.work);
}

/// Compares counts with another program's.
void expect_counts_of_lrsnash(const std::vector<StrategicGame>& games, const std::string& name) {
  const auto counts = testing::count_by_lrsnash(games, name);
  ASSERT_EQ(counts.size(), games.size());
  for (std::size_t k = 0; k < games.size(); ++k) EXPECT_EQ(count_equilibria(games[k]), counts[k]) << name << ' ' << k;
}

TEST(ExtremeEquilibria, AreAsManyAsLrsnashCounts) {
  if (!testing::has_lrsnash()) GTEST_SKIP() << "lrsnash (Debian package lrslib) is not installed";
  for (const std::uint32_t values : {2U, 3U, 10U, 1000U}) {
    std::vector<StrategicGame> games;
    for (std::uint64_t seed = 0; seed < 500; ++seed) games.push_back(make_random_game(1000 + seed, 6, values));
    expect_counts_of_lrsnash(games, "payoffs below " + std::to_string(values));
  }
}

TEST(ExtremeEquilibria, AreAsManyAsLrsnashCounts_InLargerGames) {
  if (!testing::has_lrsnash()) GTEST_SKIP() << "lrsnash (Debian package lrslib) is not installed";
  std::vector<StrategicGame> games = {testing::make_shapley_game(), testing::make_game_of_75_equilibria()};
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    games.push_back(make_random_game(seed, 9, 9, 1000));
    games.push_back(make_random_game(seed, 3, 14, 1000));
    games.push_back(make_random_game(seed, 7, 7, 4));
  }
  expect_counts_of_lrsnash(games, "larger games");
}

// Exact numbers far outside the range of doubles, and differences far below their precision.
TEST(ExtremeEquilibria, AreExact_WithPayoffsOfVeryDifferentSize) {
  const Rational huge = parse_rational("1e400");
  const Rational tiny = parse_rational("1e-30");
  const auto solution = checked_equilibria(make_bimatrix_game({{huge, 0}, {0, 1}}, {{1 + tiny, 1}, {1, 1 + huge}}));
  ASSERT_EQ(solution.equilibria.size(), 3U);
  EXPECT_EQ(solution.equilibria[1].at(InformationSetId(0))[1], tiny / (huge + tiny));
  EXPECT_EQ(solution.equilibria[1].at(InformationSetId(1))[0], 1 / (huge + 1));
  // The same in one column: doubles cannot tell 1 from 1 + tiny there.
  const auto close = checked_equilibria(
      make_bimatrix_game({{1, 0, 0}, {1 + tiny, 0, 0}, {0, 1, 2}}, {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}}));
  for (const auto& profile : close.equilibria) EXPECT_EQ(profile.at(InformationSetId(0))[0], 0);
}

TEST(ExtremeEquilibria, DoNotDependOnTheNumberOfThreads) {
  for (const std::uint32_t values : {3U, 1000U}) {
    const StrategicGame game = make_random_game(5, 8, 8, values);
    const auto one = solve_extreme_equilibria(game, {.threads = 1});
    const auto two = solve_extreme_equilibria(game, {.threads = 2});
    EXPECT_EQ(one.equilibria, two.equilibria);
    EXPECT_EQ(one.components, two.components);
    EXPECT_EQ(one.work, two.work);
  }
}

TEST(ExtremeEquilibria, SayThatTheyAreNotAll_AtTheLimit) {
  const StrategicGame game = testing::make_game_of_75_equilibria();
  for (const bool use_doubles : {true, false}) {
    const auto some = solve_extreme_equilibria(game, {.limit = 10, .use_doubles = use_doubles, .threads = 2});
    EXPECT_EQ(some.status, Status::truncated);
    EXPECT_FALSE(some.complete);
    EXPECT_EQ(some.equilibria.size(), 10U);
    EXPECT_EQ(some.certificates.back().kind, CertificateKind::exact);
    EXPECT_TRUE(solve_extreme_equilibria(game, {.limit = 75, .use_doubles = use_doubles}).complete);
  }
}

TEST(ExtremeEquilibria, StopWhenAsked) {
  const StrategicGame game = testing::make_game_of_75_equilibria();
  for (const bool use_doubles : {true, false}) {
    const auto solution = solve_extreme_equilibria(game, {.use_doubles = use_doubles}, [](const Progress& progress) {
      EXPECT_GT(progress.done, 0U);
      return progress.done < 60;
    });
    EXPECT_EQ(solution.status, Status::cancelled);
    EXPECT_FALSE(solution.complete);
    EXPECT_LT(solution.equilibria.size(), 75U);
  }
}

TEST(ExtremeEquilibria, AreOfTwoPlayers) {
  const StrategicGame game("three", {"One", "Two", "Three"}, {{"a"}, {"b"}, {"c"}}, [] {
    ExactTable payoffs(3);
    payoffs.append(std::vector<Rational>{1, 2, 3});
    return payoffs;
  }());
  EXPECT_THROW((void)solve_extreme_equilibria(game), InvalidModel);
}

}  // namespace
}  // namespace selectorate
