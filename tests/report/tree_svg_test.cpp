#include <algorithm>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/report/tree_svg.hpp>

#include "report/svg_reading.hpp"
#include "report/tree_thinning.hpp"

namespace selectorate {
namespace {

std::vector<std::string> labels(std::size_t count) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(fmt::format("action {}", i));
  return result;
}

/// Sender picks one of `first` actions, Leader one of `second`.
ExtensiveGame two_moves(std::size_t first, std::size_t second) {
  GameBuilder builder("Made <up>", {"Sender", "Leader"});
  const NodeId root = builder.add_decision(PlayerId(0), "", labels(first));
  for (std::uint32_t i = 0; i < first; ++i) {
    const NodeId node = builder.add_decision(PlayerId(1), "", labels(second));
    builder.connect(root, i, node);
    for (std::uint32_t j = 0; j < second; ++j) {
      builder.connect(node, j, builder.add_terminal({Rational(i), Rational(j)}));
    }
  }
  return builder.build(root);
}

std::string drawn(const ExtensiveGame& game, const TreeDrawingOptions& options = {}) {
  std::ostringstream output;
  write_tree_svg(output, game, options);
  return output.str();
}

TEST(TreeSvg, SmallTree_IsDrawnWholeAndReadable) {
  const ExtensiveGame game = two_moves(3, 2);
  const std::string svg = drawn(game);
  EXPECT_NE(svg.find("All 6 ends are drawn."), std::string::npos);
  EXPECT_NE(svg.find("(2, 1)"), std::string::npos);
  EXPECT_NE(svg.find("Made &lt;up&gt;"), std::string::npos);
  testing::expect_readable(svg);
}

// Two information sets whose nodes alternate in one column: a straight line through either would join all four.
TEST(TreeSvg, LinesOfInterleavedInformationSets_GoAroundEachOther) {
  GameBuilder builder("", {"One", "Two"});
  const NodeId root = builder.add_chance({Rational(1, 2), Rational(1, 2)}, {"a", "b"});
  for (std::uint32_t i = 0; i < 2; ++i) {
    const NodeId first = builder.add_decision(PlayerId(0), labels(1)[0] + std::to_string(i), {"left", "right"});
    builder.connect(root, i, first);
    for (std::uint32_t j = 0; j < 2; ++j) {
      const NodeId second = builder.add_decision(PlayerId(1), j == 0 ? "after left" : "after right", labels(2));
      builder.connect(first, j, second);
      for (std::uint32_t k = 0; k < 2; ++k)
        builder.connect(second, k, builder.add_terminal({Rational(0), Rational(0)}));
    }
  }
  const std::string svg = drawn(builder.build(root));
  testing::expect_readable(svg);
  const std::regex dashed("<polyline points=\"([^\"]*)\"[^>]*dasharray");
  std::size_t found = 0;
  for (std::sregex_iterator it(svg.begin(), svg.end(), dashed), end; it != end; ++it, ++found) {
    const std::string points = (*it)[1];
    EXPECT_EQ(std::count(points.begin(), points.end(), ','), 4) << "out, along its lane, back: " << points;
  }
  EXPECT_EQ(found, 2U);
}

TEST(TreeSvg, LargeTree_IsThinned_AndSaysByHowMuch) {
  const ExtensiveGame game = two_moves(100, 50);
  const ThinnedTree thinned = thin_tree(game, {});
  EXPECT_LE(thinned.ends, 200U);
  EXPECT_GE(thinned.ends, 100U);  // 14 x 14 = 196 fit
  const std::string svg = drawn(game);
  EXPECT_NE(svg.find(fmt::format("{} of 5,000 ends are drawn", thinned.ends)), std::string::npos);
  testing::expect_readable(svg);
}

TEST(TreeSvg, LeftOutActions_AreCountedInFull) {
  const ExtensiveGame game = two_moves(30, 40);
  const ThinnedTree thinned = thin_tree(game, {.leaf_limit = 20});
  for (std::size_t i = 0; i < thinned.nodes.size(); ++i) {
    if (thinned.nodes[i].is_end) continue;
    std::uint32_t actions = 0;
    for (std::size_t j = 1; j < thinned.nodes.size(); ++j) {
      if (thinned.nodes[j].parent == i) actions += thinned.nodes[j].is_note ? thinned.nodes[j].left_out : 1;
    }
    EXPECT_EQ(actions, game.child_count(thinned.nodes[i].node));
  }
}

TEST(TreeSvg, ChosenActions_AreNeverLeftOut) {
  const ExtensiveGame game = two_moves(50, 50);
  PureProfile chosen{std::vector<std::uint32_t>(game.information_set_count(), 17)};
  const ThinnedTree thinned = thin_tree(game, {.leaf_limit = 10, .chosen = &chosen});
  bool found = false;
  for (const DrawnNode& drawn : thinned.nodes) {
    found |= drawn.depth == 1 && !drawn.is_note && game.action_into(drawn.node) == 17;
  }
  EXPECT_TRUE(found);
  testing::expect_readable(drawn(game, {.leaf_limit = 10, .chosen = &chosen}));
}

TEST(TreeSvg, ProfileOfAnotherGame_IsRefused) {
  const PureProfile chosen{{0}};
  EXPECT_THROW(drawn(two_moves(2, 2), {.chosen = &chosen}), InvalidModel);
  EXPECT_THROW(drawn(two_moves(2, 2), {.leaf_limit = 0}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
