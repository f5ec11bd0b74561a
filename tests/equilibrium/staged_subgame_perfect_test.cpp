#include <algorithm>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/staged_subgame_perfect.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>

#include "certificate/small_trees.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

using Payoffs = std::vector<Rational>;

/// The solution, with every certificate's verdict by code that the solver does not share.
Solution<BehaviorProfile<Rational>> certified(const ExtensiveGame& game,
                                              const StagedSubgamePerfectOptions& options = {}) {
  const auto solution = solve_staged_subgame_perfect(game, options);
  EXPECT_EQ(solution.certificates.size(), solution.equilibria.size());
  for (const Certificate& certificate : solution.certificates) {
    EXPECT_EQ(certificate.kind, CertificateKind::exact);
    const Verdict verdict = verify_certificate(game, certificate);
    EXPECT_TRUE(verdict.accepted) << verdict.reason;
  }
  return solution;
}

/// A 2x2 stage: both move at once; what follows is made by `end` for each pair of moves.
NodeId add_stage(GameBuilder& builder, const std::string& label,
                 const std::function<NodeId(std::uint32_t, std::uint32_t)>& end) {
  const NodeId one = builder.add_decision(PlayerId(0), label + ", one", {"a", "b"});
  for (std::uint32_t a = 0; a < 2; ++a) {
    const NodeId two = builder.add_decision(PlayerId(1), label + ", two", {"a", "b"});
    builder.connect(one, a, two);
    for (std::uint32_t b = 0; b < 2; ++b) builder.connect(two, b, end(a, b));
  }
  return one;
}

/// A 2x2 game played twice; payoffs add up and the first moves are seen.
ExtensiveGame make_repeated_game(const int (&first)[2][2][2]) {
  GameBuilder builder("twice", {"One", "Two"});
  const NodeId root = add_stage(builder, "first", [&](std::uint32_t a, std::uint32_t b) {
    return add_stage(builder, std::to_string(a) + std::to_string(b), [&](std::uint32_t c, std::uint32_t d) {
      return builder.add_terminal(
          {Rational(first[a][b][0] + first[c][d][0]), Rational(first[a][b][1] + first[c][d][1])});
    });
  });
  return builder.build(root);
}

TEST(StagedSubgamePerfect, IsToDefectAlways_InADilemmaPlayedTwice) {
  const auto solution = certified(make_repeated_game({{{3, 3}, {0, 4}}, {{4, 0}, {1, 1}}}));
  EXPECT_EQ(solution.status, Status::converged);
  EXPECT_TRUE(solution.complete);
  ASSERT_EQ(solution.equilibria.size(), 1U);
  for (std::uint32_t set = 0; set < 10; ++set) EXPECT_EQ(solution.equilibria[0].at(InformationSetId(set))[1], 1);
  EXPECT_EQ(solution.certificates[0].payoffs, (Payoffs{2, 2}));
  EXPECT_EQ(solution.work, 5U);
}

// Each of the five stages has a unique equilibrium in which all probabilities are 1/2 (the game of the file 2smp.efg).
TEST(StagedSubgamePerfect, MixesEvenly_InMatchingPenniesPlayedTwice) {
  const ExtensiveGame game = make_repeated_game({{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}});
  const auto solution = certified(game);
  EXPECT_TRUE(solution.complete);
  ASSERT_EQ(solution.equilibria.size(), 1U);
  for (const Rational& probability : solution.equilibria[0].values()) EXPECT_EQ(probability, Rational(1) / 2);
  const auto pure = certified(game, {.mixed = false});
  EXPECT_EQ(pure.status, Status::no_equilibrium);
  EXPECT_TRUE(pure.complete);
}

// The battle has three equilibria: (3, 1), (1, 3) and the mixed one with 3/4 each. One enters before the first only.
TEST(StagedSubgamePerfect, HasOneForEachEquilibriumOfTheBattle) {
  const auto solution = certified(make_outside_option_game());
  EXPECT_TRUE(solution.complete);
  ASSERT_EQ(solution.equilibria.size(), 3U);
  std::vector<Payoffs> payoffs;
  for (const Certificate& certificate : solution.certificates) payoffs.push_back(certificate.payoffs);
  EXPECT_EQ(payoffs, (std::vector<Payoffs>{{2, 2}, {2, 2}, {3, 1}}));
  const auto pure = certified(make_outside_option_game(), {.mixed = false});
  EXPECT_TRUE(pure.complete);
  EXPECT_EQ(pure.equilibria.size(), 2U);
  EXPECT_EQ(certified(make_outside_option_game(), {.limit = 2}).status, Status::truncated);
  EXPECT_EQ(certified(make_outside_option_game(), {.stage_limit = 1}).status, Status::truncated);
}

TEST(StagedSubgamePerfect, AgreesWithBackwardInduction_UnderPerfectInformation) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame game = make_small_tree(seed, {.players = 2 + static_cast<std::uint32_t>(seed % 2)});
    const auto staged = certified(game, {.mixed = false});
    const auto known = list_equilibria(solve_subgame_perfect(game));
    ASSERT_TRUE(known.complete) << "seed " << seed;
    EXPECT_TRUE(staged.complete) << "seed " << seed;
    std::vector<BehaviorProfile<Rational>> expected;
    for (const PureProfile& profile : known.equilibria) expected.push_back(make_behavior_profile(game, profile));
    EXPECT_TRUE(
        std::is_permutation(staged.equilibria.begin(), staged.equilibria.end(), expected.begin(), expected.end()))
        << "seed " << seed;
    // Without ties, and only then, there are no mixed ones beside them.
    const auto mixed = certified(game);
    EXPECT_TRUE(!mixed.complete || mixed.equilibria.size() == 1) << "seed " << seed;
  }
}

/// A random first stage, followed for two pairs of moves by a random second one.
ExtensiveGame make_two_stages(std::uint64_t seed, std::uint32_t values) {
  RandomStream random(seed);
  GameBuilder builder("two stages", {"One", "Two"});
  const auto terminal = [&] {
    return builder.add_terminal({Rational(random.below(values)), Rational(random.below(values))});
  };
  const NodeId root = add_stage(builder, "first", [&](std::uint32_t a, std::uint32_t b) {
    if (a != b) return terminal();
    return add_stage(builder, std::to_string(a), [&](std::uint32_t, std::uint32_t) { return terminal(); });
  });
  return builder.build(root);
}

// All 64 pure profiles, each judged by its regret in subgames.
TEST(StagedSubgamePerfect, ListsAllPureOnesOfTwoStages) {
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ExtensiveGame game = make_two_stages(seed, 2 + static_cast<std::uint32_t>(seed % 5));
    std::vector<BehaviorProfile<Rational>> expected;
    std::vector<std::uint32_t> sets = {0, 1, 2, 3, 4, 5};
    for_all_choices(game, sets, sets, [&](const std::vector<std::uint32_t>& actions) {
      const auto profile = make_behavior_profile(game, PureProfile{actions});
      if (evaluate_subgame_regret(game, profile) == 0) expected.push_back(profile);
    });
    const auto solution = certified(game, {.mixed = false});
    EXPECT_TRUE(solution.complete) << "seed " << seed;
    EXPECT_EQ(solution.status, expected.empty() ? Status::no_equilibrium : Status::converged) << "seed " << seed;
    EXPECT_TRUE(
        std::is_permutation(solution.equilibria.begin(), solution.equilibria.end(), expected.begin(), expected.end()))
        << "seed " << seed;
    several += expected.size() > 1 ? 1 : 0;
    const auto mixed = certified(game);
    EXPECT_FALSE(mixed.equilibria.empty()) << "seed " << seed;
    for (const auto& profile : expected) {  // a pure equilibrium of a 2x2 game is extreme
      EXPECT_EQ(std::count(mixed.equilibria.begin(), mixed.equilibria.end(), profile), 1) << "seed " << seed;
    }
  }
  EXPECT_GT(several, 20U);
}

TEST(StagedSubgamePerfect, IsFoundInAnyTreeOfTwoPlayers) {
  std::size_t complete = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame game = make_recall_tree(seed, {.inner_nodes = 7, .payoff_values = 100});
    const auto solution = certified(game);
    EXPECT_FALSE(solution.equilibria.empty()) << "seed " << seed;
    complete += solution.complete ? 1 : 0;
  }
  EXPECT_GT(complete, 20U);
}

// One component of Selten's horse has the pure equilibria (R, R, L), the other (L, R, R); there are no proper subgames.
TEST(StagedSubgamePerfect, IsPureOnly_WhereThreeMoveAtAStage) {
  const auto solution = certified(make_selten_horse());
  EXPECT_EQ(solution.equilibria.size(), 2U);
  EXPECT_FALSE(solution.complete);
  EXPECT_TRUE(certified(make_selten_horse(), {.mixed = false}).complete);
}

TEST(StagedSubgamePerfect, TakesTreesWithoutMoves_AndStopsWhenAsked) {
  GameBuilder builder("end", {"One"});
  const auto end = certified(builder.build(builder.add_terminal({Rational(3)})));
  EXPECT_TRUE(end.complete);
  EXPECT_EQ(end.equilibria.size(), 1U);
  const auto stopped =
      solve_staged_subgame_perfect(make_outside_option_game(), {}, [](const Progress&) { return false; });
  EXPECT_EQ(stopped.status, Status::cancelled);
  EXPECT_TRUE(stopped.equilibria.empty());
  EXPECT_THROW((void)solve_staged_subgame_perfect(make_outside_option_game(), {.profile_limit = 3}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
