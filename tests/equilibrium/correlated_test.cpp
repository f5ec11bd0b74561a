#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/game/strategy_payoff.hpp>

#include "equilibrium/small_strategic_games.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

constexpr auto coarse = SolutionConcept::coarse_correlated;

/// The one equilibrium, with its certificate's verdict by code that the solver does not share.
CorrelatedEquilibrium certified(const auto& game, const CorrelatedOptions& options = {}) {
  const auto solution = solve_correlated(game, options);
  EXPECT_EQ(solution.status, Status::converged);
  EXPECT_EQ(solution.claim, options.claim);
  EXPECT_FALSE(solution.complete);
  if (solution.certificates.size() != 1 || solution.equilibria.size() != 1) {
    ADD_FAILURE() << "no certificate";
    return {};
  }
  const Certificate& certificate = solution.certificates.front();
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_EQ(certificate.payoffs, solution.equilibria.front().payoffs);
  const Verdict verdict = verify_certificate(game, certificate);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  return solution.equilibria.front();
}

/// Chicken with Aumann's (1974) payoffs.
StrategicGame make_chicken() {
  return make_bimatrix_game({{{6, 6}, {2, 7}}, {{7, 2}, {0, 0}}});
}

// Told to yield, daring must not pay: 6a + 2b >= 7a, so a <= 2b; the sum 12a + 9b + 9c is largest at (1/2, 1/4, 1/4).
TEST(Correlated, FindsTheLargestSumInChicken) {
  const CorrelatedEquilibrium best = certified(make_chicken());
  EXPECT_EQ(best.objective, Rational(21) / 2);
  const Rational quarter = Rational(1) / 4;
  EXPECT_EQ(best.distribution, (std::vector<ProfileProbability>{{0, 2 * quarter}, {1, quarter}, {2, quarter}}));
}

// Best for one player: he dares, the other yields, 7; worst 2. Best for whoever gets least: half of the largest sum, by
// symmetry. War: told to dare, yielding must not pay, 7b >= 6b + 2d, so its probability d is at most 1/5.
TEST(Correlated, FollowsAnyLinearObjective) {
  const StrategicGame game = make_chicken();
  EXPECT_EQ(certified(game, {.objective = {.weights = {1, 0}}}).objective, 7);
  EXPECT_EQ(certified(game, {.objective = {.weights = {-1, 0}}}).objective, -2);
  const CorrelatedEquilibrium fair = certified(game, {.objective = {.smallest = true}});
  EXPECT_EQ(fair.objective, Rational(21) / 4);
  EXPECT_EQ(fair.payoffs, (std::vector<Rational>{Rational(21) / 4, Rational(21) / 4}));
  const PayoffObjective war{.weights = {0, 0}, .outcome_values = {0, 0, 0, 1}};
  EXPECT_EQ(certified(game, {.objective = war}).objective, Rational(1) / 5);
}

// Rock-paper-scissors in which winning pays 1, a tie -1, losing -2. Off the diagonal payoffs sum to -1, on it to -2.
// Drawing one of the six profiles off the diagonal is coarse correlated: following pays -1/2, anything fixed -2/3. Add
// up what nobody may gain by playing, when told a, what beats that which beats a: this is -2 at a tie (-1 for each) and
// 1 elsewhere (3 - 2), so ties have probability 1/3 or more in a correlated equilibrium, and the sum is at most -4/3.
TEST(CoarseCorrelated, CanPayMoreThanAnyCorrelatedEquilibrium) {
  const StrategicGame game =
      make_bimatrix_game({{{-1, -1}, {-2, 1}, {1, -2}}, {{1, -2}, {-1, -1}, {-2, 1}}, {{-2, 1}, {1, -2}, {-1, -1}}});
  EXPECT_EQ(certified(game).objective, Rational(-4) / 3);
  EXPECT_EQ(certified(game, {.claim = coarse}).objective, -1);
}

Rational inner_product(const std::vector<Rational>& a, const std::vector<Rational>& b) {
  Rational sum = 0;
  for (std::size_t k = 0; k < b.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// Vertices of a polytope {p >= 0, sum p = 1, rows p <= 0}: solutions of choices of tight constraints that keep to all.
std::vector<std::vector<Rational>> list_vertices(std::vector<std::vector<Rational>> constraints, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) {
    constraints.emplace_back(n, Rational(0));
    constraints.back()[k] = -1;
  }
  std::vector<std::vector<Rational>> vertices;
  for (const auto& tight : list_subsets(constraints.size(), n - 1)) {
    std::vector<std::vector<Rational>> system;
    for (const std::size_t k : tight) {
      system.push_back(constraints[k]);
      system.back().emplace_back(0);
    }
    system.emplace_back(n + 1, Rational(1));
    const auto p = solve_square_system(std::move(system));
    if (!p) continue;
    bool is_inside = true;
    for (const auto& row : constraints) is_inside = is_inside && inner_product(row, *p) <= 0;
    if (is_inside) vertices.push_back(*p);
  }
  return vertices;
}

/// The incentive constraints, written from the definition.
std::vector<std::vector<Rational>> list_incentives(const StrategicGame& game, SolutionConcept claim) {
  std::vector<std::vector<Rational>> rows;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    const PlayerId player(i);
    for (std::size_t told = 0; told < (claim == coarse ? 1 : game.strategy_count(player)); ++told) {
      for (std::size_t played = 0; played < game.strategy_count(player); ++played) {
        rows.emplace_back(game.profile_count(), Rational(0));
        for (std::size_t s = 0; s < game.profile_count(); ++s) {
          const std::size_t own = game.strategy_in(s, player);
          if (claim != coarse && own != told) continue;
          rows.back()[s] = game.payoff(s - own * game.stride(player) + played * game.stride(player), player) -
                           game.payoff(s, player);
        }
      }
    }
  }
  std::erase_if(rows, [](const auto& row) {
    for (const Rational& number : row) {
      if (number != 0) return false;
    }
    return true;
  });
  return rows;
}

TEST(Correlated, AgreesWithTheBestVertex_InSmallRandomGames) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const std::uint32_t values = 2 + static_cast<std::uint32_t>(seed % 7);
    const StrategicGame game = make_random_strategic_game(seed, {2, seed % 40 == 0 ? 3U : 2U}, values);
    for (const SolutionConcept claim : {SolutionConcept::correlated, coarse}) {
      const auto vertices = list_vertices(list_incentives(game, claim), game.profile_count());
      for (const std::vector<Rational>& weights : {std::vector<Rational>{1, 1}, {0, 1}, {-1, Rational(1) / 2}}) {
        std::vector<Rational> costs(game.profile_count(), 0);
        for (std::size_t s = 0; s < costs.size(); ++s) {
          costs[s] = weights[0] * game.payoff(s, PlayerId(0)) + weights[1] * game.payoff(s, PlayerId(1));
        }
        Rational best = -1000;
        for (const auto& vertex : vertices) best = std::max(best, inner_product(costs, vertex));
        const CorrelatedOptions options{.claim = claim, .objective = {.weights = weights}, .use_glpk = seed % 2 == 0};
        EXPECT_EQ(certified(game, options).objective, best) << "seed " << seed;
      }
    }
  }
}

TEST(Correlated, IsAtLeastAsGoodAsAnyNashEquilibrium_AndCoarseAtLeastAsGoodAsThat) {
  for (std::uint64_t seed = 1000; seed < 2000; ++seed) {
    const std::size_t rows = 2 + seed % 3;
    const StrategicGame game =
        make_random_strategic_game(seed, {rows, 2 + seed / 3 % 3}, 2 + static_cast<std::uint32_t>(seed % 11));
    const PayoffObjective objective{.weights = {1, Rational(seed % 5) - 2}};
    const Rational best = certified(game, {.objective = objective}).objective;
    for (const auto& profile : list_nash_by_supports(game)) {
      EXPECT_GE(best, evaluate_objective(objective, evaluate_expected_payoffs(game, profile))) << "seed " << seed;
    }
    EXPECT_GE(certified(game, {.claim = coarse, .objective = objective}).objective, best) << "seed " << seed;
  }
}

TEST(Correlated, IsCertified_WithThreePlayersAndFour) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const StrategicGame three = make_random_strategic_game(seed, {2, 3, 2}, 10);
    const PayoffObjective fair{.smallest = true};
    const CorrelatedEquilibrium equilibrium = certified(three, {.objective = fair});
    EXPECT_EQ(equilibrium.objective, evaluate_objective(fair, equilibrium.payoffs)) << "seed " << seed;
    EXPECT_GE(certified(three, {.claim = coarse, .objective = fair}).objective, equilibrium.objective);
    const StrategicGame four = make_random_strategic_game(seed, {2, 2, 2, 2}, 4);
    EXPECT_GE(certified(four, {.claim = coarse}).objective, certified(four).objective) << "seed " << seed;
  }
}

// The leader concedes rather than risk the sanction; backward induction gives (3, 1). An equilibrium in which he is
// told to resist and the sender to wait pays (0, 2), as the threat is then never made.
TEST(Correlated, OfATree_IsThatOfItsReducedStrategicForm) {
  const ExtensiveGame game = make_threat_game();
  EXPECT_EQ(certified(game).payoffs, (std::vector<Rational>{3, 1}));
  EXPECT_EQ(certified(game, {.objective = {.weights = {0, 1}}}).payoffs, (std::vector<Rational>{0, 2}));
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const ExtensiveGame tree = make_recall_tree(seed, {.inner_nodes = 5});
    const StrategicForm form = make_strategic_form(tree);
    EXPECT_EQ(certified(tree).objective, certified(form.game).objective) << "seed " << seed;
    std::vector<Rational> first;  // the first player's payoff, said as a value of outcomes
    for (std::size_t row = 0; row < tree.payoffs().rows(); ++row) first.push_back(tree.payoffs().exact(row, 0));
    EXPECT_EQ(certified(tree, {.objective = {.weights = {0, 0}, .outcome_values = first}}).objective,
              certified(tree, {.objective = {.weights = {1, 0}}}).objective)
        << "seed " << seed;
  }
}

TEST(Correlated, RefusesWhatItCannotMean) {
  EXPECT_THROW((void)solve_correlated(make_chicken(), {.claim = SolutionConcept::nash}), InvalidModel);
  EXPECT_THROW((void)solve_correlated(make_chicken(), {.objective = {.weights = {1}}}), InvalidModel);
  EXPECT_THROW((void)solve_correlated(make_threat_game(), {.profile_limit = 3}), InvalidModel);
  // Four profiles, and one other strategy for each of two players.
  EXPECT_THROW((void)solve_correlated(make_chicken(), {.entry_limit = 7}), InvalidModel);
  EXPECT_NO_THROW((void)solve_correlated(make_chicken(), {.entry_limit = 8}));
}

TEST(Correlated, StopsWhenAsked) {
  const auto solution = solve_correlated(make_random_strategic_game(1, {6, 6}, 1000), {.use_glpk = false},
                                         [](const Progress&) { return false; });
  EXPECT_EQ(solution.status, Status::cancelled);
  EXPECT_TRUE(solution.equilibria.empty());
  EXPECT_TRUE(solution.certificates.empty());
}

}  // namespace
}  // namespace selectorate
