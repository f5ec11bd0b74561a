#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/signalling_assessment.hpp>

#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;

// The weak type mixes half and half: mu(weak | Beer) = (1/10 * 1/2) / (1/20 + 9/10) = 1/19.
SignallingAssessment make_mixed_assessment() {
  return {.sender = {{half, half}, {1, 0}},
          .receiver = {{Rational(1) / 4, Rational(3) / 4}, {1, 0}},
          .beliefs = {{Rational(1) / 19, Rational(18) / 19}, {1, 0}}};
}

TEST(SignallingAssessment, FollowsBayesRule) {
  const SignallingGame game = make_beer_quiche();
  const SignallingAssessment assessment = make_mixed_assessment();
  EXPECT_EQ(evaluate_posteriors(game, assessment.sender), assessment.beliefs);
  const auto pooling = evaluate_posteriors(game, {{1, 0}, {1, 0}});
  EXPECT_EQ(pooling[0], (std::vector<Rational>{Rational(1) / 10, Rational(9) / 10}));
  EXPECT_TRUE(pooling[1].empty());
}

TEST(SignallingAssessment, NamesHowMuchTheSenderTells) {
  const SignallingGame game = make_beer_quiche();
  EXPECT_EQ(classify_sender(game, {{1, 0}, {1, 0}}), SignallingKind::pooling);
  EXPECT_EQ(classify_sender(game, {{half, half}, {half, half}}), SignallingKind::pooling);
  EXPECT_EQ(classify_sender(game, {{1, 0}, {0, 1}}), SignallingKind::separating);
  EXPECT_EQ(classify_sender(game, {{half, half}, {0, 1}}), SignallingKind::semi_separating);
  EXPECT_EQ(to_string(SignallingKind::semi_separating), "semi_separating");
}

TEST(SignallingAssessment, AveragesASendersPayoffOverResponses) {
  const SignallingGame game = make_beer_quiche();
  EXPECT_EQ(evaluate_message_payoff(game, 1, 0, make_mixed_assessment().receiver[0]), Rational(5) / 2);
  EXPECT_EQ(evaluate_message_payoff(game, 0, 1, make_mixed_assessment().receiver[1]), 1);
}

TEST(SignallingAssessment, HasTheSamePayoffsAndBeliefsInTheTree) {
  const SignallingGame game = make_beer_quiche();
  const ExtensiveGame tree = make_signalling_tree(game);
  const auto translated = make_tree_assessment(game, tree, make_mixed_assessment());
  // Sender: 1/10 (1/2 (3/4 * 2) + 1/2 * 1) + 9/10 * 5/2; receiver: 1/10 (1/2 * 1/4 + 1/2) + 9/10 * 3/4.
  const auto payoffs = evaluate_expected_payoffs(tree, translated.behavior);
  EXPECT_EQ(payoffs[0], Rational(1) / 8 + Rational(9) / 4);
  EXPECT_EQ(payoffs[1], Rational(1) / 16 + Rational(27) / 40);
  EXPECT_EQ(translated.beliefs, evaluate_bayes_beliefs(tree, translated.behavior));
}

TEST(SignallingAssessment, IsCheckedBeforeItIsUsed) {
  const SignallingGame game = make_beer_quiche();
  const ExtensiveGame tree = make_signalling_tree(game);
  auto negative = make_mixed_assessment();
  negative.receiver[0] = {-1, 2};
  EXPECT_THROW((void)make_tree_assessment(game, tree, negative), InvalidModel);
  auto short_list = make_mixed_assessment();
  short_list.sender[1] = {1};
  EXPECT_THROW(check_assessment(game, short_list), InvalidModel);
  auto missing = make_mixed_assessment();
  missing.beliefs.pop_back();
  EXPECT_THROW(check_assessment(game, missing), InvalidModel);
  auto wrong_sum = make_mixed_assessment();
  wrong_sum.beliefs[1] = {half, 0};
  EXPECT_THROW(check_assessment(game, wrong_sum), InvalidModel);
}

}  // namespace
}  // namespace selectorate
