#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/game/simultaneous_tree.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {
namespace {

/// Three players with 2, 3 and 2 strategies and random payoffs in sevenths.
StrategicGame make_random_game(std::uint64_t seed) {
  RandomStream random(seed);
  ExactTable payoffs(3);
  for (int profile = 0; profile < 12; ++profile) {
    std::vector<Rational> row;
    for (int player = 0; player < 3; ++player) row.emplace_back(static_cast<int>(random.below(100)) - 50, 7);
    payoffs.append(row);
  }
  return {"random", {"A", "B", "C"}, {{"a", "b"}, {"x", "y", "z"}, {"l", "r"}}, std::move(payoffs), "a comment"};
}

TEST(SimultaneousTree, HasTheGameItselfAsItsStrategicForm) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const StrategicGame game = make_random_game(seed);
    EXPECT_TRUE(make_strategic_form(make_simultaneous_tree(game)).game == game);
  }
}

TEST(SimultaneousTree, HidesEveryMove) {
  const ExtensiveGame tree = make_simultaneous_tree(make_random_game(1));
  EXPECT_EQ(tree.node_count(), 1U + 2 + 6 + 12);
  EXPECT_EQ(tree.information_set_count(), 3U);
  EXPECT_EQ(tree.members(InformationSetId(2)).size(), 6U);
  EXPECT_EQ(tree.action_label(InformationSetId(1), 2), "z");
}

TEST(SimultaneousTree, RefusesStrategiesThatCannotBeToldApart) {
  ExactTable payoffs(1);
  for (int profile = 0; profile < 2; ++profile) payoffs.append(std::vector<double>{1.0});
  EXPECT_THROW(static_cast<void>(make_simultaneous_tree(StrategicGame("", {"A"}, {{"a", "a"}}, payoffs))),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
