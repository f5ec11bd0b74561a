#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/equilibrium/extensive_form_correlated.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/game/strategy_payoff.hpp>

#include "equilibrium/small_strategic_games.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// The one equilibrium, with its certificate's verdict by code that the solver does not share.
CorrelatedEquilibrium certified(const ExtensiveGame& game, const ExtensiveFormCorrelatedOptions& options = {}) {
  const auto solution = solve_extensive_form_correlated(game, options);
  EXPECT_EQ(solution.status, Status::converged);
  if (solution.certificates.size() != 1 || solution.equilibria.size() != 1) {
    ADD_FAILURE() << "no certificate";
    return {};
  }
  const CorrelatedEquilibrium& equilibrium = solution.equilibria.front();
  const Certificate& certificate = solution.certificates.front();
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_EQ(certificate.payoffs, equilibrium.payoffs);
  if (options.objective.outcome_values.empty()) {
    EXPECT_EQ(evaluate_objective(options.objective, equilibrium.payoffs), equilibrium.objective);
  }
  const Verdict verdict = verify_certificate(game, certificate);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  return equilibrium;
}

/// von Stengel & Forges 2008, fig. 1: a student, good or bad with equal chance, sends X or Y; a professor who sees the
/// signal only takes him on (l) or refuses him (r).
ExtensiveGame make_signalling_game() {
  GameBuilder builder("Figure 1", {"Student", "Professor"});
  const auto terminal = [&](int a, int b) { return builder.add_terminal({Rational(a), Rational(b)}); };
  const NodeId nature = builder.add_chance({Rational(1) / 2, Rational(1) / 2}, {"good", "bad"});
  for (std::uint32_t type = 0; type < 2; ++type) {
    const NodeId student = builder.add_decision(PlayerId(0), type == 0 ? "good" : "bad", {"X", "Y"});
    builder.connect(nature, type, student);
    for (std::uint32_t signal = 0; signal < 2; ++signal) {
      const NodeId professor = builder.add_decision(PlayerId(1), signal == 0 ? "X" : "Y", {"l", "r"});
      builder.connect(student, signal, professor);
      builder.connect(professor, "l", type == 0 ? terminal(4, 10) : terminal(6, 0));
      builder.connect(professor, "r", terminal(0, 6));
    }
  }
  return builder.build(nature);
}

// oracles.md 5 and von Stengel & Forges 2008, sect. 2.4: every Nash equilibrium pays (0, 6), every correlated one of
// the strategic form too; the extensive form reaches (7/2, 13/2), its largest sum 10, for instance (4, 6).
TEST(ExtensiveFormCorrelated, PaysMoreThanAnyOtherEquilibriumOfASignallingGame) {
  const ExtensiveGame game = make_signalling_game();
  const StrategicGame form = make_strategic_form(game).game;
  const auto nash = solve_extreme_equilibria(form);
  ASSERT_TRUE(nash.complete);
  for (const auto& profile : nash.equilibria) {
    EXPECT_EQ(evaluate_expected_payoffs(form, profile), (std::vector<Rational>{0, 6}));
  }
  for (const std::vector<Rational>& weights : {std::vector<Rational>{1, 0}, {0, 1}, {0, -1}}) {
    const auto told_plans = solve_correlated(game, {.objective = {.weights = weights}});
    EXPECT_EQ(told_plans.equilibria.front().payoffs, (std::vector<Rational>{0, 6}));
  }
  EXPECT_EQ(certified(game).objective, 10);
  EXPECT_EQ(certified(game, {.objective = {.weights = {0, 1}}}).payoffs,
            (std::vector<Rational>{Rational(7) / 2, Rational(13) / 2}));
  EXPECT_EQ(certified(game, {.objective = {.weights = {1, 0}}}).payoffs, (std::vector<Rational>{4, 6}));
}

ExtensiveGame make_tree(std::uint64_t seed, std::uint32_t players, bool chance, std::uint32_t inner_nodes) {
  return make_recall_tree(seed, {.players = players,
                                 .inner_nodes = inner_nodes,
                                 .payoff_values = 3 + static_cast<std::uint32_t>(seed % 8),
                                 .chance = chance});
}

// Two programs that share nothing but the sequence form.
TEST(SequencePairs, GiveTheOptimumOfTheProgramOfProfiles_WithoutChance) {
  std::size_t larger = 0;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    const ExtensiveGame game = make_tree(seed, 2, false, 7);
    const PayoffObjective objective{.weights = {1, Rational(seed % 3) - 1}, .smallest = seed % 5 == 0};
    const CorrelatedEquilibrium profiles =
        certified(game, {.objective = objective, .program = CorrelationProgram::profiles, .use_glpk = seed % 2 == 0});
    const CorrelatedEquilibrium pairs = certified(game, {.objective = objective, .use_glpk = seed % 2 == 0});
    EXPECT_EQ(pairs.objective, profiles.objective) << "seed " << seed;
    larger += pairs.distribution.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(larger, 10U);
}

/// Two types, two signals, two answers, random payoffs.
ExtensiveGame make_random_signalling_game(std::uint64_t seed) {
  RandomStream random(seed);
  GameBuilder builder("signals", {"One", "Two"});
  const NodeId nature = builder.add_chance({Rational(1) / 2, Rational(1) / 2});
  for (std::uint32_t type = 0; type < 2; ++type) {
    const NodeId one = builder.add_decision(PlayerId(0), 2);
    builder.connect(nature, type, one);
    for (std::uint32_t signal = 0; signal < 2; ++signal) {
      const NodeId two = builder.add_decision(PlayerId(1), signal == 0 ? "X" : "Y", {"l", "r"});
      builder.connect(one, signal, two);
      for (std::uint32_t answer = 0; answer < 2; ++answer) {
        builder.connect(two, answer, builder.add_terminal({Rational(random.below(9)), Rational(random.below(9))}));
      }
    }
  }
  return builder.build(nature);
}

TEST(ExtensiveFormCorrelated, LiesBetweenCorrelatedAndCoarse) {
  std::size_t above = 0;
  std::size_t below = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame game = seed % 4 == 0 ? make_tree(seed, 2 + static_cast<std::uint32_t>(seed % 8 / 4), true, 6)
                                             : make_random_signalling_game(seed);
    const Rational told_moves = certified(game).objective;
    const Rational told_plans = solve_correlated(game, {.certify = false}).equilibria.front().objective;
    const Rational coarse = solve_correlated(game, {.claim = SolutionConcept::coarse_correlated, .certify = false})
                                .equilibria.front()
                                .objective;
    EXPECT_GE(told_moves, told_plans) << "seed " << seed;
    EXPECT_LE(told_moves, coarse) << "seed " << seed;
    above += told_moves > told_plans ? 1 : 0;
    below += told_moves < coarse ? 1 : 0;
  }
  EXPECT_GT(above, 0U);
  EXPECT_GT(below, 10U);
}

// What an outcome is worth, put as the first player's payoff, is his payoff.
TEST(ExtensiveFormCorrelated, FollowsValuesOfOutcomes) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const ExtensiveGame game = make_tree(seed, 2, seed % 2 == 0, 6);
    PayoffObjective outcomes{.weights = {0, 0}};
    for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
      outcomes.outcome_values.push_back(game.payoffs().exact(row, 0));
    }
    EXPECT_EQ(certified(game, {.objective = outcomes}).objective,
              certified(game, {.objective = {.weights = {1, 0}}}).objective)
        << "seed " << seed;
  }
}

TEST(ExtensiveFormCorrelated, OfAGameOfOnePlayer_IsHisBestPlan) {
  GameBuilder builder("choice", {"One"});
  const NodeId node = builder.add_decision(PlayerId(0), "one", {"a", "b"});
  builder.connect(node, 0, builder.add_terminal({Rational(1)}));
  builder.connect(node, 1, builder.add_terminal({Rational(2)}));
  const ExtensiveGame game = builder.build(node);
  EXPECT_EQ(certified(game, {.objective = {.weights = {-1}}}).payoffs, (std::vector<Rational>{2}));
}

TEST(ExtensiveFormCorrelated, RefusesPairsWhereTheyAreNotExact) {
  const ExtensiveFormCorrelatedOptions pairs{.program = CorrelationProgram::sequence_pairs};
  EXPECT_THROW((void)solve_extensive_form_correlated(make_threat_game(), pairs), InvalidModel);
  EXPECT_THROW((void)solve_extensive_form_correlated(make_selten_horse(), pairs), InvalidModel);
  EXPECT_THROW((void)solve_extensive_form_correlated(make_threat_game(), {.profile_limit = 3}), InvalidModel);
  EXPECT_THROW((void)solve_extensive_form_correlated(make_threat_game(), {.objective = {.weights = {1}}}),
               InvalidModel);
}

TEST(ExtensiveFormCorrelated, StopsWhenAsked) {
  for (const bool chance : {true, false}) {
    const auto solution = solve_extensive_form_correlated(make_tree(3, 2, chance, 7), {.use_glpk = false},
                                                          [](const Progress&) { return false; });
    EXPECT_EQ(solution.status, Status::cancelled);
    EXPECT_TRUE(solution.equilibria.empty());
  }
}

}  // namespace
}  // namespace selectorate
