#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "game/recall_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

std::vector<RealizationPlan> plans_of(const SequenceForm& form, const BehaviorProfile<Rational>& profile) {
  std::vector<RealizationPlan> plans;
  for (std::uint32_t i = 0; i < form.player_count(); ++i) {
    plans.push_back(make_realization_plan(form, PlayerId(i), profile));
  }
  return plans;
}

/// One player moves twice, forgetting his first move.
ExtensiveGame make_forgetful_game() {
  GameBuilder builder("forgetful", {"One"});
  const NodeId first = builder.add_decision(PlayerId(0), "first", {"l", "r"});
  for (const char* action : {"l", "r"}) {
    const NodeId second = builder.add_decision(PlayerId(0), "second", {"l", "r"});
    builder.connect(first, action, second);
    for (const char* next : {"l", "r"}) builder.connect(second, next, builder.add_terminal({Rational(1)}));
  }
  return builder.build(first);
}

TEST(SequenceForm, OfTheThreatGame_FoldsChanceIntoItsEntries) {
  const SequenceForm form(make_threat_game());
  ASSERT_EQ(form.sequence_count(PlayerId(0)), 3U);
  ASSERT_EQ(form.sequence_count(PlayerId(1)), 3U);
  // (wait, empty), (threaten, concede), (threaten, resist); the last is 1/3 (-1, -4) + 2/3 (-2, 2) = (-5/3, 0).
  ASSERT_EQ(form.entry_count(), 3U);
  const std::vector<std::vector<std::uint32_t>> sequences = {{1, 0}, {2, 1}, {2, 2}};
  const std::vector<std::vector<Rational>> payoffs = {{0, 2}, {3, 1}, {Rational(-5) / 3, 0}};
  for (std::size_t entry = 0; entry < 3; ++entry) {
    for (std::uint32_t i = 0; i < 2; ++i) {
      EXPECT_EQ(form.entry_sequences(entry)[i], sequences[entry][i]);
      EXPECT_EQ(form.payoff(entry, PlayerId(i)), payoffs[entry][i]);
    }
    EXPECT_EQ(form.chance_probability(entry), 1);
  }
  EXPECT_EQ(form.payoff_denominator(PlayerId(0)), 3);
  EXPECT_EQ(form.payoff_denominator(PlayerId(1)), 1);
  EXPECT_EQ(form.scaled_payoff(2, PlayerId(0)), -5);
}

TEST(SequenceForm, NeedsPerfectRecall) {
  EXPECT_THROW(SequenceForm{make_forgetful_game()}, InvalidModel);
}

TEST(SequenceForm, OfThreePlayers_HasAnEntryForEachCombination) {
  const SequenceForm form(make_selten_horse());
  EXPECT_EQ(form.entry_count(), 5U);
  EXPECT_EQ(form.entry_sequences(0).size(), 3U);
}

TEST(SequenceForm, HasParentsBeforeChildren_AndContiguousActions) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame game = make_recall_tree(seed, {.players = 3, .inner_nodes = 12});
    const SequenceForm form(game);
    for (std::uint32_t i = 0; i < 3; ++i) {
      std::uint32_t next = 1;
      for (std::uint32_t k = 0; k < game.information_set_count(PlayerId(i)); ++k) {
        const InformationSetId set(game.first_information_set(PlayerId(i)).index() + k);
        EXPECT_EQ(form.first_sequence(set), next);
        EXPECT_LT(form.parent_sequence(set), next);
        for (std::uint32_t action = 0; action < game.action_count(set); ++action, ++next) {
          EXPECT_EQ(form.information_set(PlayerId(i), next), set);
          EXPECT_EQ(form.last_action(PlayerId(i), next), action);
        }
      }
      EXPECT_EQ(form.sequence_count(PlayerId(i)), next) << "seed " << seed;
    }
  }
}

TEST(SequenceForm, HasTheExpectedPayoffsOfTheTree_UnderRandomStrategies) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const std::uint32_t players = 1 + static_cast<std::uint32_t>(seed % 3);
    const ExtensiveGame game = make_recall_tree(seed, {.players = players, .inner_nodes = 10});
    const SequenceForm form(game);
    RandomStream random(seed, 1);
    const BehaviorProfile<Rational> profile = make_random_profile(game, random);
    EXPECT_EQ(evaluate_expected_payoffs(form, plans_of(form, profile)), evaluate_expected_payoffs(game, profile))
        << "seed " << seed;
  }
}

TEST(SequenceForm, ChanceProbabilities_AreWhatTheOthersLeaveToTerminals) {
  // With payoffs of 1 everywhere each entry's payoff is its probability, and every plan expects 1.
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ExtensiveGame tree = make_recall_tree(seed);
    ExactTable ones(2);
    for (std::size_t row = 0; row < tree.payoffs().rows(); ++row) ones.append(std::vector<double>{1.0, 1.0});
    const SequenceForm form(tree.with_payoffs(ones));
    for (std::size_t entry = 0; entry < form.entry_count(); ++entry) {
      EXPECT_EQ(form.payoff(entry, PlayerId(0)), form.chance_probability(entry));
    }
    const auto plans = plans_of(form, make_uniform_profile(tree));
    EXPECT_EQ(evaluate_expected_payoffs(form, plans), (std::vector<Rational>{1, 1})) << "seed " << seed;
  }
}

TEST(SequenceForm, ScaledPayoffs_AreIntegersOverTheLeastDenominator) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const SequenceForm form(make_recall_tree(seed));
    for (std::uint32_t i = 0; i < 2; ++i) {
      Integer common = form.payoff_denominator(PlayerId(i));
      for (std::size_t entry = 0; entry < form.entry_count(); ++entry) {
        EXPECT_EQ(form.payoff(entry, PlayerId(i)) * Rational(form.payoff_denominator(PlayerId(i))),
                  Rational(form.scaled_payoff(entry, PlayerId(i))));
        common = boost::multiprecision::gcd(common, form.scaled_payoff(entry, PlayerId(i)));
      }
      EXPECT_EQ(common, 1) << "a smaller denominator would do, seed " << seed;
    }
  }
}

TEST(RealizationPlan, AndBehaviorStrategy_AgreeWherePlayCanCome) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ExtensiveGame game = make_recall_tree(seed);
    const SequenceForm form(game);
    RandomStream random(seed, 2);
    const BehaviorProfile<Rational> profile = make_random_profile(game, random);
    const std::vector<RealizationPlan> plans = plans_of(form, profile);
    EXPECT_EQ(make_behavior_profile(form, plans, profile), profile) << "seed " << seed;
    const BehaviorProfile<Rational> filled = make_behavior_profile(form, plans);
    EXPECT_EQ(plans_of(form, filled), plans) << "seed " << seed;
    for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
      const InformationSetId set(number);
      const auto& plan = plans[game.owner(set).index()];
      const bool reached = plan[form.parent_sequence(set)] != 0;
      for (std::uint32_t a = 0; a < game.action_count(set); ++a) {
        const Rational expected = reached ? profile.at(set)[a] : Rational(1) / game.action_count(set);
        EXPECT_EQ(filled.at(set)[a], expected) << "seed " << seed;
      }
    }
  }
}

TEST(RealizationPlan, ThatDoesNotAddUp_IsRefused) {
  const SequenceForm form(make_threat_game());
  EXPECT_NO_THROW(check_realization_plan(form, PlayerId(0), {1, 0, 1}));
  EXPECT_THROW(check_realization_plan(form, PlayerId(0), {1, 0}), InvalidModel);
  EXPECT_THROW(check_realization_plan(form, PlayerId(0), {0, 0, 0}), InvalidModel);
  EXPECT_THROW(check_realization_plan(form, PlayerId(0), {1, 2, -1}), InvalidModel);
  EXPECT_THROW(check_realization_plan(form, PlayerId(0), {1, 0, Rational(1) / 2}), InvalidModel);
  const std::vector<RealizationPlan> one = {{1, 0, 1}};
  EXPECT_THROW((void)make_behavior_profile(form, one), InvalidModel);
  EXPECT_THROW((void)evaluate_expected_payoffs(form, one), InvalidModel);
}

}  // namespace
}  // namespace selectorate
