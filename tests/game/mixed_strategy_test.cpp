#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/mixed_strategy.hpp>
#include <selectorate/game/strategy_payoff.hpp>

#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

// Kuhn (1953): with perfect recall the behaviour strategies pay everybody what the mixed ones do.
TEST(MixedStrategy, PaysTheSameAsItsBehaviourStrategy) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random(seed);
    const ExtensiveGame game = make_recall_tree(seed);
    for (const bool reduced : {true, false}) {
      const StrategicForm form = make_strategic_form(game, {.reduced = reduced});
      BehaviorProfile<Rational> mixed(form.game);
      for (std::uint32_t i = 0; i < game.player_count(); ++i) {
        const auto weights = mixed.at(InformationSetId(i));
        Rational sum = 0;
        for (Rational& weight : weights) sum += weight = random.below(3);
        if (sum == 0) sum = weights[0] = 1;
        for (Rational& weight : weights) weight /= sum;
      }
      EXPECT_EQ(evaluate_expected_payoffs(game, make_behavior_profile(game, form, mixed)),
                evaluate_expected_payoffs(form.game, mixed));
    }
  }
}

// The sender waits, so the leader's own strategy still says what he would do; the sender's says nothing of another set.
TEST(MixedStrategy, KeepsWhatAStrategySays_WhereOthersDoNotLead) {
  const ExtensiveGame game = make_threat_game();
  const StrategicForm form = make_strategic_form(game);
  BehaviorProfile<Rational> mixed(form.game);
  mixed.at(InformationSetId(0))[0] = 1;
  mixed.at(InformationSetId(1))[0] = Rational(1) / 3;
  mixed.at(InformationSetId(1))[1] = Rational(2) / 3;
  const auto behavior = make_behavior_profile(game, form, mixed);
  EXPECT_EQ(behavior.at(InformationSetId(1))[1], Rational(2) / 3);
}

}  // namespace
}  // namespace selectorate
