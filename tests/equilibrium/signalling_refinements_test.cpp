#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/equilibrium/signalling_refinements.hpp>

#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;

constexpr SignallingRefinement all_criteria[] = {SignallingRefinement::intuitive, SignallingRefinement::d1,
                                                 SignallingRefinement::divinity};

bool survives(const SignallingGame& game, SignallingRefinement criterion, const SignallingEquilibriumSet& set) {
  const auto outcomes = evaluate_refinement(game, criterion, set);
  return std::all_of(outcomes.begin(), outcomes.end(), [](const auto& outcome) { return outcome.survives; });
}

// Cho & Kreps (1987), section II: after Beer the weak type is out, so the strong one gains.
TEST(SignallingRefinements, RemovePoolingOnQuiche) {
  const SignallingGame game = make_beer_quiche();
  const SignallingEquilibria equilibria = solve_signalling(game);
  ASSERT_EQ(equilibria.sets.size(), 2U);
  for (const SignallingRefinement criterion : all_criteria) {
    EXPECT_TRUE(survives(game, criterion, equilibria.sets[0])) << to_string(criterion);
    EXPECT_FALSE(survives(game, criterion, equilibria.sets[1])) << to_string(criterion);
    const auto outcomes = evaluate_refinement(game, criterion, equilibria.sets[1]);
    ASSERT_EQ(outcomes.size(), 1U);
    ASSERT_EQ(outcomes[0].messages.size(), 1U);
    const MessageRefinement& beer = outcomes[0].messages[0];
    EXPECT_EQ(beer.message, 0U);
    ASSERT_EQ(beer.excluded.size(), 1U);
    EXPECT_EQ(beer.excluded[0].type, 0U);
    EXPECT_EQ(beer.beliefs, (std::vector<std::vector<Rational>>{{0, 1}}));
    EXPECT_TRUE(beer.deterrent.empty());
  }
}

TEST(SignallingRefinements, SayWhy) {
  const SignallingGame game = make_beer_quiche();
  const auto judged = [&](SignallingRefinement criterion) {
    return evaluate_refinement(game, criterion, {3, 2}, {false, true}).messages[0];
  };
  const MessageRefinement intuitive = judged(SignallingRefinement::intuitive);
  EXPECT_EQ(intuitive.excluded[0].reason,
            "'weak' gets 3 in equilibrium and at most 2 by 'Beer', whatever the receiver believes");
  EXPECT_EQ(intuitive.reason,
            "'strong' gets 2 in equilibrium and at least 3 by 'Beer' once only 'strong' may have "
            "sent it");
  const MessageRefinement d1 = judged(SignallingRefinement::d1);
  EXPECT_EQ(d1.excluded[0].likelier_type, 1U);
  EXPECT_EQ(d1.excluded[0].reason,
            "whenever 'weak' would gain or break even by 'Beer', 'strong' would gain, and not "
            "the other way round");
  EXPECT_EQ(d1.reason, "no best response to the beliefs left deters every type from 'Beer'");
  const auto beer = evaluate_refinement(game, SignallingRefinement::d1, {2, 3}, {true, false}).messages[0];
  EXPECT_EQ(beer.excluded[0].type, 1U);
  EXPECT_EQ(beer.reason, "'duel' 1 is best under a belief left and deters every type from 'Quiche'");
}

/// The settlement game of Banks & Sobel (1987): a defendant who is negligent or not offers 3 or 5; the plaintiff
/// accepts or goes to court, where a negligent one pays 5. Trials cost the defendant 6 beyond that.
SignallingGame make_settlement(const Rational& careful) {
  return SignallingGame({.title = "settlement",
                         .types = {"careful", "negligent"},
                         .prior = {careful, 1 - careful},
                         .messages = {{"low", {"accept", "court"}}, {"high", {"accept", "court"}}},
                         .sender_payoffs = {{{-3, -6}, {-5, -6}}, {{-3, -11}, {-5, -11}}},
                         .receiver_payoffs = {{{3, 0}, {5, 0}}, {{3, 5}, {5, 5}}}});
}

// Both pool on the high offer because the low one is answered in court. Either could gain by it, so the intuitive
// criterion is silent; the careful one gains where it is accepted with more than 1/3, the negligent one with more than
// 3/4, so the receiver must not think less of it than the prior (divinity), or must think it careful (D1). With a prior
// of 1/2 the low offer is then accepted: 3 > 5/2. With 1/4 he may still go to court at the prior: 15/4 > 3.
TEST(SignallingRefinements, DifferInTheSettlementGame) {
  const std::vector<Rational> payoffs = {-5, -5};
  const auto survive = [&](const Rational& careful, SignallingRefinement criterion) {
    return evaluate_refinement(make_settlement(careful), criterion, payoffs, {false, true}).survives;
  };
  EXPECT_TRUE(survive(half, SignallingRefinement::intuitive));
  EXPECT_FALSE(survive(half, SignallingRefinement::divinity));
  EXPECT_FALSE(survive(half, SignallingRefinement::d1));
  EXPECT_TRUE(survive(Rational(1) / 4, SignallingRefinement::intuitive));
  EXPECT_TRUE(survive(Rational(1) / 4, SignallingRefinement::divinity));
  EXPECT_FALSE(survive(Rational(1) / 4, SignallingRefinement::d1));
  const auto divine =
      evaluate_refinement(make_settlement(Rational(1) / 4), SignallingRefinement::divinity, payoffs, {false, true});
  // Between the prior, if both deviate, and certainty that it is the careful one.
  EXPECT_EQ(divine.messages[0].beliefs,
            (std::vector<std::vector<Rational>>{{1, 0}, {Rational(1) / 4, Rational(3) / 4}}));
}

// oracles.md 5: the least-cost effort is 1. The low type is exactly indifferent to 1 at the highest wage, so that the
// intuitive criterion, which asks for a loss, cannot remove the next effort on the grid; D1 can.
TEST(SignallingRefinements, LeaveSpencesLeastCostSeparation) {
  const std::vector<Rational> efforts = {0, Rational(3) / 4, 1, Rational(5) / 4, Rational(3) / 2, 2};
  const SignallingGame game = make_spence(efforts);
  const auto surviving = [&](SignallingRefinement criterion) {
    std::vector<Rational> left;
    for (std::size_t m = 2; m < efforts.size(); ++m) {
      std::vector<bool> is_sent(efforts.size(), false);
      is_sent[0] = is_sent[m] = true;
      const std::vector<Rational> payoffs = {1, 2 - efforts[m] / 2};
      if (evaluate_refinement(game, criterion, payoffs, is_sent).survives) left.push_back(efforts[m]);
    }
    return left;
  };
  EXPECT_EQ(surviving(SignallingRefinement::intuitive), (std::vector<Rational>{1, Rational(5) / 4}));
  EXPECT_EQ(surviving(SignallingRefinement::d1), (std::vector<Rational>{1}));
}

// Whatever passes D1 passes the intuitive criterion: a dominated type is less likely than one that can gain, and one
// that surely gains is not deterred.
TEST(SignallingRefinements, AreNested_InRandomGames) {
  std::size_t failures = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const SignallingGame game =
        make_random_signalling_game(seed, {.types = 2 + static_cast<std::uint32_t>(seed % 2), .messages = 3});
    for (const SignallingEquilibriumSet& set : solve_signalling(game).sets) {
      const bool intuitive = survives(game, SignallingRefinement::intuitive, set);
      const bool d1 = survives(game, SignallingRefinement::d1, set);
      const bool divine = survives(game, SignallingRefinement::divinity, set);
      EXPECT_TRUE(intuitive || !d1) << "seed " << seed;
      EXPECT_TRUE(intuitive || !divine) << "seed " << seed;
      failures += (intuitive ? 0 : 1) + (d1 ? 0 : 1);
    }
  }
  EXPECT_GT(failures, 0U);
}

TEST(SignallingRefinements, LeaveSomeEquilibrium_InRandomGames) {
  // A stable component passes all of them (Banks & Sobel 1987, Cho & Kreps 1987).
  for (std::uint64_t seed = 100; seed < 140; ++seed) {
    const SignallingGame game = make_random_signalling_game(seed, {.types = 3, .messages = 2});
    const SignallingEquilibria equilibria = solve_signalling(game);
    for (const SignallingRefinement criterion : all_criteria) {
      EXPECT_TRUE(std::any_of(equilibria.sets.begin(), equilibria.sets.end(),
                              [&](const auto& set) { return survives(game, criterion, set); }))
          << "seed " << seed << ", " << to_string(criterion);
    }
  }
}

TEST(SignallingRefinements, AreJudgedAtEveryVertex_WherePayoffsVary) {
  const SignallingGame game = make_beer_quiche(half);
  const SignallingEquilibria equilibria = solve_signalling(game);
  const auto joint = std::find_if(equilibria.sets.begin(), equilibria.sets.end(), [](const auto& set) {
    return set.sender_payoffs[0].least != set.sender_payoffs[0].greatest;
  });
  ASSERT_NE(joint, equilibria.sets.end());
  EXPECT_EQ(evaluate_refinement(game, SignallingRefinement::d1, *joint).size(), joint->receiver.vertices.size());
}

TEST(SignallingRefinements, RefuseWhatIsNotAnOutcome) {
  const SignallingGame game = make_beer_quiche();
  EXPECT_THROW((void)evaluate_refinement(game, SignallingRefinement::d1, {1}, {true, false}), InvalidModel);
  EXPECT_THROW((void)evaluate_refinement(game, SignallingRefinement::d1, {1, 2}, {true}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
