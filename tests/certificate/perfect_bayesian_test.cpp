#include <gtest/gtest.h>

#include <selectorate/certificate/perfect_bayesian.hpp>

#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;
const Rational tenth = Rational(1) / 10;

/// Pooling on Beer (Cho & Kreps 1987): a duel after Quiche with some probability.
SignallingAssessment make_beer_assessment(const Rational& duel, const Rational& weak_after_quiche) {
  return {.sender = {{1, 0}, {1, 0}},
          .receiver = {{0, 1}, {duel, 1 - duel}},
          .beliefs = {{tenth, 1 - tenth}, {weak_after_quiche, 1 - weak_after_quiche}}};
}

TEST(PerfectBayesian, AcceptsPoolingOnBeer_WhereADuelIsLikelyEnough) {
  const SignallingGame game = make_beer_quiche();
  EXPECT_TRUE(verify_perfect_bayesian(game, make_beer_assessment(1, 1)).accepted);
  EXPECT_TRUE(verify_perfect_bayesian(game, make_beer_assessment(half, half)).accepted);
  const Verdict tempted = verify_perfect_bayesian(game, make_beer_assessment(half - tenth, half));
  EXPECT_EQ(tempted.reason, "type 'weak' sends 'Beer' for 2 and would get 11/5 from 'Quiche'");
}

TEST(PerfectBayesian, RefusesResponsesThatTheBeliefDoesNotSupport) {
  const SignallingGame game = make_beer_quiche();
  EXPECT_EQ(verify_perfect_bayesian(game, make_beer_assessment(1, 0)).reason,
            "after 'Quiche' the receiver responds 'duel' for 0 and expects 1 from 'leave'");
}

TEST(PerfectBayesian, RefusesBeliefsAgainstBayesRule) {
  const SignallingGame game = make_beer_quiche();
  auto assessment = make_beer_assessment(1, 1);
  assessment.beliefs[0] = {half, half};
  EXPECT_EQ(verify_perfect_bayesian(game, assessment).reason,
            "after 'Beer' type 'weak' has probability 1/10 by Bayes' rule, not 1/2");
  assessment.beliefs[0] = {half};
  EXPECT_FALSE(verify_perfect_bayesian(game, assessment).accepted);
}

}  // namespace
}  // namespace selectorate
