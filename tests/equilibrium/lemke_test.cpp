#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/game/game_builder.hpp>

#include "certificate/small_trees.hpp"
#include "equilibrium/poker_games.hpp"
#include "equilibrium/sanction_trees.hpp"
#include "equilibrium/verified_equilibrium.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

constexpr Trembles all_trembles[] = {Trembles::none, Trembles::normal_form_perfect, Trembles::quasi_perfect};

const Rational half = Rational(1) / 2;

BehaviorProfile<Rational> verified(const ExtensiveGame& game, const LemkeOptions& options = {}) {
  return testing::verified_equilibrium(game, solve_lemke(game, options));
}

/// Two players who move at once: strategies are actions.
ExtensiveGame make_simultaneous(const std::vector<std::vector<Rational>>& first,
                                const std::vector<std::vector<Rational>>& second) {
  GameBuilder builder("at once", {"One", "Two"});
  const NodeId root = builder.add_decision(PlayerId(0), "one", numbered_actions("row ", first.size()));
  for (std::uint32_t i = 0; i < first.size(); ++i) {
    const NodeId other = builder.add_decision(PlayerId(1), "two", numbered_actions("column ", first.front().size()));
    builder.connect(root, i, other);
    for (std::uint32_t j = 0; j < first.front().size(); ++j) {
      builder.connect(other, j, builder.add_terminal({first[i][j], second[i][j]}));
    }
  }
  return builder.build(root);
}

TEST(Lemke, FindsEquilibria_OfRandomTrees) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RecallTreeOptions options{.inner_nodes = 2 + static_cast<std::uint32_t>(seed % 17),
                                    .signals = 1 + static_cast<std::uint32_t>(seed % 3),
                                    .payoff_values = seed % 4 == 0 ? 2U : 3U + static_cast<std::uint32_t>(seed % 40),
                                    .chance = seed % 5 != 0};
    const ExtensiveGame game = make_recall_tree(seed, options);
    const Trembles trembles = all_trembles[seed % 3];
    verified(game, {.trembles = trembles, .certify = false});
    verified(game, {.trembles = trembles, .exact_path = true, .certify = false});
  }
}

/// Whether chance rules nothing out: mistakes of players lead everywhere then.
bool is_open(const ExtensiveGame& game) {
  const auto probabilities = game.probabilities().values();
  return std::find(probabilities.begin(), probabilities.end(), 0.0) == probabilities.end();
}

// A quasi-perfect equilibrium is sequential (van Damme 1984), so subgame perfect.
TEST(Lemke, FindsSubgamePerfectEquilibria_WithQuasiPerfectTrembles) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto values = 2 + static_cast<std::uint32_t>(seed % 20);
    const ExtensiveGame perfect = make_small_tree(seed, {.inner_nodes = 8, .payoff_values = values});
    const ExtensiveGame imperfect = make_recall_tree(seed, {.inner_nodes = 12, .signals = 1, .payoff_values = values});
    for (const bool exact : {false, true}) {
      const LemkeOptions options{.trembles = Trembles::quasi_perfect, .exact_path = exact, .certify = false};
      for (const ExtensiveGame& game : {perfect, imperfect}) {
        const auto found = verified(game, options);
        EXPECT_TRUE(!is_open(game) || evaluate_subgame_regret(game, found) == 0);
      }
    }
  }
}

// oracles.md 5, by another exact solver; -1/18 is Kuhn's own (Kuhn 1950).
TEST(Lemke, FindsTheValueOfKuhnPoker) {
  for (const auto& [cards, value] : std::vector<std::pair<std::uint32_t, std::string>>{
           {3, "-1/18"}, {4, "-1/24"}, {6, "-11/180"}, {10, "-11/180"}}) {
    const ExtensiveGame game = make_kuhn_poker(cards);
    for (const Trembles trembles : all_trembles) {
      const auto solution = solve_lemke(game, {.trembles = trembles});
      ASSERT_EQ(solution.certificates.size(), 1U);
      EXPECT_EQ(to_string(solution.certificates.front().payoffs[0]), value) << cards << " cards";
    }
  }
}

// Bagwell (1995) with noise 1/100; the three equilibria are those of oracles.md 5. S is action 0.
TEST(Lemke, FindsAnEquilibriumOfBagwellsGame) {
  GameBuilder builder("Bagwell", {"Leader", "Follower"});
  const std::vector<std::string> actions = {"S", "C"};
  const Rational payoffs[2][2][2] = {{{5, 2}, {3, 1}}, {{6, 3}, {4, 4}}};
  const NodeId root = builder.add_decision(PlayerId(0), "leader", actions);
  for (std::uint32_t move = 0; move < 2; ++move) {
    const Rational noise = Rational(1) / 100;
    const NodeId chance = builder.add_chance({move == 0 ? 1 - noise : noise, move == 0 ? noise : 1 - noise});
    builder.connect(root, move, chance);
    for (std::uint32_t signal = 0; signal < 2; ++signal) {
      const NodeId follower = builder.add_decision(PlayerId(1), signal == 0 ? "s" : "c", actions);
      builder.connect(chance, signal, follower);
      for (std::uint32_t answer = 0; answer < 2; ++answer) {
        const auto& [one, two] = payoffs[move][answer];
        builder.connect(follower, answer, builder.add_terminal({one, two}));
      }
    }
  }
  const ExtensiveGame game = builder.build(root);
  const Rational percent = Rational(1) / 100;
  const Rational mixed = Rational(25) / 49;
  const std::vector<std::vector<Rational>> known = {{0, 1, 0, 1, 0, 1},
                                                    {percent, 1 - percent, mixed, 1 - mixed, 0, 1},
                                                    {1 - percent, percent, 1, 0, 1 - mixed, mixed}};
  const auto found = verified(game);
  const std::vector<Rational> values(found.values().begin(), found.values().end());
  EXPECT_NE(std::find(known.begin(), known.end(), values), known.end());
}

TEST(Lemke, FindsEquilibria_OfThreatsAndSignals) {
  for (const Trembles trembles : all_trembles) {
    verified(make_threat_tree(3, 3, 4), {.trembles = trembles});
    verified(make_signalling_tree(4, 4, 3, 1), {.trembles = trembles});
  }
  verified(make_threat_tree(4, 5, 5));
  EXPECT_EQ(verified(make_signalling_tree(3, 3, 3, 2)),
            verified(make_signalling_tree(3, 3, 3, 2), {.exact_path = true}));
}

// ((1,1), (0,0); (0,0), (0,0)): the second strategies are weakly dominated, so only the first ones are perfect.
TEST(Lemke, AvoidsDominatedStrategies_WithTrembles) {
  const std::vector<std::vector<Rational>> same = {{1, 0}, {0, 0}};
  const ExtensiveGame game = make_simultaneous(same, same);
  BehaviorProfile<Rational> prior(game);
  for (const std::uint32_t set : {0U, 1U}) {
    prior.at(InformationSetId(set))[0] = Rational(1) / 1000;
    prior.at(InformationSetId(set))[1] = Rational(999) / 1000;
  }
  for (const Trembles trembles : {Trembles::normal_form_perfect, Trembles::quasi_perfect}) {
    for (const bool exact : {false, true}) {
      const auto found = verified(game, {.trembles = trembles, .prior = &prior, .exact_path = exact});
      EXPECT_EQ(found.at(InformationSetId(0))[0], 1);
      EXPECT_EQ(found.at(InformationSetId(1))[0], 1);
    }
  }
}

// The entrant stays out (0, 4) or enters; the incumbent then fights (-1, -1) or shares (1, 1). Staying out for fear of
// a fight is a Nash equilibrium that no mistake survives (Selten 1978).
TEST(Lemke, DoesNotBelieveEmptyThreats_WithTrembles) {
  GameBuilder builder("entry", {"Entrant", "Incumbent"});
  const NodeId entrant = builder.add_decision(PlayerId(0), "entrant", {"out", "in"});
  const NodeId incumbent = builder.add_decision(PlayerId(1), "incumbent", {"fight", "share"});
  builder.connect(entrant, 0, builder.add_terminal({Rational(0), Rational(4)}));
  builder.connect(entrant, 1, incumbent);
  builder.connect(incumbent, 0, builder.add_terminal({Rational(-1), Rational(-1)}));
  builder.connect(incumbent, 1, builder.add_terminal({Rational(1), Rational(1)}));
  const ExtensiveGame game = builder.build(entrant);
  BehaviorProfile<Rational> prior(game);
  prior.at(InformationSetId(0))[0] = Rational(99) / 100;
  prior.at(InformationSetId(0))[1] = Rational(1) / 100;
  prior.at(InformationSetId(1))[0] = Rational(99) / 100;
  prior.at(InformationSetId(1))[1] = Rational(1) / 100;
  for (const Trembles trembles : {Trembles::normal_form_perfect, Trembles::quasi_perfect}) {
    const auto found = verified(game, {.trembles = trembles, .prior = &prior});
    EXPECT_EQ(found.at(InformationSetId(0))[1], 1);
    EXPECT_EQ(found.at(InformationSetId(1))[1], 1);
  }
}

// One takes 2 or plays matching pennies, which is worth 0: nothing that happens there matters to a Nash equilibrium,
// but whoever errs into it must find both indifferent.
TEST(Lemke, SaysWhatHappensOffThePath_WithQuasiPerfectTrembles) {
  GameBuilder builder("pennies", {"One", "Two"});
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"out", "in"});
  const NodeId own = builder.add_decision(PlayerId(0), "own", {"heads", "tails"});
  builder.connect(first, 0, builder.add_terminal({Rational(2), Rational(-2)}));
  builder.connect(first, 1, own);
  for (std::uint32_t i = 0; i < 2; ++i) {
    const NodeId other = builder.add_decision(PlayerId(1), "other", {"heads", "tails"});
    builder.connect(own, i, other);
    for (std::uint32_t j = 0; j < 2; ++j) {
      const Rational win = i == j ? 1 : -1;
      builder.connect(other, j, builder.add_terminal({win, -win}));
    }
  }
  const auto found = verified(builder.build(first), {.trembles = Trembles::quasi_perfect});
  EXPECT_EQ(found.at(InformationSetId(0))[0], 1);
  EXPECT_EQ(found.at(InformationSetId(1))[0], half);
  EXPECT_EQ(found.at(InformationSetId(2))[0], half);
}

// Stag hunt, (4,4), (0,3); (3,0), (3,3): mixing equally hunts hare, the risk-dominant answer; expecting stags hunts
// one.
TEST(Lemke, StartsFromThePrior) {
  const ExtensiveGame game = make_simultaneous({{4, 0}, {3, 3}}, {{4, 3}, {0, 3}});
  BehaviorProfile<Rational> hopeful(game);
  for (const std::uint32_t set : {0U, 1U}) {
    hopeful.at(InformationSetId(set))[0] = Rational(9) / 10;
    hopeful.at(InformationSetId(set))[1] = Rational(1) / 10;
  }
  for (const bool exact : {false, true}) {
    EXPECT_EQ(verified(game, {.exact_path = exact}).at(InformationSetId(0))[1], 1);
    EXPECT_EQ(verified(game, {.prior = &hopeful, .exact_path = exact}).at(InformationSetId(0))[0], 1);
  }
}

TEST(Lemke, IsExact_WithPayoffsOfVeryDifferentSize) {
  const Rational large = parse_rational("1e19");
  const Rational third = Rational(1) / 3;
  const auto found = verified(make_simultaneous({{large, 0}, {0, 1}}, {{0, third}, {large, 0}}));
  EXPECT_EQ(found.at(InformationSetId(0))[0], large / (large + third));
  EXPECT_EQ(found.at(InformationSetId(1))[0], 1 / (large + 1));
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random(seed, 3);
    const ExtensiveGame tree = make_recall_tree(seed, {.inner_nodes = 10});
    ExactTable payoffs(2);
    for (std::size_t row = 0; row < tree.payoffs().rows(); ++row) {
      payoffs.append(std::vector<Rational>{large * random.below(2) + random.below(4), large * random.below(2) + third});
    }
    verified(tree.with_payoffs(payoffs), {.trembles = all_trembles[seed % 3]});
  }
}

TEST(Lemke, TakesTreesWithoutMoves) {
  GameBuilder builder("end", {"One", "Two"});
  const auto solution = solve_lemke(builder.build(builder.add_terminal({Rational(3), Rational(4)})));
  ASSERT_EQ(solution.certificates.size(), 1U);
  EXPECT_EQ(solution.certificates.front().payoffs, (std::vector<Rational>{3, 4}));
}

TEST(Lemke, ProvesItsAnswer) {
  const ExtensiveGame game = make_threat_tree(2, 3, 3);
  const auto solution = solve_lemke(game);
  ASSERT_EQ(solution.certificates.size(), 1U);
  EXPECT_EQ(solution.certificates.front().kind, CertificateKind::exact);
  const Verdict verdict = verify_certificate(game, solution.certificates.front());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_FALSE(solution.complete);
}

TEST(Lemke, StartsFromTheLastBasis) {
  const ExtensiveGame game = make_threat_tree(3, 4, 4);
  LemkeStart start;
  const auto cold = solve_lemke(game, {.start = &start});
  EXPECT_GT(cold.work, 0U);
  const auto again = solve_lemke(game, {.start = &start});
  EXPECT_EQ(again.work, 0U);
  EXPECT_EQ(again.equilibria, cold.equilibria);
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    verified(with_changed_payoffs(game, Rational(1) / 1000, seed), {.start = &start});
    verified(with_changed_payoffs(game, Rational(1) / 2, seed), {.start = &start});
  }
}

TEST(Lemke, IgnoresAStartOfAnotherGame) {
  LemkeStart start;
  (void)solve_lemke(make_threat_tree(2, 2, 2), {.start = &start});
  verified(make_kuhn_poker(3), {.start = &start});
  start.basis.assign(start.basis.size(), 4'000'000'000U);
  verified(make_kuhn_poker(3), {.start = &start});
}

TEST(Lemke, RefusesOtherGamesAndPriors) {
  EXPECT_THROW((void)solve_lemke(make_selten_horse()), InvalidModel);
  const ExtensiveGame game = make_threat_game();
  BehaviorProfile<Rational> prior = make_uniform_profile(game);
  prior.at(InformationSetId(0))[0] = 0;
  EXPECT_THROW((void)solve_lemke(game, {.prior = &prior}), InvalidModel);
  prior.at(InformationSetId(0))[1] = 1;
  EXPECT_THROW((void)solve_lemke(game, {.prior = &prior}), InvalidModel);
  const BehaviorProfile<Rational> other = make_uniform_profile(make_kuhn_poker(3));
  EXPECT_THROW((void)solve_lemke(game, {.prior = &other}), InvalidModel);

  GameBuilder builder("forgetful", {"One", "Two"});
  const NodeId first = builder.add_decision(PlayerId(0), "a", {"l", "r"});
  for (std::uint32_t action = 0; action < 2; ++action) {
    const NodeId second = builder.add_decision(PlayerId(0), "b", {"l", "r"});
    builder.connect(first, action, second);
    for (std::uint32_t k = 0; k < 2; ++k) {
      builder.connect(second, k, builder.add_terminal({Rational(k), Rational(action)}));
    }
  }
  EXPECT_THROW((void)solve_lemke(builder.build(first)), InvalidModel);
}

TEST(Lemke, StopsAtALimitAndWhenAsked) {
  const ExtensiveGame game = make_threat_tree(3, 4, 4);
  for (const bool exact : {false, true}) {
    const auto limited = solve_lemke(game, {.exact_path = exact, .pivot_limit = 3});
    EXPECT_EQ(limited.status, Status::iteration_limit);
    EXPECT_TRUE(limited.equilibria.empty());
    const auto cancelled = solve_lemke(game, {.exact_path = exact}, [](const Progress&) { return false; });
    EXPECT_EQ(cancelled.status, Status::cancelled);
    EXPECT_TRUE(cancelled.equilibria.empty());
  }
}

}  // namespace
}  // namespace selectorate
