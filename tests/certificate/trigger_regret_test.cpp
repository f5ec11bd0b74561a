#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/trigger_regret.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/simultaneous_tree.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::HasSubstr;

constexpr auto claim = SolutionConcept::extensive_form_correlated;

/// One goes out (1, 1) or in; then both choose left or right at once: (3, 3) if both left, (0, 4) or (4, 0) if one goes
/// right, (0, 0) if both do. Strategies of One: out, in/left, in/right; of Two: left, right.
ExtensiveGame make_entry_game() {
  GameBuilder builder("entry", {"One", "Two"});
  const auto terminal = [&](int a, int b) { return builder.add_terminal({Rational(a), Rational(b)}); };
  const NodeId one = builder.add_decision(PlayerId(0), "one", {"out", "in"});
  const NodeId again = builder.add_decision(PlayerId(0), "again", {"left", "right"});
  builder.connect(one, 0, terminal(1, 1));
  builder.connect(one, 1, again);
  const int payoffs[2][2][2] = {{{3, 3}, {0, 4}}, {{4, 0}, {0, 0}}};
  for (std::uint32_t a = 0; a < 2; ++a) {
    const NodeId two = builder.add_decision(PlayerId(1), "two", {"left", "right"});
    builder.connect(again, a, two);
    for (std::uint32_t b = 0; b < 2; ++b) builder.connect(two, b, terminal(payoffs[a][b][0], payoffs[a][b][1]));
  }
  return builder.build(one);
}

// Drawn half each: in/left with left, in/right with left. Told "left", right gains 1, half the time: 1/2. Told "in", he
// gains 1/2 too if he goes right whatever comes; the larger of what he gains at "in" and after it counts, not the sum.
// Two is told left only: left pays 3/2, right 4/2, a gain of 1/2.
TEST(TriggerRegret, IsTheBestPlaceToDisobey) {
  const Rational half = Rational(1) / 2;
  const std::vector<ProfileProbability> distribution = {{1, half}, {2, half}};
  EXPECT_EQ(evaluate_trigger_regrets(make_entry_game(), distribution), (std::vector<Rational>{half, half}));
}

// Told in/right against right he gets 0, and could have had 1 by going out: he must disobey at "in" already.
TEST(TriggerRegret, CountsWhatComesAfterDisobeying) {
  const std::vector<ProfileProbability> distribution = {{5, 1}};
  EXPECT_EQ(evaluate_trigger_regrets(make_entry_game(), distribution), (std::vector<Rational>{1, 0}));
  EXPECT_EQ(evaluate_trigger_regrets(make_entry_game(), std::vector<ProfileProbability>{{3, 1}})[0], 0);
}

// Where every player moves once and knows nothing, told a move is told a strategy (Aumann 1974).
TEST(TriggerRegret, IsThatOfCorrelatedEquilibrium_WhereAllMoveOnceAtOnce) {
  RandomStream random(1);
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const std::vector<std::vector<std::string>> labels = {{"a", "b", "c"}, {"a", "b"}, {"a", "b"}};
    ExactTable payoffs(3);
    for (int k = 0; k < 12; ++k) {
      payoffs.append(std::vector<Rational>{random.below(9), random.below(9), random.below(9)});
    }
    const StrategicGame game("random", {"One", "Two", "Three"}, labels, payoffs);
    std::vector<ProfileProbability> distribution;
    Rational sum = 0;
    for (std::size_t profile = 0; profile < 12; ++profile) {
      distribution.push_back({profile, random.below(4)});
      sum += distribution.back().probability;
    }
    if (sum == 0) sum = distribution.front().probability = 1;
    for (auto& entry : distribution) entry.probability /= sum;
    const ExtensiveGame tree = make_simultaneous_tree(game);
    EXPECT_EQ(evaluate_trigger_regrets(tree, distribution),
              evaluate_correlated_regrets(game, distribution, SolutionConcept::correlated))
        << "seed " << seed;
  }
}

// A player who is told his whole plan at once can do what he can if he is told move by move, and a player who decides
// before play can do less.
TEST(TriggerRegret, LiesBetweenThoseOfCoarseAndOfCorrelatedEquilibrium) {
  RandomStream random(2);
  std::size_t strictly = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame tree =
        make_recall_tree(seed, {.players = 2 + static_cast<std::uint32_t>(seed % 2), .inner_nodes = 7});
    const StrategicGame form = make_strategic_form(tree).game;
    std::vector<ProfileProbability> distribution;
    for (std::size_t profile = random.below(3); profile < form.profile_count() && distribution.size() < 4;
         profile += 1 + random.below(5)) {
      distribution.push_back({profile, 1});
    }
    if (distribution.empty()) distribution.push_back({0, 1});
    for (auto& entry : distribution) entry.probability = Rational(1) / distribution.size();
    const auto told_moves = evaluate_trigger_regrets(tree, distribution);
    const auto told_plans = evaluate_correlated_regrets(form, distribution, SolutionConcept::correlated);
    const auto told_nothing = evaluate_correlated_regrets(form, distribution, SolutionConcept::coarse_correlated);
    for (std::size_t i = 0; i < told_moves.size(); ++i) {
      EXPECT_LE(told_moves[i], told_plans[i]) << "seed " << seed;
      EXPECT_GE(told_moves[i], told_nothing[i]) << "seed " << seed;
      strictly += told_moves[i] < told_plans[i] || told_moves[i] > told_nothing[i] ? 1 : 0;
    }
  }
  EXPECT_GT(strictly, 20U);
}

TEST(ExtensiveFormCorrelatedCertificate, IsRejected_AfterAnyMutation) {
  const ExtensiveGame game = make_threat_game();
  // Profiles of the reduced form: (wait, concede), (threaten, concede), (wait, resist), (threaten, resist).
  const Certificate valid = make_correlated_certificate(game, claim, {{1, Rational(1)}});
  EXPECT_EQ(valid.kind, CertificateKind::exact);
  EXPECT_TRUE(verify_certificate(game, valid).accepted) << verify_certificate(game, valid).reason;
  Certificate changed = valid;
  changed.distribution[0].profile = 3;
  EXPECT_FALSE(verify_certificate(game, changed).accepted);
  changed.payoffs = make_correlated_certificate(game, claim, {{3, Rational(1)}}).payoffs;
  EXPECT_THAT(verify_certificate(game, changed).reason, HasSubstr("disobeying"));
  changed = valid;
  changed.distribution[0].probability = Rational(1) / 2;
  EXPECT_THAT(verify_certificate(game, changed).reason, HasSubstr("not to 1"));
  changed = valid;
  changed.payoffs[0] += 1;
  EXPECT_THAT(verify_certificate(game, changed).reason, HasSubstr("other expected payoffs"));
  changed = valid;
  changed.max_regret = 1;
  EXPECT_THAT(verify_certificate(game, changed).reason, HasSubstr("no regret"));
  EXPECT_THROW((void)make_correlated_certificate(make_strategic_form(game).game, claim, {{1, Rational(1)}}),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
