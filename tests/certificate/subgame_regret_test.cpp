#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/subgames.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

// (in, top, left) and (out, bottom, right) are subgame perfect; (out, top, right) is
// Nash, but in the battle One would rather play bottom for 1 instead of 0, and Two left for 1 instead of 0.
TEST(SubgameRegret, SeesABattleThatIsNeverReached) {
  const ExtensiveGame game = make_outside_option_game();
  const auto regret = [&](std::uint32_t entry, std::uint32_t battle, std::uint32_t column) {
    return evaluate_subgame_regret(game, make_behavior_profile(game, PureProfile{{entry, battle, column}}));
  };
  EXPECT_EQ(regret(1, 0, 0), 0);
  EXPECT_EQ(regret(0, 1, 1), 0);
  EXPECT_EQ(regret(0, 0, 1), 1);
  EXPECT_EQ(evaluate_regrets(game, make_behavior_profile(game, PureProfile{{0, 0, 1}})), (std::vector<Rational>{0, 0}));
  // (out, top, left): the battle is in equilibrium, but One would enter it for 3 instead of 2.
  EXPECT_EQ(regret(0, 0, 0), 1);
}

/// A random tree of two players whose levels are hidden from the second mover of each stage now and then.
NodeId grow(GameBuilder& builder, RandomStream& random, int depth, int& stages) {
  if (depth == 0 || random.below(4) == 0) {
    return builder.add_terminal({Rational(random.below(9)), Rational(random.below(9))});
  }
  if (random.below(5) == 0) {
    const NodeId chance = builder.add_chance({Rational(1) / 3, Rational(2) / 3});
    for (std::uint32_t action = 0; action < 2; ++action) {
      builder.connect(chance, action, grow(builder, random, depth - 1, stages));
    }
    return chance;
  }
  const std::string label = std::to_string(stages++);
  const PlayerId first(random.below(2));
  const PlayerId second(1 - first.index());
  const bool hidden = random.below(2) == 0;
  const NodeId mover = builder.add_decision(first, "first" + label, {"l", "r"});
  for (std::uint32_t action = 0; action < 2; ++action) {
    const std::string set = "second" + label + (hidden ? "" : "after " + std::to_string(action));
    const NodeId answer = builder.add_decision(second, set, {"l", "r"});
    builder.connect(mover, action, answer);
    for (std::uint32_t reply = 0; reply < 2; ++reply) {
      builder.connect(answer, reply, grow(builder, random, depth - 1, stages));
    }
  }
  return mover;
}

// The definition: take each subgame out as a game of its own and look at its regrets.
TEST(SubgameRegret, IsTheLargestRegretOfAnySubgame_OnRandomTrees) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random(seed);
    GameBuilder builder("random", {"A", "B"});
    int stages = 0;
    const ExtensiveGame game = builder.build(grow(builder, random, 3, stages));
    auto profile = make_uniform_profile(game);
    for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
      const Rational p = Rational(random.below(4)) / 3;
      profile.at(InformationSetId(set))[0] = p;
      profile.at(InformationSetId(set))[1] = 1 - p;
    }
    Rational largest = 0;
    for (const NodeId root : find_subgame_roots(game)) {
      const Subgame subgame = make_subgame(game, root);
      BehaviorProfile<Rational> part(subgame.game);
      for (std::uint32_t set = 0; set < subgame.game.information_set_count(); ++set) {
        const auto whole = profile.at(subgame.information_sets[set]);
        std::copy(whole.begin(), whole.end(), part.at(InformationSetId(set)).begin());
      }
      for (const Rational& regret : evaluate_regrets(subgame.game, part)) largest = std::max(largest, regret);
    }
    EXPECT_EQ(evaluate_subgame_regret(game, profile), largest);
  }
}

}  // namespace
}  // namespace selectorate
