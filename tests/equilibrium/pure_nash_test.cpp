#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/equilibrium/pure_nash.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>

#include "certificate/small_trees.hpp"
#include "equilibrium/small_strategic_games.hpp"
#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

using Profiles = std::vector<PureProfile>;

/// The solution, whose list is checked and counted again by code that the solver does not share.
Solution<PureProfile> recounted(const auto& game, const PureNashOptions& options = {}) {
  const auto solution = solve_pure_nash(game, options);
  EXPECT_TRUE(solution.complete);
  EXPECT_EQ(solution.status, solution.equilibria.empty() ? Status::no_equilibrium : Status::converged);
  EXPECT_EQ(solution.certificates.size(), solution.equilibria.size());
  const ListVerdict verdict = verify_certificates(game, {.claim = SolutionConcept::pure_nash,
                                                         .game_hash = canonical_hash(game),
                                                         .complete = true,
                                                         .certificates = solution.certificates});
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_TRUE(verdict.recounted);
  return solution;
}

TEST(PureNash, FindsAllOfTextbookGames) {
  const StrategicGame dilemma = make_bimatrix_game({{{3, 3}, {0, 4}}, {{4, 0}, {1, 1}}});
  EXPECT_EQ(recounted(dilemma).equilibria, (Profiles{{{1, 1}}}));
  const StrategicGame sexes = make_bimatrix_game({{{3, 1}, {0, 0}}, {{0, 0}, {1, 3}}});
  EXPECT_EQ(recounted(sexes).equilibria, (Profiles{{{0, 0}}, {{1, 1}}}));
  const StrategicGame pennies = make_bimatrix_game({{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}});
  EXPECT_EQ(recounted(pennies).status, Status::no_equilibrium);
}

// El Farol with n who like the bar if at most k of them come: the equilibria are the choices of k of n.
TEST(PureNash, AreTheBinomialCoefficientsOfElFarol) {
  const std::size_t players = 7;
  const std::size_t seats = 3;
  ExactTable payoffs(players);
  for (std::size_t profile = 0; profile < (1U << players); ++profile) {
    const auto comers = static_cast<std::size_t>(__builtin_popcountll(profile));
    std::vector<Rational> row(players, 1);  // for those who stay at home
    for (std::size_t i = 0; i < players; ++i) {
      if ((profile >> i & 1U) != 0) row[i] = comers <= seats ? 2 : 0;
    }
    payoffs.append(row);
  }
  const StrategicGame game("bar", std::vector<std::string>(players, "guest"),
                           std::vector<std::vector<std::string>>(players, {"home", "bar"}), payoffs);
  EXPECT_EQ(recounted(game).equilibria.size(), 35U);
}

// oracles.md 5: the components (R, R, p3 <= 1/4) and (L, p2 >= 1/3, R) have one pure member each.
TEST(PureNash, OfSeltensHorse_AreTwo) {
  EXPECT_EQ(recounted(make_selten_horse()).equilibria, (Profiles{{{1, 0, 0}}, {{0, 0, 1}}}));
}

bool is_pure_nash_by_definition(const ExtensiveGame& game, const std::vector<std::uint32_t>& actions) {
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    const Rational kept = reference_value(game, actions, ExtensiveGame::root(), PlayerId(i));
    std::vector<std::uint32_t> own;
    for (std::uint32_t k = 0; k < game.information_set_count(PlayerId(i)); ++k) {
      own.push_back(game.first_information_set(PlayerId(i)).index() + k);
    }
    bool better = false;
    for_all_choices(game, actions, own, [&](const std::vector<std::uint32_t>& deviation) {
      better = better || reference_value(game, deviation, ExtensiveGame::root(), PlayerId(i)) > kept;
    });
    if (better) return false;
  }
  return true;
}

bool is_agent_nash_by_definition(const ExtensiveGame& game, const std::vector<std::uint32_t>& actions) {
  for (std::uint32_t set = 0; set < actions.size(); ++set) {
    const PlayerId owner = game.owner(InformationSetId(set));
    std::vector<std::uint32_t> deviation = actions;
    for (std::uint32_t a = 0; a < game.action_count(InformationSetId(set)); ++a) {
      deviation[set] = a;
      if (reference_value(game, deviation, ExtensiveGame::root(), owner) >
          reference_value(game, actions, ExtensiveGame::root(), owner)) {
        return false;
      }
    }
  }
  return true;
}

Profiles list_by_definition(const ExtensiveGame& game, const auto& test) {
  Profiles profiles;
  std::vector<std::uint32_t> sets(game.information_set_count());
  for (std::uint32_t set = 0; set < sets.size(); ++set) sets[set] = set;
  for_all_choices(game, sets, sets, [&](const std::vector<std::uint32_t>& actions) {
    if (test(game, actions)) profiles.push_back({actions});
  });
  return profiles;
}

TEST(PureNash, OfTrees_AreThoseOfTheDefinition) {
  std::size_t unlike = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ExtensiveGame game = make_recall_tree(seed, {.players = 2 + static_cast<std::uint32_t>(seed % 2),
                                                       .inner_nodes = 5,
                                                       .payoff_values = 2 + static_cast<std::uint32_t>(seed % 6)});
    const auto solution = recounted(game);
    const Profiles expected = list_by_definition(game, is_pure_nash_by_definition);
    EXPECT_TRUE(
        std::is_permutation(solution.equilibria.begin(), solution.equilibria.end(), expected.begin(), expected.end()))
        << "seed " << seed;
    const auto agents = solve_pure_agent_nash(game);
    EXPECT_EQ(agents.claim, SolutionConcept::agent_nash);
    const Profiles stable = list_by_definition(game, is_agent_nash_by_definition);
    EXPECT_TRUE(std::is_permutation(agents.equilibria.begin(), agents.equilibria.end(), stable.begin(), stable.end()))
        << "seed " << seed;
    for (const Certificate& certificate : agents.certificates) {
      EXPECT_TRUE(verify_certificate(game, certificate).accepted) << "seed " << seed;
    }
    unlike += expected.size() != stable.size() ? 1 : 0;
  }
  EXPECT_GT(unlike, 10U);
}

TEST(PureNash, OfStrategicGames_AreThoseOfTheDefinition) {
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    const std::vector<std::size_t> sizes =
        seed % 2 == 0 ? std::vector<std::size_t>{3, 4} : std::vector<std::size_t>{2, 3, 2};
    const StrategicGame game = make_random_strategic_game(seed, sizes, 2 + static_cast<std::uint32_t>(seed % 20));
    Profiles expected;
    for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
      BehaviorProfile<Rational> pure(game);
      PureProfile strategies;
      for (std::uint32_t i = 0; i < game.player_count(); ++i) {
        strategies.actions.push_back(static_cast<std::uint32_t>(game.strategy_in(profile, PlayerId(i))));
        pure.at(InformationSetId(i))[strategies.actions.back()] = 1;
      }
      if (is_nash_by_definition(game, pure)) expected.push_back(strategies);
    }
    EXPECT_EQ(solve_pure_nash(game, {.certify = seed % 10 == 0}).equilibria, expected) << "seed " << seed;
  }
}

// He stops at 1. To get 2 he must go on and then turn right, two changes at once.
TEST(PureAgentNash, DoesNotSeeChangesAtTwoSetsTogether) {
  GameBuilder builder("two steps", {"One"});
  const auto terminal = [&](int a) { return builder.add_terminal({Rational(a)}); };
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"stop", "go"});
  const NodeId second = builder.add_decision(PlayerId(0), "second", {"left", "right"});
  builder.connect(first, 0, terminal(1));
  builder.connect(first, 1, second);
  builder.connect(second, 0, terminal(0));
  builder.connect(second, 1, terminal(2));
  const ExtensiveGame game = builder.build(first);
  EXPECT_EQ(solve_pure_agent_nash(game).equilibria, (Profiles{{{0, 0}}, {{1, 1}}}));
  EXPECT_EQ(recounted(game).equilibria, (Profiles{{{1, 1}}}));
}

TEST(PureNash, ListsOneForEachPlan_IfAsked_AndStopsAtTheLimit) {
  // Stopping pays 1, going on 0: what he would do afterwards does not matter.
  GameBuilder builder("stop", {"One"});
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"stop", "go"});
  const NodeId second = builder.add_decision(PlayerId(0), "second", {"left", "middle", "right"});
  builder.connect(first, 0, builder.add_terminal({Rational(1)}));
  builder.connect(first, 1, second);
  for (std::uint32_t a = 0; a < 3; ++a) builder.connect(second, a, builder.add_terminal({Rational(0)}));
  const ExtensiveGame game = builder.build(first);
  EXPECT_EQ(recounted(game).equilibria, (Profiles{{{0, 0}}, {{0, 1}}, {{0, 2}}}));
  const auto one = solve_pure_nash(game, {.one_for_each_plan = true});
  EXPECT_EQ(one.equilibria, (Profiles{{{0, 0}}}));
  EXPECT_EQ(one.described_as, SolutionSet::components);
  EXPECT_FALSE(one.complete);
  const auto two = solve_pure_nash(game, {.limit = 2});
  EXPECT_EQ(two.status, Status::truncated);
  EXPECT_EQ(two.equilibria.size(), 2U);
  EXPECT_FALSE(two.complete);
  EXPECT_EQ(solve_pure_nash(game, {.limit = 3}).status, Status::converged);
  EXPECT_THROW((void)solve_pure_nash(game, {.profile_limit = 2}), InvalidModel);
  EXPECT_EQ(solve_pure_nash(game, {}, [](const Progress&) { return false; }).status, Status::cancelled);
}

TEST(PureNash, ComparesWhatDoublesCannotTellApart) {
  const Rational third = Rational(1) / 3;
  const Rational tiny = parse_rational("1e-40");
  const StrategicGame game = make_bimatrix_game({{{third, 0}}, {{third + tiny, 0}}});
  EXPECT_EQ(recounted(game).equilibria, (Profiles{{{1, 0}}}));
}

}  // namespace
}  // namespace selectorate
