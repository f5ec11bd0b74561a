#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/assessment.hpp>
#include <selectorate/sanctions/robust_leader_game.hpp>

namespace selectorate {
namespace {

TEST(RobustLeaderGame, SanctionsOccurInOneCaseOfThree_AtThePublishedNumbers) {
  // oracles.md 6: v 1, k .4, d 1, q .4. The doubles are not the decimals, hence "near".
  const RobustLeaderEquilibrium e = evaluate_robust_leader_game({1, .4, 1, .4});
  EXPECT_NEAR(static_cast<double>(e.sanction_frequency), 1 / 3.0, 1e-15);
  EXPECT_NEAR(static_cast<double>(e.bluff), 4 / 9.0, 1e-15);
  EXPECT_EQ(e.sanction, Rational(1, 2));
}

TEST(RobustLeaderGame, ClosedForm_IsAnEquilibriumOfTheTree_WithBeliefsByBayesRule) {
  RandomStream random(4);
  for (int draw = 0; draw < 50; ++draw) {
    const RobustLeaderGame game = {random.uniform(1, 3), random.uniform(.1, .9), random.uniform(.1, 3),
                                   random.uniform(.05, .95)};
    const RobustLeaderEquilibrium e = evaluate_robust_leader_game(game);
    const ExtensiveGame tree = make_robust_leader_tree(game);
    const BehaviorProfile<Rational> profile = make_robust_leader_profile(tree, e);
    EXPECT_EQ(evaluate_regrets(tree, profile), (std::vector<Rational>{0, 0})) << "draw " << draw;
    const BeliefSystem<Rational> beliefs = evaluate_bayes_beliefs(tree, profile);
    EXPECT_EQ(beliefs.beliefs.at(tree.first_information_set(PlayerId(1)).index()).at(0), e.belief);
  }
}

TEST(RobustLeaderGame, WhereRobustLeadersAreMany_NobodyIsSanctioned) {
  // q > 1 - k/v.
  const RobustLeaderEquilibrium e = evaluate_robust_leader_game({1, .5, 1, .75});
  EXPECT_EQ(e.bluff, 1);
  EXPECT_EQ(e.sanction, 0);
  EXPECT_EQ(e.sanction_frequency, 0);
}

TEST(RobustLeaderGame, SanctionsFailMoreOftenThanLeadersAreRobust) {
  // The selection effect in its simplest form: among those who are sanctioned 1 - k/v are robust, against q <= 1 - k/v
  // of all.
  const RobustLeaderEquilibrium e = evaluate_robust_leader_game({1, .25, 1, .5});
  EXPECT_EQ(e.belief, Rational(3, 4));
}

TEST(RobustLeaderGame, RefusesNumbersOutOfRange) {
  EXPECT_THROW((void)evaluate_robust_leader_game({1, 1, 1, .5}), InvalidModel);
  EXPECT_THROW((void)evaluate_robust_leader_game({1, 0, 1, .5}), InvalidModel);
  EXPECT_THROW((void)evaluate_robust_leader_game({1, .5, 1, 1}), InvalidModel);
  EXPECT_THROW((void)evaluate_robust_leader_game({1, .5, 0, .5}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
