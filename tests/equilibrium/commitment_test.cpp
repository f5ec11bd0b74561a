#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/commitment.hpp>
#include <selectorate/equilibrium/correlated.hpp>
#include <selectorate/game/strategy_payoff.hpp>

#include "equilibrium/small_strategic_games.hpp"

namespace selectorate {
namespace {

constexpr PlayerId leader(0);

// oracles.md 5: Nash 2, pure commitment 3, mixed 7/2. The rows are (2,1), (4,0) and (1,0), (3,1).
TEST(Commitment, PaysMoreTheMoreCanBeCommittedTo) {
  const StrategicGame game = make_bimatrix_game({{{2, 1}, {4, 0}}, {{1, 0}, {3, 1}}});
  const auto nash = list_nash_by_supports(game);
  ASSERT_EQ(nash.size(), 1U);
  EXPECT_EQ(evaluate_expected_payoffs(game, nash.front())[0], 2);
  const CommitmentSolution solution = solve_commitment(game);
  EXPECT_EQ(solution.pure_strong.value, 3);
  EXPECT_EQ(solution.pure_weak.value, 3);
  EXPECT_EQ(solution.mixed_strong.value, Rational(7) / 2);
  EXPECT_EQ(solution.mixed_strong.strategy, (std::vector<Rational>{Rational(1) / 2, Rational(1) / 2}));
  EXPECT_EQ(solution.mixed_strong.response, 1U);
  // The follower's tie is needed at 1/2, but any more weight on the second row breaks it.
  EXPECT_EQ(solution.mixed_weak.value, Rational(7) / 2);
  EXPECT_FALSE(solution.mixed_weak.attained);
}

// The follower never cares: he can be relied upon for 2 in the strong sense; in the weak one the leader gets the worst
// of each row, and mixing (the columns are matching pennies) secures 1/2.
TEST(WeakCommitment, IsTheMaximinValue_WhereTheFollowerNeverCares) {
  const StrategicGame game = make_bimatrix_game({{{2, 0}, {0, 0}}, {{0, 0}, {Rational(2) / 3, 0}}});
  const CommitmentSolution solution = solve_commitment(game);
  EXPECT_EQ(solution.mixed_strong.value, 2);
  EXPECT_EQ(solution.pure_weak.value, 0);
  EXPECT_EQ(solution.mixed_weak.value, Rational(1) / 2);
  EXPECT_TRUE(solution.mixed_weak.attained);
}

// A weakly dominated answer is a best response at one row only: in the strong sense the leader gets it, in the weak
// sense he does not.
TEST(WeakCommitment, DoesNotCountOnAnswersThatAreBestOnAnEdgeOnly) {
  const StrategicGame game = make_bimatrix_game({{{1, 1}, {9, 1}}, {{0, 1}, {0, 0}}});
  const CommitmentSolution solution = solve_commitment(game);
  EXPECT_EQ(solution.mixed_strong.value, 9);
  EXPECT_EQ(solution.mixed_weak.value, 1);
  EXPECT_TRUE(solution.mixed_weak.attained);
  ASSERT_TRUE(solution.by_response[1].has_value());
  EXPECT_EQ(solution.by_response[1]->value, 9);
}

/// Where the piecewise linear payoffs of a leader with two strategies may bend or jump, in increasing order.
std::vector<Rational> list_breakpoints(const StrategicGame& game) {
  std::set<Rational> points = {0, 1};
  const auto payoff = [&](std::size_t i, std::size_t j, std::uint32_t player) {
    return game.payoff(i + 2 * j, PlayerId(player));
  };
  for (std::size_t j = 0; j < game.strategy_count(PlayerId(1)); ++j) {
    for (std::size_t k = 0; k < j; ++k) {
      for (std::uint32_t player = 0; player < 2; ++player) {
        const Rational at_zero = payoff(0, j, player) - payoff(0, k, player);
        const Rational at_one = payoff(1, j, player) - payoff(1, k, player);
        if (at_zero == at_one) continue;
        const Rational crossing = at_zero / (at_zero - at_one);
        if (crossing > 0 && crossing < 1) points.insert(crossing);
      }
    }
  }
  return {points.begin(), points.end()};
}

struct ReferenceValues {
  Rational strong = -1000;
  Rational weak = -1000;
  bool attained = false;
};

/// Payoffs at breakpoints by definition, and their limits from both sides: between breakpoints they are linear.
ReferenceValues reference_values(const StrategicGame& game) {
  const auto at = [&](const Rational& x) { return evaluate_commitment(game, leader, {1 - x, x}); };
  ReferenceValues reference;
  const std::vector<Rational> points = list_breakpoints(game);
  std::vector<Rational> reached;
  for (const Rational& point : points) {
    reference.strong = std::max(reference.strong, at(point).strong);
    reached.push_back(at(point).weak);
  }
  reference.weak = *std::max_element(reached.begin(), reached.end());
  for (std::size_t k = 0; k + 1 < points.size(); ++k) {
    const Rational third = (points[k + 1] - points[k]) / 3;
    const Rational left = at(points[k] + third).weak;
    const Rational right = at(points[k + 1] - third).weak;
    if (left == right) reached.push_back(left);
    reference.weak = std::max({reference.weak, Rational(2 * left - right), Rational(2 * right - left)});
  }
  reference.attained = *std::max_element(reached.begin(), reached.end()) == reference.weak;
  return reference;
}

void expect_consistent(const StrategicGame& game, const CommitmentSolution& solution, std::uint64_t seed) {
  const Verdict verdict = verify_commitment_certificate(game, solution.certificate.value());
  EXPECT_TRUE(verdict.accepted) << verdict.reason << ", seed " << seed;
  const auto strong = evaluate_commitment(game, leader, solution.mixed_strong.strategy);
  EXPECT_EQ(strong.strong, solution.mixed_strong.value) << "seed " << seed;
  EXPECT_EQ(strong.follower, solution.mixed_strong.follower_value) << "seed " << seed;
  const Commitment& weak = solution.mixed_weak;
  EXPECT_LE(weak.value, solution.mixed_strong.value) << "seed " << seed;
  EXPECT_GE(weak.value, solution.pure_weak.value) << "seed " << seed;
  EXPECT_GE(solution.mixed_strong.value, solution.pure_strong.value) << "seed " << seed;
  EXPECT_EQ(evaluate_commitment(game, leader, solution.pure_weak.strategy).weak, solution.pure_weak.value);
  EXPECT_EQ(evaluate_commitment(game, leader, solution.pure_strong.strategy).strong, solution.pure_strong.value);
  if (weak.attained) {
    EXPECT_EQ(evaluate_commitment(game, leader, weak.strategy).weak, weak.value) << "seed " << seed;
    return;
  }
  // Inwards from the limit the follower's ties do no harm, so the loss is proportional to the distance.
  std::vector<Rational> losses;
  for (const int steps : {1000, 2000}) {
    const Rational e = Rational(1) / steps;
    std::vector<Rational> near;
    for (std::size_t i = 0; i < weak.strategy.size(); ++i) {
      near.push_back((1 - e) * weak.strategy[i] + e * weak.inward[i]);
    }
    losses.push_back(weak.value - evaluate_commitment(game, leader, near).weak);
  }
  EXPECT_GE(losses[0], 0) << "seed " << seed;
  EXPECT_LE(losses[1], losses[0] / 2) << "seed " << seed;
}

TEST(Commitment, AgreesWithBreakpoints_WhereTheLeaderHasTwoStrategies) {
  std::size_t limits = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    const StrategicGame game =
        make_random_strategic_game(seed, {2, 2 + seed % 4}, 2 + static_cast<std::uint32_t>(seed % 6));
    const CommitmentSolution solution = solve_commitment(game, {.use_glpk = seed % 2 == 0});
    const ReferenceValues reference = reference_values(game);
    EXPECT_EQ(solution.mixed_strong.value, reference.strong) << "seed " << seed;
    EXPECT_EQ(solution.mixed_weak.value, reference.weak) << "seed " << seed;
    EXPECT_EQ(solution.mixed_weak.attained, reference.attained) << "seed " << seed;
    expect_consistent(game, solution, seed);
    if (!reference.attained) ++limits;
  }
  EXPECT_GT(limits, 60U);
  EXPECT_LT(limits, 540U);
}

// von Stengel & Zamir 2010: as a set, the leader's payoffs are at least as high as his correlated equilibrium payoffs,
// Nash ones among them.
TEST(Commitment, IsAtLeastAsGoodAsCorrelatedEquilibrium) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const std::size_t rows = 2 + seed % 3;
    const StrategicGame game =
        make_random_strategic_game(seed, {rows, 2 + seed / 3 % 3}, 2 + static_cast<std::uint32_t>(seed % 7));
    const CommitmentSolution solution = solve_commitment(game);
    expect_consistent(game, solution, seed);
    const auto best = solve_correlated(game, {.objective = {.weights = {1, 0}}, .certify = false});
    EXPECT_GE(solution.mixed_strong.value, best.equilibria.front().objective) << "seed " << seed;
    const auto worst = solve_correlated(game, {.objective = {.weights = {-1, 0}}, .certify = false});
    EXPECT_GE(solution.mixed_weak.value, -worst.equilibria.front().objective) << "seed " << seed;
    for (const auto& nash : list_nash_by_supports(game)) {
      EXPECT_GE(solution.mixed_strong.value, evaluate_expected_payoffs(game, nash)[0]) << "seed " << seed;
    }
  }
}

TEST(Commitment, MayBeThatOfEitherPlayer) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const StrategicGame game = make_random_strategic_game(seed, {3, 3}, 5);
    ExactTable swapped(2);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        swapped.append(std::vector<Rational>{game.payoff(i + 3 * j, PlayerId(1)), game.payoff(i + 3 * j, leader)});
      }
    }
    const StrategicGame mirror("mirror", {"a", "b"}, {{"1", "2", "3"}, {"1", "2", "3"}}, swapped);
    const CommitmentSolution second = solve_commitment(game, {.leader = PlayerId(1)});
    const CommitmentSolution first = solve_commitment(mirror);
    EXPECT_EQ(second.mixed_strong.value, first.mixed_strong.value) << "seed " << seed;
    EXPECT_TRUE(verify_commitment_certificate(game, second.certificate.value()).accepted) << "seed " << seed;
    EXPECT_EQ(second.mixed_weak.value, first.mixed_weak.value) << "seed " << seed;
    EXPECT_EQ(second.pure_weak.value, first.pure_weak.value) << "seed " << seed;
  }
}

TEST(Commitment, RefusesWhatIsNoLeadershipGame) {
  const StrategicGame three = make_random_strategic_game(1, {2, 2, 2}, 5);
  EXPECT_THROW((void)solve_commitment(three), InvalidModel);
  const StrategicGame two = make_random_strategic_game(1, {2, 2}, 5);
  EXPECT_THROW((void)solve_commitment(two, {.leader = PlayerId(2)}), InvalidModel);
  EXPECT_THROW((void)evaluate_commitment(two, leader, {1}), InvalidModel);
  EXPECT_THROW((void)evaluate_commitment(two, leader, {2, -1}), InvalidModel);
  EXPECT_THROW((void)evaluate_commitment(two, leader, {Rational(1) / 2, Rational(1) / 3}), InvalidModel);
}

TEST(Commitment, StopsWhenAsked) {
  const auto solution = solve_commitment(make_random_strategic_game(1, {5, 5}, 1000), {.use_glpk = false},
                                         [](const Progress&) { return false; });
  EXPECT_EQ(solution.status, Status::cancelled);
  EXPECT_TRUE(solution.mixed_strong.strategy.empty());
  EXPECT_FALSE(solution.certificate.has_value());
}

}  // namespace
}  // namespace selectorate
