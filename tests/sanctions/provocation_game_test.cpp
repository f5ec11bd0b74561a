#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/certificate/perfect_bayesian.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

constexpr double harm = 1;        // of full sanctions to the target
constexpr double imposing = .25;  // cost of sanctions in vain to the sender

/// A type with that stake keeps it if he resists; sanctions are none or full.
ProvocationType make_type(const char* name, double probability, double test_cost, double stake) {
  return {
      .name = name,
      .probability = probability,
      .test_cost = test_cost,
      .test_harm = 0,
      .answers = {{.resist = {0, stake}, .concede = {1, 0}}, {.resist = {-imposing, stake - harm}, .concede = {1, 0}}}};
}

/// Stakes 3 and 1/2: under full sanctions only the weak type concedes.
ProvocationGame make_game(double tough, double tough_cost, double weak_cost) {
  return {.intensities = {"none", "full"},
          .types = {make_type("tough", tough, tough_cost, 3), make_type("weak", 1 - tough, weak_cost, .5)}};
}

/// The tough test with certainty, the weak with `bluff`; full sanctions after a test with `full`, always otherwise.
SignallingAssessment make_assessment(double tough, const Rational& bluff, const Rational& full) {
  const Rational q = exact_rational(tough);
  const Rational tests = q + (1 - q) * bluff;
  SignallingAssessment assessment;
  assessment.sender = {{0, 1}, {1 - bluff, bluff}};
  assessment.receiver = {{0, 1}, {1 - full, full}};
  assessment.beliefs = {{0, 1}, {q / tests, 1 - q / tests}};
  return assessment;
}

/// The same behaviour in the full tree: types answer by backward induction.
BehaviorProfile<Rational> make_tree_profile(const ProvocationGame& game, const ExtensiveGame& tree,
                                            const SignallingAssessment& assessment) {
  BehaviorProfile<Rational> profile(tree);
  for (std::uint32_t t = 0; t < game.types.size(); ++t) {
    const NodeId choice = tree.child(ExtensiveGame::root(), t);
    for (std::uint32_t message : {hold_back, test_missile}) {
      profile.at(tree.information_set(choice))[message] = assessment.sender[t][message];
      const NodeId response = tree.child(choice, message);
      for (std::uint32_t i = 0; i < game.intensities.size(); ++i) {
        profile.at(tree.information_set(response))[i] = assessment.receiver[message][i];
        profile.at(tree.information_set(tree.child(response, i)))[concedes(game.types[t], i) ? 1 : 0] = 1;
      }
    }
  }
  return profile;
}

bool is_equilibrium(const ProvocationGame& game, const SignallingAssessment& assessment) {
  const ExtensiveGame tree = make_provocation_tree(game);
  const auto regrets = evaluate_regrets(tree, make_tree_profile(game, tree, assessment));
  return regrets[0] == 0 && regrets[1] == 0;
}

TEST(ProvocationGame, Tree_HasTheNodesItsDocumentationCounts) {
  const ExtensiveGame tree = make_provocation_tree(make_game(.5, .5, .5));
  EXPECT_EQ(tree.node_count(), 1 + 2 * (1 + 2 * (1 + 3 * 2)));
  EXPECT_EQ(tree.information_set_count(PlayerId(1)), 2U) << "the sender sees the test only";
  EXPECT_TRUE(has_perfect_recall(tree));
}

TEST(ProvocationGame, TestsSeparate_IffTheyAreCheapForTheToughAndDearForTheWeak) {
  // The tough gain `harm` = 1 by being spared, the weak keep their stake of 1/2.
  for (const double tough_cost : {.25, 1.0, 1.5}) {
    for (const double weak_cost : {.25, .5, .75}) {
      const ProvocationGame game = make_game(.5, tough_cost, weak_cost);
      const bool separates = tough_cost <= 1 && weak_cost >= .5;
      EXPECT_EQ(is_equilibrium(game, make_assessment(.5, 0, 0)), separates) << tough_cost << " " << weak_cost;
    }
  }
}

TEST(ProvocationGame, WhereTestsAreCheapForTheWeakToo_TheyBluff_AndTestsAreSometimesSanctioned) {
  // The sender is indifferent after a test iff P(weak) 1 = P(tough) 1/4: q = 1/4, bluff = q/(1-q) 1/4 = 1/12. The weak
  // are iff (1 - full) 1/2 = cost: full = 1 - 2 cost.
  const ProvocationGame game = make_game(.25, .125, .125);
  EXPECT_TRUE(is_equilibrium(game, make_assessment(.25, Rational(1, 12), Rational(3, 4))));
  EXPECT_FALSE(is_equilibrium(game, make_assessment(.25, Rational(1, 12), Rational(1, 2))));
}

TEST(ProvocationGame, SignallingForm_AgreesWithTheTree_OnPerfectBayesianEquilibria) {
  const ProvocationGame game = make_game(.5, .5, .75);
  const SignallingGame signalling = make_provocation_signalling(game);
  EXPECT_TRUE(verify_perfect_bayesian(signalling, make_assessment(.5, 0, 0)).accepted);
  const ProvocationGame cheap = make_game(.5, .5, .25);
  EXPECT_FALSE(verify_perfect_bayesian(make_provocation_signalling(cheap), make_assessment(.5, 0, 0)).accepted);
}

TEST(ProvocationGame, EveryPerfectBayesianEquilibrium_IsOneOfTheFullTree) {
  RandomStream random(2017);
  for (int draw = 0; draw < 12; ++draw) {
    const ProvocationGame game = make_game(random.uniform(.05, .95), random.uniform(0, 1.5), random.uniform(0, .8));
    const SignallingGame signalling = make_provocation_signalling(game);
    const SignallingEquilibria found = solve_signalling(signalling);
    EXPECT_TRUE(found.complete);
    ASSERT_FALSE(found.sets.empty());
    for (const SignallingEquilibriumSet& set : found.sets) {
      EXPECT_TRUE(is_equilibrium(game, evaluate_centre(signalling, set))) << "draw " << draw;
    }
  }
}

TEST(ProvocationGame, SeparatingEquilibrium_IsAmongAllThatAreFound) {
  const SignallingAssessment separating = make_assessment(.5, 0, 0);
  for (const double weak_cost : {.25, .75}) {
    const SignallingGame game = make_provocation_signalling(make_game(.5, .5, weak_cost));
    const SignallingEquilibria found = solve_signalling(game);
    const bool is_found = std::any_of(found.sets.begin(), found.sets.end(), [&](const SignallingEquilibriumSet& set) {
      return contains(game, set, separating.sender, separating.receiver);
    });
    EXPECT_EQ(is_found, weak_cost > .5);
  }
}

TEST(ProvocationGame, FoldedPayoffs_AreThoseOfTheBetterAnswer) {
  const SignallingGame signalling = make_provocation_signalling(make_game(.5, .25, .25));
  EXPECT_EQ(signalling.sender_payoff(1, hold_back, 1), 0) << "the weak concede to full sanctions";
  EXPECT_EQ(signalling.receiver_payoff(1, test_missile, 1), 1);
  EXPECT_EQ(signalling.sender_payoff(0, test_missile, 1), Rational(7, 4)) << "the tough keep 3 - 1, less the test";
  EXPECT_EQ(signalling.receiver_payoff(0, hold_back, 1), Rational(-1, 4));
}

TEST(ProvocationGame, PayoffsOfEpisodes_AreTheLeadersValues) {
  // The better of c = 0 and c = 1 cannot beat the best c, and equals it where that is at an end.
  const SanctionsEpisode episode(Polity(test::oracle_polity('A', 0)), Package({test::broad_instrument()}),
                                 test::oracle_actors());
  const std::array shares = {0.0, .25, .5, 1.0};
  const ProvocationGame game = make_provocation_game(std::vector<ProvocationEpisode>{{"only", 1, .1, episode}}, shares);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const ProvocationAnswers& answers = game.types.front().answers[i];
    const LeaderResponse best = solve_leader_response(episode, std::array{shares[i]}, {.certify = true});
    EXPECT_LE(answers.resist.target, best.upper_bound);
    EXPECT_LE(answers.concede.target, best.upper_bound);
    const double c = best.action.concession;
    const double at_an_end = c == 0 ? answers.resist.target : c == 1 ? answers.concede.target : best.value;
    EXPECT_NEAR(at_an_end, best.value, 1e-8) << "intensity " << shares[i];
  }
}

TEST(ProvocationGame, RefusesGamesThatAreNone) {
  ProvocationGame game = make_game(.5, .5, .5);
  game.types[0].answers.pop_back();
  EXPECT_THROW((void)make_provocation_tree(game), InvalidModel);
  EXPECT_THROW((void)make_provocation_signalling({{"none"}, {}}), InvalidModel);
  EXPECT_THROW((void)make_provocation_game({}, std::array{0.0}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
