#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>

#include "certificate/small_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

std::set<std::vector<std::uint32_t>> listed(const SubgamePerfectEquilibria& equilibria) {
  std::set<std::vector<std::uint32_t>> found;
  const Integer count = equilibria.count();
  for (Integer i = 0; i < count; ++i) {
    const bool is_new = found.insert(equilibria.equilibrium(i).actions).second;
    EXPECT_TRUE(is_new) << "equilibrium " << i << " is listed twice";
  }
  return found;
}

std::set<std::vector<Rational>> payoffs_of(const ExtensiveGame& game,
                                           const std::set<std::vector<std::uint32_t>>& profiles) {
  std::set<std::vector<Rational>> payoffs;
  for (const auto& actions : profiles) payoffs.insert(evaluate_expected_payoffs(game, PureProfile{actions}));
  return payoffs;
}

void expect_all_equilibria(const ExtensiveGame& game, std::uint64_t seed) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(game);
  const auto expected = reference_equilibria(game);
  ASSERT_EQ(equilibria.status(), Status::converged);
  EXPECT_EQ(equilibria.count(), expected.size()) << "seed " << seed;
  EXPECT_EQ(listed(equilibria), expected) << "seed " << seed;
  const auto payoffs = payoffs_of(game, expected);
  ASSERT_EQ(equilibria.payoff_count(), payoffs.size()) << "seed " << seed;
  std::size_t k = 0;
  for (const auto& row : payoffs) EXPECT_EQ(equilibria.payoffs(k++), row) << "seed " << seed;
}

TEST(SubgamePerfect, FindsEveryEquilibriumOfRandomTrees_AndNoOther) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) expect_all_equilibria(make_small_tree(seed), seed);
}

TEST(SubgamePerfect, FindsEveryEquilibrium_WithThreePlayersAndTwoPayoffValues) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    expect_all_equilibria(make_small_tree(seed, {.players = 3, .inner_nodes = 5, .payoff_values = 2}), seed);
  }
}

// Payoffs times 10^25/7 need 128 bits, times 10^60/7 more.
TEST(SubgamePerfect, DoesNotDependOnTheWidthOfItsIntegers) {
  for (const char* unit : {"10000000000000000000000000/7", "1e60/7", "1e-30", "0.1"}) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      expect_all_equilibria(make_small_tree(seed, {.unit = parse_rational(unit)}), seed);
    }
  }
}

/// The proposer offers 0 to `cake` of the cake, the responder accepts or rejects (both get nothing).
ExtensiveGame make_ultimatum(std::uint32_t cake) {
  GameBuilder builder("ultimatum", {"Proposer", "Responder"});
  const NodeId proposer = builder.add_decision(PlayerId(0), cake + 1);
  for (std::uint32_t offer = 0; offer <= cake; ++offer) {
    const NodeId responder = builder.add_decision(PlayerId(1), "", {"accept", "reject"});
    builder.connect(proposer, offer, responder);
    builder.connect(responder, "accept", builder.add_terminal({Rational(cake - offer), Rational(offer)}));
    builder.connect(responder, "reject", builder.add_terminal({Rational(0), Rational(0)}));
  }
  return builder.build(proposer);
}

// By hand: only an offer of 0 leaves the responder indifferent. If he accepts it the proposer keeps all, otherwise he
// offers 1; with a cake of 1 he then is indifferent himself between the two offers.
TEST(SubgamePerfect, OfTheUltimatumGame_AreTwo_OrThreeWithACakeOfOne) {
  const SubgamePerfectEquilibria ten = solve_subgame_perfect(make_ultimatum(10));
  EXPECT_EQ(ten.count(), 2);
  ASSERT_EQ(ten.payoff_count(), 2U);
  EXPECT_EQ(ten.payoffs(0), (std::vector<Rational>{9, 1}));
  EXPECT_EQ(ten.payoffs(1), (std::vector<Rational>{10, 0}));
  const SubgamePerfectEquilibria one = solve_subgame_perfect(make_ultimatum(1));
  EXPECT_EQ(one.count(), 3);
  EXPECT_EQ(one.payoff_count(), 3U);
}

// Selten's chain store with one market, and an incumbent who is indifferent: entry is answered either way, and the
// entrant enters iff it is accommodated. Two equilibria.
TEST(SubgamePerfect, OfTheEntryGameWithAnIndifferentIncumbent_AreTwo) {
  GameBuilder builder("entry", {"Entrant", "Incumbent"});
  const NodeId entrant = builder.add_decision(PlayerId(0), "entrant", {"out", "in"});
  const NodeId incumbent = builder.add_decision(PlayerId(1), "incumbent", {"fight", "accommodate"});
  builder.connect(entrant, "out", builder.add_terminal({Rational(1), Rational(5)}));
  builder.connect(entrant, "in", incumbent);
  builder.connect(incumbent, "fight", builder.add_terminal({Rational(0), Rational(2)}));
  builder.connect(incumbent, "accommodate", builder.add_terminal({Rational(2), Rational(2)}));
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(builder.build(entrant));
  EXPECT_EQ(listed(equilibria), (std::set<std::vector<std::uint32_t>>{{0, 0}, {1, 1}}));
}

TEST(SubgamePerfect, CountsWithoutListing_WhenEverythingIsTied) {
  GameBuilder builder("indifference", {"A", "B"});
  const OutcomeId nothing = builder.add_outcome(std::vector<Rational>{0, 0});
  std::vector<NodeId> level;
  for (int leaf = 0; leaf < 1024; ++leaf) level.push_back(builder.add_terminal(nothing));
  for (std::uint32_t height = 0; level.size() > 1; ++height) {
    std::vector<NodeId> above;
    for (std::size_t k = 0; k < level.size(); k += 2) {
      above.push_back(builder.add_decision(PlayerId(height % 2), std::span<const NodeId>(level).subspan(k, 2)));
    }
    level = above;
  }
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(builder.build(level.front()));
  // Every one of the 2^1023 profiles of the 1023 decisions.
  EXPECT_EQ(equilibria.count(), Integer(1) << 1023U);
  EXPECT_EQ(equilibria.payoff_count(), 1U);
  const Integer last = equilibria.count() - 1;
  EXPECT_NE(equilibria.equilibrium(last), equilibria.equilibrium(last - 1));
  EXPECT_THROW((void)equilibria.equilibrium(last + 1), InvalidModel);
  EXPECT_THROW((void)equilibria.equilibrium(-1), InvalidModel);
}

/// Chance picks one of `count` subgames, in the k-th of which an indifferent player gives the other 0 or 2^k: 2^count
/// values.
ExtensiveGame make_combinations(std::uint32_t count) {
  GameBuilder builder("combinations", {"Giver", "Taker"});
  const NodeId chance = builder.add_chance(std::vector<Rational>(count, Rational(1) / count));
  for (std::uint32_t k = 0; k < count; ++k) {
    const NodeId giver = builder.add_decision(PlayerId(0), 2);
    builder.connect(giver, 0, builder.add_terminal({Rational(0), Rational(0)}));
    builder.connect(giver, 1, builder.add_terminal({Rational(0), Rational(1U << k)}));
    builder.connect(chance, k, giver);
  }
  return builder.build(chance);
}

TEST(SubgamePerfect, CombinesTiedSubgames_AtChanceNodes) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(make_combinations(9));
  EXPECT_EQ(equilibria.status(), Status::converged);
  EXPECT_EQ(equilibria.payoff_count(), 512U);
  EXPECT_EQ(equilibria.count(), 512);
  EXPECT_EQ(equilibria.payoffs(511)[1], Rational(511) / 9);
}

TEST(SubgamePerfect, SaysTruncated_AtTheCap_AndKeepsOnlyEquilibria) {
  const ExtensiveGame game = make_combinations(9);
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(game, {.vectors_per_node = 20});
  EXPECT_EQ(equilibria.status(), Status::truncated);
  EXPECT_EQ(equilibria.payoff_count(), 20U);
  const Solution<PureProfile> solution = list_equilibria(equilibria);
  EXPECT_FALSE(solution.complete);
  EXPECT_EQ(solution.status, Status::truncated);
  ASSERT_FALSE(solution.equilibria.empty());
  for (const PureProfile& profile : solution.equilibria)
    EXPECT_TRUE(is_subgame_perfect_by_definition(game, profile.actions));
  EXPECT_THROW((void)solve_subgame_perfect(game, {.vectors_per_node = 0}), InvalidModel);
}

TEST(SubgamePerfect, TruncatedListsOfRandomTrees_HoldOnlyEquilibria) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ExtensiveGame game = make_small_tree(seed, {.inner_nodes = 6});
    const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(game, {.vectors_per_node = 1});
    ASSERT_GE(equilibria.count(), 1);
    for (const auto& actions : listed(equilibria)) EXPECT_TRUE(is_subgame_perfect_by_definition(game, actions)) << seed;
  }
}

TEST(SubgamePerfect, EveryCertificateIsAccepted_AndEveryMutatedOneIsNot) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const ExtensiveGame game = make_small_tree(seed);
    const auto reference = reference_equilibria(game);
    const Solution<PureProfile> solution = list_equilibria(solve_subgame_perfect(game));
    EXPECT_TRUE(solution.complete);
    ASSERT_EQ(solution.certificates.size(), solution.equilibria.size());
    for (std::size_t k = 0; k < solution.certificates.size(); ++k) {
      const Certificate& valid = solution.certificates[k];
      ASSERT_TRUE(verify_certificate(game, valid).accepted) << verify_certificate(game, valid).reason;
      // Another action at one information set, with the values that belong to it.
      for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
        PureProfile other = solution.equilibria[k];
        other.actions[set] = (other.actions[set] + 1) % game.action_count(InformationSetId(set));
        Certificate changed = valid;
        changed.behavior = make_behavior_profile(game, other);
        changed.node_values = evaluate_node_payoffs(game, changed.behavior);
        changed.payoffs = evaluate_expected_payoffs(game, changed.behavior);
        EXPECT_EQ(verify_certificate(game, changed).accepted, reference.count(other.actions) == 1) << "seed " << seed;
      }
    }
  }
}

TEST(SubgamePerfect, StopsListingAtTheLimit_AndSaysSo) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(make_combinations(5));
  const Solution<PureProfile> some = list_equilibria(equilibria, {.limit = 31, .certify = false});
  EXPECT_EQ(some.equilibria.size(), 31U);
  EXPECT_FALSE(some.complete);
  EXPECT_EQ(some.status, Status::truncated);
  EXPECT_TRUE(list_equilibria(equilibria, {.limit = 32, .certify = false}).complete);
}

TEST(SubgamePerfect, SolvesAChainOfAMillionMoves_WithoutRecursion) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(make_long_chain(1'000'000));
  EXPECT_EQ(equilibria.count(), 1);
  EXPECT_EQ(equilibria.payoffs(0), (std::vector<Rational>{1'000'000, 1'000'000}));
}

/// At each of `length` chance moves the game ends with 1 with probability 1/3; whoever survives them all gets 0.
ExtensiveGame make_survival_chain(std::uint32_t length) {
  GameBuilder builder("survival", {"A"});
  const DistributionId third = builder.add_distribution(std::vector<Rational>{Rational(1) / 3, Rational(2) / 3});
  NodeId below = builder.add_terminal(std::vector<double>{0.0});
  for (std::uint32_t move = 0; move < length; ++move) {
    const NodeId children[] = {builder.add_terminal(std::vector<double>{1.0}), below};
    below = builder.add_chance(third, children);
  }
  return builder.build(below);
}

TEST(SubgamePerfect, StaysExact_ThroughTwoHundredChanceMoves) {
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(make_survival_chain(200));
  using boost::multiprecision::pow;
  EXPECT_EQ(equilibria.payoffs(0)[0], 1 - Rational(pow(Integer(2), 200), pow(Integer(3), 200)));
}

TEST(SubgamePerfect, RefusesExactValues_ThatWouldFillTheMemory) {
  EXPECT_THROW((void)solve_subgame_perfect(make_survival_chain(300'000)), InvalidModel);
}

TEST(SubgamePerfect, StopsWhenToldTo) {
  const SubgamePerfectEquilibria equilibria =
      solve_subgame_perfect(make_ultimatum(10), {}, [](const Progress&) { return false; });
  EXPECT_EQ(equilibria.status(), Status::cancelled);
  EXPECT_EQ(equilibria.count(), 0);
  EXPECT_TRUE(list_equilibria(equilibria).equilibria.empty());
}

TEST(SubgamePerfect, RefusesImperfectInformation) {
  EXPECT_THROW((void)solve_subgame_perfect(make_selten_horse()), InvalidModel);
}

}  // namespace
}  // namespace selectorate
