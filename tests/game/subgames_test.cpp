#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/subgames.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// Random tree in which nodes of a level with as many actions share information sets at random.
ExtensiveGame make_random_game(RandomStream& random) {
  GameBuilder builder("random", {"One", "Two"});
  std::vector<InformationSetId> sets;
  for (std::uint32_t set = 0; set < 6; ++set)
    sets.push_back(builder.add_information_set(PlayerId(set % 2), "", {"l", "r"}));
  const auto grow = [&](auto&& self, int depth) -> NodeId {
    if (depth == 0 || random.below(5) == 0) return builder.add_terminal({Rational(1), Rational(0)});
    NodeId node;
    switch (random.below(4)) {
      case 0:
        node = builder.add_decision(sets[random.below(6)]);
        break;
      case 1:
        node = builder.add_chance({Rational(1) / 2, Rational(1) / 2});
        break;
      default:
        node = builder.add_decision(PlayerId(random.below(2)), 2);
        break;
    }
    for (std::uint32_t action = 0; action < 2; ++action) builder.connect(node, action, self(self, depth - 1));
    return node;
  };
  const NodeId root = builder.add_decision(PlayerId(0), 2);
  for (std::uint32_t action = 0; action < 2; ++action) builder.connect(root, action, grow(grow, 5));
  return builder.build(root);
}

bool is_below(const ExtensiveGame& game, NodeId node, NodeId ancestor) {
  while (node != ancestor && node != ExtensiveGame::root()) node = game.parent(node);
  return node == ancestor;
}

/// Selten's definition, word by word.
bool starts_subgame(const ExtensiveGame& game, NodeId node) {
  if (game.kind(node) == NodeKind::terminal) return false;
  if (game.kind(node) == NodeKind::decision && game.members(game.information_set(node)).size() != 1) return false;
  for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
    const auto members = game.members(InformationSetId(set));
    const auto inside = std::count_if(members.begin(), members.end(),
                                      [&](std::uint32_t member) { return is_below(game, NodeId(member), node); });
    if (inside != 0 && static_cast<std::size_t>(inside) != members.size()) return false;
  }
  return true;
}

TEST(Subgames, OfSeltensHorse_AreOnlyTheWhole) {
  EXPECT_EQ(find_subgame_roots(make_selten_horse()), std::vector<NodeId>{ExtensiveGame::root()});
}

TEST(Subgames, OfPerfectInformation_StartAtEveryInnerNode) {
  EXPECT_EQ(find_subgame_roots(make_threat_game()).size(), 3U);
}

TEST(Subgames, AreThoseOfTheDefinition_InRandomTrees) {
  for (std::uint64_t index = 0; index < 300; ++index) {
    SCOPED_TRACE(testing::Message() << "seed 7, index " << index);
    RandomStream random(7, index);
    const ExtensiveGame game = make_random_game(random);
    std::vector<NodeId> expected;
    for (std::uint32_t node = 0; node < game.node_count(); ++node) {
      if (starts_subgame(game, NodeId(node))) expected.emplace_back(node);
    }
    EXPECT_EQ(find_subgame_roots(game), expected);
  }
}

TEST(Subgame, KeepsPayoffsLabelsAndInformationSets) {
  const ExtensiveGame game = make_outside_option_game();
  const auto roots = find_subgame_roots(game);
  ASSERT_EQ(roots.size(), 2U);
  const Subgame stage = make_subgame(game, roots[1]);
  EXPECT_EQ(stage.game.node_count(), 7U);
  ASSERT_EQ(stage.information_sets.size(), 2U);
  EXPECT_EQ(game.information_set_label(stage.information_sets[0]), "battle");
  EXPECT_EQ(game.information_set_label(stage.information_sets[1]), "column");
  EXPECT_EQ(stage.game.action_label(InformationSetId(1), 1), "right");
  const auto payoffs = evaluate_expected_payoffs(stage.game, PureProfile{{0, 0}});
  EXPECT_EQ(payoffs[0], 3);
  EXPECT_EQ(payoffs[1], 1);
}

TEST(Subgame, WithAnEnd_StopsThereAndPaysIt) {
  const ExtensiveGame game = make_outside_option_game();
  const NodeId stage = find_subgame_roots(game)[1];
  const Subgame top = make_subgame(game, ExtensiveGame::root(), {{stage, {Rational(3) / 4, Rational(1) / 4}}});
  EXPECT_EQ(top.game.node_count(), 3U);
  const auto payoffs = evaluate_expected_payoffs(top.game, PureProfile{{1}});
  EXPECT_EQ(payoffs[0], Rational(3) / 4);
  EXPECT_EQ(payoffs[1], Rational(1) / 4);
}

TEST(Subgame, IsRefused_WhereNoneStarts) {
  const ExtensiveGame horse = make_selten_horse();
  EXPECT_THROW((void)make_subgame(horse, horse.child(ExtensiveGame::root(), 0)), InvalidModel);
  EXPECT_THROW((void)make_subgame(horse, NodeId(99)), InvalidModel);
  const ExtensiveGame entry = make_outside_option_game();
  EXPECT_THROW((void)make_subgame(entry, ExtensiveGame::root(), {{find_subgame_roots(entry)[1], {Rational(1)}}}),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
