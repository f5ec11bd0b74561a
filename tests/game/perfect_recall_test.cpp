#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// One player who chooses twice and forgets the first choice.
ExtensiveGame make_forgetful_game() {
  GameBuilder builder("forgetful", {"Driver"});
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"left", "right"});
  builder.connect(first, "left", builder.add_decision(PlayerId(0), "second", {"a", "b"}));
  builder.connect(first, "right", builder.add_decision(PlayerId(0), "second", {"a", "b"}));
  for (const NodeId second : {NodeId(1), NodeId(2)}) {
    for (std::uint32_t action = 0; action < 2; ++action)
      builder.connect(second, action, builder.add_terminal({Rational(action)}));
  }
  return builder.build(first);
}

TEST(PerfectRecall, HoldsInSeltensHorse_AndUnderPerfectInformation) {
  EXPECT_TRUE(has_perfect_recall(make_selten_horse()));
  EXPECT_TRUE(has_perfect_recall(make_threat_game()));
}

TEST(PerfectRecall, FailsWhenAPlayerForgetsHisChoice_AndSaysWhich) {
  const auto violation = find_recall_violation(make_forgetful_game());
  ASSERT_TRUE(violation.has_value());
  EXPECT_EQ(
      violation->reason,
      "Driver cannot tell apart the node after Driver:left, where he has last chosen 'left' at 'first', and the node "
      "after Driver:right, where he has last chosen 'right' at 'first'");
}

TEST(PerfectRecall, FailsForTheAbsentMindedDriver) {
  const auto violation = find_recall_violation(make_absent_minded_game());
  ASSERT_TRUE(violation.has_value());
  EXPECT_THAT(violation->reason, testing::HasSubstr("at the root, where he has not moved"));
}

TEST(PerfectRecall, IsNeededByTheReducedForm_ButNotByTheNormalForm) {
  const ExtensiveGame game = make_forgetful_game();
  EXPECT_THROW((void)make_strategic_form(game), InvalidModel);
  EXPECT_EQ(make_strategic_form(game, {.reduced = false}).game.profile_count(), 4U);
}

}  // namespace
}  // namespace selectorate
