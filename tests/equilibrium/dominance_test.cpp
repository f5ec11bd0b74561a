#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/dominance_trace.hpp>
#include <selectorate/equilibrium/dominance.hpp>

#include "equilibrium/small_strategic_games.hpp"

namespace selectorate {
namespace {

using Survivors = std::vector<std::vector<std::uint32_t>>;

constexpr auto weak = DominanceKind::weak;

/// The reduction, with its trace's verdict by code that the solver does not share.
DominanceReduction reduce(const StrategicGame& game, const DominanceOptions& options = {}) {
  DominanceReduction reduction = solve_iterated_dominance(game, options);
  EXPECT_EQ(reduction.status, Status::converged);
  EXPECT_TRUE(reduction.trace.complete);
  EXPECT_EQ(list_survivors(game, reduction.trace), reduction.strategies);
  const Verdict verdict = verify_dominance_trace(game, reduction.trace);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  return reduction;
}

// Fudenberg & Tirole 1991, fig. 1.3: M is dominated by half U and half D, by neither alone.
TEST(Dominance, FindsTheMixtureThatDominates) {
  const StrategicGame game = make_bimatrix_game({{{2, 0}, {-1, 0}}, {{0, 0}, {0, 0}}, {{-1, 0}, {2, 0}}});
  EXPECT_EQ(reduce(game, {.mixed = false}).strategies, (Survivors{{0, 1, 2}, {0, 1}}));
  const DominanceReduction reduction = reduce(game);
  EXPECT_EQ(reduction.strategies, (Survivors{{0, 2}, {0, 1}}));
  ASSERT_EQ(reduction.trace.eliminations.size(), 1U);
  const Rational half = Rational(1) / 2;
  EXPECT_EQ(reduction.trace.eliminations[0], (Elimination{1, PlayerId(0), 1, {{0, half}, {2, half}}}));
  EXPECT_EQ(reduction.game.strategy_label(PlayerId(0), 1), "r3");
  EXPECT_EQ(reduction.game.payoff(3, PlayerId(0)), 2);
}

// Osborne & Rubinstein 1994, p. 63: eliminating T, then L leaves (2, 1) only; B, then R leaves (1, 1) only. At once, T
// and B go, and neither column is weakly dominated any more. One by one it matters whose strategies are tried first.
TEST(WeakDominance, DependsOnTheOrder) {
  const StrategicGame game = make_bimatrix_game({{{1, 1}, {0, 0}}, {{1, 1}, {2, 1}}, {{0, 0}, {2, 1}}});
  EXPECT_EQ(reduce(game, {.kind = weak}).strategies, (Survivors{{1}, {0, 1}}));
  const StrategicGame mirror = make_bimatrix_game({{{1, 1}, {1, 1}, {0, 0}}, {{0, 0}, {1, 2}, {1, 2}}});
  EXPECT_EQ(reduce(mirror, {.kind = weak}).strategies, (Survivors{{0, 1}, {1}}));
  EXPECT_EQ(reduce(mirror, {.kind = weak, .all_at_once = false}).strategies, (Survivors{{1}, {1, 2}}));
  EXPECT_EQ(reduce(game).strategies, (Survivors{{0, 1, 2}, {0, 1}}));
}

// Guess 2/3 of the average of two numbers from 0 to 10: the lower guess wins, so 0 is weakly dominant. A prize of 1,
// halved at ties.
TEST(WeakDominance, SolvesTheGuessingGame) {
  std::vector<std::vector<std::pair<Rational, Rational>>> rows(11);
  for (int i = 0; i <= 10; ++i) {
    for (int j = 0; j <= 10; ++j) {
      const Rational first = i < j ? Rational(1) : i == j ? Rational(1) / 2 : Rational(0);
      rows[static_cast<std::size_t>(i)].emplace_back(first, 1 - first);
    }
  }
  const DominanceReduction reduction = reduce(make_bimatrix_game(rows), {.kind = weak});
  EXPECT_EQ(reduction.strategies, (Survivors{{0}, {0}}));
  EXPECT_EQ(reduction.trace.eliminations.back().round, 1U);
}

// Cournot duopoly, price 12 - q1 - q2 without costs, quantities 0, …, 12: round by round the interval of best responses
// to what is left, down to the Nash quantity 12/3 and its neighbours, which tie with it: 5 against 3, 3 against 5.
TEST(Dominance, SolvesCournotDuopoly_InRounds) {
  std::vector<std::vector<std::pair<Rational, Rational>>> rows(13);
  for (int i = 0; i <= 12; ++i) {
    for (int j = 0; j <= 12; ++j) {
      const Rational price = 12 - i - j;
      rows[static_cast<std::size_t>(i)].emplace_back(price * i, price * j);
    }
  }
  const DominanceReduction reduction = reduce(make_bimatrix_game(rows));
  EXPECT_EQ(reduction.strategies, (Survivors{{3, 4, 5}, {3, 4, 5}}));
  // Above the monopoly quantity 6 everything goes in the first round, and nothing below it.
  for (const Elimination& elimination : reduction.trace.eliminations) {
    EXPECT_EQ(elimination.strategy > 6, elimination.round == 1) << elimination.strategy;
  }
  EXPECT_EQ(reduce(make_bimatrix_game(rows), {.kind = weak}).strategies, (Survivors{{4}, {4}}));
}

/// Whether two of a player's strategies mixed dominate a third, where the others have two profiles: by definition at
/// every share at which a gain vanishes or both are equal, and between them.
bool is_dominated_by_two(const std::vector<std::vector<Rational>>& payoffs, std::size_t a, DominanceKind kind) {
  for (std::size_t b = 0; b < payoffs.size(); ++b) {
    for (std::size_t c = 0; c < payoffs.size(); ++c) {
      if (b == a || c == a) continue;
      const auto gain = [&](const Rational& p, std::size_t s) -> Rational {
        return p * payoffs[b][s] + (1 - p) * payoffs[c][s] - payoffs[a][s];
      };
      std::set<Rational> shares = {0, 1};
      const auto add_zero = [&](const Rational& at_zero, const Rational& at_one) {
        if (at_zero == at_one) return;
        const Rational zero = at_zero / (at_zero - at_one);
        if (zero > 0 && zero < 1) shares.insert(zero);
      };
      add_zero(gain(0, 0), gain(1, 0));
      add_zero(gain(0, 1), gain(1, 1));
      add_zero(gain(0, 0) - gain(0, 1), gain(1, 0) - gain(1, 1));
      std::vector<Rational> candidates(shares.begin(), shares.end());
      for (std::size_t k = candidates.size() - 1; k > 0; --k) {
        candidates.push_back((candidates[k] + candidates[k - 1]) / 2);
      }
      for (const Rational& p : candidates) {
        const Rational least = std::min(gain(p, 0), gain(p, 1));
        const Rational most = std::max(gain(p, 0), gain(p, 1));
        if (kind == DominanceKind::strict ? least > 0 : least >= 0 && most > 0) return true;
      }
    }
  }
  return false;
}

TEST(Dominance, AgreesWithMixturesOfTwo_AgainstTwoStrategies) {
  std::size_t dominated = 0;
  std::size_t tested = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    const DominanceKind kind = seed % 2 == 0 ? DominanceKind::strict : weak;
    const StrategicGame game =
        make_random_strategic_game(seed, {4, 2}, kind == weak ? 4 : 3 + static_cast<std::uint32_t>(seed % 20));
    std::vector<std::vector<Rational>> payoffs(4);
    for (std::size_t a = 0; a < 4; ++a) payoffs[a] = {game.payoff(a, PlayerId(0)), game.payoff(a + 4, PlayerId(0))};
    const DominanceReduction first =
        solve_iterated_dominance(game, {.kind = kind, .rounds = 1, .use_glpk = seed % 3 != 0});
    EXPECT_TRUE(verify_dominance_trace(game, first.trace).accepted) << "seed " << seed;
    for (std::uint32_t a = 0; a < 4; ++a) {
      const bool found =
          std::any_of(first.trace.eliminations.begin(), first.trace.eliminations.end(),
                      [&](const Elimination& e) { return e.player == PlayerId(0) && e.strategy == a && e.round == 1; });
      EXPECT_EQ(found, is_dominated_by_two(payoffs, a, kind)) << "seed " << seed << ", strategy " << a;
      dominated += found ? 1 : 0;
      ++tested;
    }
  }
  EXPECT_GT(dominated, tested / 10);
  EXPECT_LT(dominated, tested);
}

TEST(StrictDominance, DoesNotDependOnTheOrder) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const std::vector<std::size_t> sizes =
        seed % 3 == 0 ? std::vector<std::size_t>{3, 2, 3} : std::vector<std::size_t>{4, 4};
    const StrategicGame game = make_random_strategic_game(seed, sizes, 30);
    const DominanceReduction at_once = reduce(game);
    EXPECT_EQ(at_once.strategies, reduce(game, {.all_at_once = false}).strategies) << "seed " << seed;
    EXPECT_GE(reduce(game, {.mixed = false}).game.profile_count(), at_once.game.profile_count()) << "seed " << seed;
  }
}

TEST(StrictDominance, KeepsEveryNashEquilibrium_AndAddsNone) {
  std::size_t reduced = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const StrategicGame game = make_random_strategic_game(seed, {3, 2 + seed % 2}, 12);
    const DominanceReduction reduction = reduce(game);
    if (reduction.trace.eliminations.empty()) continue;
    ++reduced;
    const auto equilibria = list_nash_by_supports(game);
    for (const auto& nash : equilibria) {
      for (const Elimination& elimination : reduction.trace.eliminations) {
        EXPECT_EQ(nash.at(InformationSetId(elimination.player.index()))[elimination.strategy], 0) << "seed " << seed;
      }
    }
    std::vector<BehaviorProfile<Rational>> restored;
    for (const auto& nash : list_nash_by_supports(reduction.game)) {
      restored.push_back(restore_profile(game, reduction, nash));
    }
    EXPECT_TRUE(std::is_permutation(restored.begin(), restored.end(), equilibria.begin(), equilibria.end()))
        << "seed " << seed;
  }
  EXPECT_GT(reduced, 200U);
}

TEST(WeakDominance, AddsNoNashEquilibrium) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const StrategicGame game = make_random_strategic_game(seed, {3, 3}, 4);
    for (const bool all_at_once : {true, false}) {
      const DominanceReduction reduction =
          reduce(game, {.kind = weak, .mixed = seed % 2 == 0, .all_at_once = all_at_once});
      for (const auto& nash : list_nash_by_supports(reduction.game)) {
        EXPECT_TRUE(is_nash_by_definition(game, restore_profile(game, reduction, nash))) << "seed " << seed;
      }
    }
  }
}

TEST(Dominance, StopsAfterTheRoundsAllowed_AndWhenAsked) {
  const StrategicGame game = make_bimatrix_game({{{2, 1}, {2, 0}}, {{1, 0}, {1, 1}}});  // r2 goes, then c2
  const DominanceReduction one = solve_iterated_dominance(game, {.rounds = 1});
  EXPECT_EQ(one.status, Status::iteration_limit);
  EXPECT_EQ(one.strategies, (Survivors{{0}, {0, 1}}));
  EXPECT_FALSE(one.trace.complete);
  EXPECT_TRUE(verify_dominance_trace(game, one.trace).accepted);
  EXPECT_EQ(solve_iterated_dominance(game, {.rounds = 2}).status, Status::converged);
  const DominanceReduction none = solve_iterated_dominance(game, {}, [](const Progress&) { return false; });
  EXPECT_EQ(none.status, Status::cancelled);
  EXPECT_EQ(none.game, game);
}

TEST(RestoredProfile, IsRefused_WhereItDoesNotFit) {
  const StrategicGame game = make_bimatrix_game({{{2, 1}, {2, 0}}, {{1, 0}, {1, 1}}});
  const DominanceReduction reduction = solve_iterated_dominance(game);
  EXPECT_THROW((void)restore_profile(game, reduction, BehaviorProfile<Rational>(reduction.game)), InvalidModel);
  EXPECT_THROW((void)restore_profile(game, reduction, BehaviorProfile<Rational>(game)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
