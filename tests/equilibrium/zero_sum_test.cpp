#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/zero_sum.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/sequence_form.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/poker_games.hpp"
#include "equilibrium/unreached_sets.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// The value, with the certificate's verdict by code that the solver does not share.
Rational certified_value(const auto& game, const ZeroSumOptions& options = {}) {
  const auto solution = solve_zero_sum(game, options);
  EXPECT_EQ(solution.status, Status::converged);
  if (solution.certificates.size() != 1) {
    ADD_FAILURE() << "no certificate";
    return 0;
  }
  const Certificate& certificate = solution.certificates.front();
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_EQ(certificate.behavior, solution.equilibria.front());
  const Verdict verdict = verify_certificate(game, certificate);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  return certificate.payoffs[0];
}

/// The first player's payoffs, and a constant minus them for the second.
ExactTable make_constant_sum(const ExactTable& payoffs, const Rational& constant) {
  ExactTable table(2);
  for (std::size_t row = 0; row < payoffs.rows(); ++row) {
    const Rational first = payoffs.exact(row, 0);
    table.append(std::vector<Rational>{first, constant - first});
  }
  return table;
}

StrategicGame make_matrix_game(const std::vector<std::vector<Rational>>& matrix) {
  ExactTable payoffs(2);
  for (std::size_t j = 0; j < matrix.front().size(); ++j) {
    for (const auto& row : matrix) payoffs.append(std::vector<Rational>{row[j], -row[j]});
  }
  return {"matrix",
          {"One", "Two"},
          {std::vector<std::string>(matrix.size(), "r"), std::vector<std::string>(matrix.front().size(), "c")},
          payoffs};
}

// oracles.md 5, by another exact solver; -1/18 is Kuhn's own (Kuhn 1950).
TEST(ZeroSum, FindsTheValueOfKuhnPoker) {
  const std::vector<std::pair<std::uint32_t, std::string>> values = {
      {3, "-1/18"}, {4, "-1/24"}, {5, "-1/15"}, {6, "-11/180"}, {7, "-1/14"}, {8, "-1/16"}, {10, "-11/180"}};
  for (const auto& [cards, value] : values) {
    const ExtensiveGame game = make_kuhn_poker(cards);
    EXPECT_EQ(to_string(certified_value(game)), value) << cards << " cards";
    EXPECT_EQ(to_string(certified_value(game, {.use_glpk = false})), value) << cards << " cards, without GLPK";
  }
}

TEST(ZeroSum, FindsTheValueOfKuhnPoker_WithManyCards) {
  EXPECT_EQ(to_string(certified_value(make_kuhn_poker(20))), "-137/2280");
  EXPECT_EQ(to_string(certified_value(make_kuhn_poker(50))), "-121/2100");
}

// The family of equilibria with three cards (oracles.md 5): with alpha = P(bet J), P(bet K) = 3 alpha and
// P(call Q) = alpha + 1/3; the second player's strategy is unique.
TEST(ZeroSum, FindsAMemberOfKuhnsFamily) {
  const ExtensiveGame game = make_kuhn_poker(3);
  const auto solution = solve_zero_sum(game);
  const auto probability = [&](const std::string& label) {
    for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
      if (game.information_set_label(InformationSetId(set)) == label) {
        return solution.equilibria.front().at(InformationSetId(set))[1];
      }
    }
    return Rational(-1);
  };
  const Rational alpha = probability("1:0");
  EXPECT_GE(alpha, 0);
  EXPECT_LE(alpha, Rational(1) / 3);
  EXPECT_EQ(probability("1:2"), 3 * alpha);
  EXPECT_EQ(probability("1:1 bet"), alpha + Rational(1) / 3);
  EXPECT_EQ(probability("2:0 checked"), Rational(1) / 3);
  EXPECT_EQ(probability("2:1 bet"), Rational(1) / 3);
  EXPECT_EQ(probability("2:2 bet"), 1);
}

// oracles.md 5: sizes of the game, and its value by another exact solver.
TEST(ZeroSum, FindsTheValueOfLeducPoker) {
  const ExtensiveGame game = make_leduc_poker();
  const SequenceForm form(game);
  EXPECT_EQ(game.node_count(), 9457U);
  EXPECT_EQ(game.information_set_count(PlayerId(0)), 468U);
  EXPECT_EQ(game.information_set_count(PlayerId(1)), 468U);
  EXPECT_EQ(form.sequence_count(PlayerId(0)), 1093U);
  EXPECT_EQ(form.sequence_count(PlayerId(1)), 1093U);
  for (const bool use_glpk : {true, false}) {
    EXPECT_EQ(to_string(certified_value(game, {.use_glpk = use_glpk})),
              "-1454920850547486749701863871533/16995463438839962469905132501930");
  }
}

// oracles.md 5, by another exact solver.
TEST(ZeroSum, FindsTheValueOfLeducPoker_WithFourRanks) {
  EXPECT_EQ(to_string(certified_value(make_leduc_poker(4))),
            "-750825476006594814550891332665/7343544839349721554468972176184");
}

// Every random tree in two ways: its sequence form, and the matrix of its reduced strategic form.
TEST(ZeroSum, GivesATreeTheValueOfItsStrategicForm) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame tree = make_recall_tree(seed, {.payoff_values = 2 + static_cast<std::uint32_t>(seed % 9)});
    const Rational constant = static_cast<int>(seed % 3);
    const ExtensiveGame game = tree.with_payoffs(make_constant_sum(tree.payoffs(), constant));
    const Rational value = certified_value(game, {.use_glpk = seed % 2 == 0});
    EXPECT_EQ(value, certified_value(make_strategic_form(game).game)) << "seed " << seed;
  }
}

// ((a, b), (c, d)) without a saddle point is worth (ad - bc)/(a + d - b - c).
TEST(ZeroSum, FollowsTheClosedFormOfTwoByTwoGames) {
  RandomStream random(7);
  for (int trial = 0; trial < 100; ++trial) {
    const Rational a = 10 + random.below(10);
    const Rational b = random.below(10);
    const Rational c = random.below(10);
    const Rational d = 10 + random.below(10);
    EXPECT_EQ(certified_value(make_matrix_game({{a, b}, {c, d}})), (a * d - b * c) / (a + d - b - c));
  }
}

TEST(ZeroSum, IsZeroInSymmetricGames) {
  EXPECT_EQ(certified_value(make_matrix_game({{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}})), 0);
  RandomStream random(11);
  std::vector<std::vector<Rational>> matrix(12, std::vector<Rational>(12, 0));
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      matrix[i][j] = static_cast<int>(random.below(201)) - 100;
      matrix[j][i] = -matrix[i][j];
    }
  }
  EXPECT_EQ(certified_value(make_matrix_game(matrix)), 0);
}

// The closed form again: (ad - bc)/(a + d - b - c) with a = 10^19, b = 1, c = 0, d = 1/3.
TEST(ZeroSum, IsExact_WithPayoffsOfVeryDifferentSize) {
  const Rational a = parse_rational("1e19");
  const Rational third = Rational(1) / 3;
  EXPECT_EQ(certified_value(make_matrix_game({{a, 0}, {0, third}})), a * third / (a + third));
  const Rational googol = parse_rational("1e100");
  EXPECT_EQ(certified_value(make_matrix_game({{googol, 0}, {0, third}})), googol * third / (googol + third));
}

TEST(ZeroSum, RefusesGamesThatAreNot) {
  EXPECT_THROW((void)solve_zero_sum(make_selten_horse()), InvalidModel);
  EXPECT_THROW((void)solve_zero_sum(make_threat_game()), InvalidModel);
  ExactTable payoffs(2);
  payoffs.append(std::vector<Rational>{1, 1});
  payoffs.append(std::vector<Rational>{1, 2});
  EXPECT_THROW((void)solve_zero_sum(StrategicGame("game", {"One", "Two"}, {{"a"}, {"b", "c"}}, payoffs)), InvalidModel);
}

TEST(ZeroSum, TakesTreesWithoutMoves) {
  GameBuilder builder("end", {"One", "Two"});
  EXPECT_EQ(certified_value(builder.build(builder.add_terminal({Rational(3), Rational(4)}))), 3);
}

// One ends the game with 10, or plays on and then chooses between 0 and 5.
TEST(ZeroSum, RespondsBest_WhereItsOwnPlanDoesNotLead) {
  GameBuilder builder("exit", {"One", "Two"});
  const auto terminal = [&](int win) { return builder.add_terminal({Rational(win), Rational(-win)}); };
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"out", "in"});
  const NodeId second = builder.add_decision(PlayerId(0), "second", {"left", "right"});
  builder.connect(first, 0, terminal(10));
  builder.connect(first, 1, second);
  builder.connect(second, 0, terminal(0));
  builder.connect(second, 1, terminal(5));
  const auto solution = solve_zero_sum(builder.build(first));
  EXPECT_EQ(solution.equilibria.front().at(InformationSetId(1))[1], 1);
}

// One may let Two decide whether to ask One back: where Two does not, One's answer is left open.
TEST(UnreachedSets, AreAnsweredBest_OnlyWhereTheOtherMayLead) {
  GameBuilder builder("question", {"One", "Two"});
  const auto terminal = [&](int win) { return builder.add_terminal({Rational(win), Rational(-win)}); };
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"out", "in"});
  const NodeId other = builder.add_decision(PlayerId(1), "other", {"stop", "ask"});
  const NodeId answer = builder.add_decision(PlayerId(0), "answer", {"left", "right"});
  builder.connect(first, 0, terminal(0));
  builder.connect(first, 1, other);
  builder.connect(other, 0, terminal(-1));
  builder.connect(other, 1, answer);
  builder.connect(answer, 0, terminal(7));
  builder.connect(answer, 1, terminal(8));
  const SequenceForm form(builder.build(first));
  const IntegerPlan out = {{1, 1, 0, 0, 0}, {0, 0, 0, 0, 0}, {1}};
  const IntegerPlan stop = {{1, 1, 0}, {0, 0, 0}, {1}};
  const IntegerPlan mix = {{1, 1, 1}, {0, 1, 1}, {1, 2}};
  const InformationSetId asked(1);
  const auto response = [&](const IntegerPlan& opposing) {
    const IntegerPlan plans[] = {out, opposing};
    return respond_at_unreached_sets(form, plans, scaled_payoffs(form)).at(asked)[1];
  };
  EXPECT_EQ(response(stop), Rational(1) / 2);
  EXPECT_EQ(response(mix), 1);
}

TEST(ZeroSum, StartsFromTheLastBasis) {
  const ExtensiveGame game = make_kuhn_poker(6);
  ZeroSumStart start;
  const auto cold = solve_zero_sum(game, {.start = &start});
  EXPECT_GT(cold.work, 0U);
  EXPECT_EQ(solve_zero_sum(game, {.start = &start}).work, 0U);
  RandomStream random(3);
  ExactTable payoffs(2);
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    const Rational first = game.payoffs().exact(row, 0) * (1 + Rational(random.below(3)) / 1000);
    payoffs.append(std::vector<Rational>{first, -first});
  }
  const ExtensiveGame changed = game.with_payoffs(payoffs);
  EXPECT_EQ(certified_value(changed, {.start = &start}), certified_value(changed));
}

/// Payoffs of the first player, each more by up to two of a unit; the second gets what is missing to `sum`.
ExtensiveGame with_opposed_payoffs(const ExtensiveGame& game, const Rational& unit, const Rational& sum,
                                   std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(2);
  for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
    const Rational first = game.payoffs().exact(row, 0) + unit * random.below(3);
    payoffs.append(std::vector<Rational>{first, sum - first});
  }
  return game.with_payoffs(payoffs);
}

TEST(ZeroSum, AnswersExactly_FromAStartOfAnyGame) {
  ZeroSumStart shared;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ExtensiveGame tree =
        make_recall_tree(seed, {.inner_nodes = 4 + static_cast<std::uint32_t>(seed % 17),
                                .signals = 1 + static_cast<std::uint32_t>(seed % 3),
                                .payoff_values = seed % 4 == 0 ? 2U : 3U + static_cast<std::uint32_t>(seed % 40)});
    ZeroSumStart start;
    for (const Rational& unit : {Rational(0), Rational(0), Rational(1) / 1000, Rational(1) / 7, Rational(3)}) {
      const ExtensiveGame game = with_opposed_payoffs(tree, unit, unit, seed);
      const Rational value = certified_value(game);
      EXPECT_EQ(certified_value(game, {.start = &start}), value);
      EXPECT_EQ(certified_value(game, {.start = &shared}), value);
    }
    EXPECT_NE(start.workspace, nullptr);
    ExactTable payoffs(2);
    for (std::size_t row = 0; row < tree.payoffs().rows(); ++row) {
      payoffs.append(std::vector<double>{1, row == 0 ? 1.0 : -1.0});
    }
    const ExtensiveGame general = tree.with_payoffs(payoffs);
    const auto throws = [&](const ZeroSumOptions& options) {
      try {
        (void)solve_zero_sum(general, options);
      } catch (const InvalidModel&) {
        return true;
      }
      return false;
    };
    EXPECT_EQ(throws({.start = &start}), throws({}));
  }
}

/// Fractions of some thousand bits beside ones and zeros.
TEST(ZeroSum, StartsFromTheLastBasis_WithLongFractions) {
  ExtensiveGame game = make_leduc_poker();
  ZeroSumStart start;
  for (const Rational& share : {Rational(1) / 10, Rational(1) / 1000}) {
    RandomStream random(1);
    ExactTable payoffs(2);
    for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
      const Rational first = game.payoffs().exact(row, 0) * (1 + share * random.below(3));
      payoffs.append(std::vector<Rational>{first, -first});
    }
    game = game.with_payoffs(payoffs);
    const auto solution = solve_zero_sum(game, {.certify = false, .start = &start});
    for (const Rational& regret : evaluate_regrets(game, solution.equilibria.front())) EXPECT_EQ(regret, 0);
  }
}

TEST(ZeroSum, IsExact_WhereDoublesSeeNoDifference) {
  // Payoffs differ by less than doubles see from a poker game's, which has many optimal bases.
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const ExtensiveGame game = with_opposed_payoffs(make_kuhn_poker(6), Rational(1, Integer("1000000000000")), 0, seed);
    EXPECT_EQ(certified_value(game), certified_value(game, {.use_glpk = false})) << "seed " << seed;
  }
}

TEST(ZeroSum, GoesOnFromABasisThatIsNotOptimal_ByComplementaryPivots) {
  ZeroSumStart start;
  (void)solve_zero_sum(make_kuhn_poker(6), {.start = &start});
  int continued = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const ExtensiveGame game = with_opposed_payoffs(make_kuhn_poker(6), 1, 0, seed);
    ZeroSumStart wrong{start.basis, nullptr};
    const auto solution = solve_zero_sum(game, {.use_glpk = false, .start = &wrong});
    ASSERT_EQ(solution.status, Status::converged);
    EXPECT_EQ(solution.certificates.front().payoffs[0], certified_value(game)) << "seed " << seed;
    continued += solution.method.starts_with("complementary pivots") ? 1 : 0;
    EXPECT_EQ(certified_value(game, {.start = &wrong}), certified_value(game)) << "seed " << seed;
  }
  EXPECT_GT(continued, 10);
}

TEST(ZeroSum, StopsWhenAsked) {
  const auto solution = solve_zero_sum(make_kuhn_poker(5), {.use_glpk = false}, [](const Progress&) { return false; });
  EXPECT_EQ(solution.status, Status::cancelled);
  EXPECT_TRUE(solution.equilibria.empty());
}

}  // namespace
}  // namespace selectorate
