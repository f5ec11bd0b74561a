#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::HasSubstr;

/// The threat game's unique subgame-perfect equilibrium, by hand: resisting pays 0 < 1, so the leader concedes and the
/// sender threatens.
Certificate make_threat_certificate(const ExtensiveGame& game) {
  return make_regret_certificate(game, SolutionConcept::subgame_perfect,
                                 make_behavior_profile(game, PureProfile{{1, 0}}));
}

TEST(Certificate, OfTheThreatGame_IsAccepted) {
  const ExtensiveGame game = make_threat_game();
  const Certificate certificate = make_threat_certificate(game);
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  const Verdict verdict = verify_certificate(game, certificate);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_EQ(certificate.payoffs, (std::vector<Rational>{3, 1}));
}

TEST(Certificate, IsRejected_AfterAnyMutation) {
  const ExtensiveGame game = make_threat_game();
  const Certificate valid = make_threat_certificate(game);
  for (std::size_t i = 0; i < valid.node_values.size(); ++i) {
    Certificate changed = valid;
    changed.node_values[i] += Rational(1) / 1'000'000;
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "node value " << i;
  }
  for (std::size_t i = 0; i < valid.payoffs.size(); ++i) {
    Certificate changed = valid;
    changed.payoffs[i] -= Rational(1) / 7;
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "payoff " << i;
  }
  for (std::size_t i = 0; i < valid.behavior.values().size(); ++i) {
    Certificate changed = valid;
    changed.behavior.values()[i] = Rational(1) / 2;
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "probability " << i;
  }
  for (std::size_t i = 0; i < valid.game_hash.size(); ++i) {
    Certificate changed = valid;
    changed.game_hash[i] = changed.game_hash[i] == '0' ? '1' : '0';
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "digit " << i;
  }
  Certificate regretful = valid;
  regretful.max_regret = Rational(1);
  EXPECT_FALSE(verify_certificate(game, regretful).accepted);
  Certificate short_of_witness = valid;
  short_of_witness.node_values.pop_back();
  EXPECT_FALSE(verify_certificate(game, short_of_witness).accepted);
}

TEST(Certificate, IsRejected_WhenOnePayoffOfTheGameChanges) {
  const ExtensiveGame game = make_threat_game();
  const Certificate valid = make_threat_certificate(game);
  for (std::size_t changed = 0; changed < game.payoffs().rows(); ++changed) {
    ExactTable payoffs(2);
    for (std::size_t row = 0; row < game.payoffs().rows(); ++row) {
      const Rational shift = row == changed ? Rational(1) / 9 : Rational(0);
      payoffs.append(std::vector<Rational>{game.payoffs().exact(row, 0) + shift, game.payoffs().exact(row, 1)});
    }
    EXPECT_THAT(verify_certificate(game.with_payoffs(payoffs), valid).reason, HasSubstr("another game"));
  }
}

TEST(Certificate, NamesTheDeviation_ThatPays) {
  const ExtensiveGame game = make_threat_game();
  // Consistent values, but the leader resists (0) although conceding pays 1.
  const auto behavior = make_behavior_profile(game, PureProfile{{0, 1}});
  Certificate wrong = make_threat_certificate(game);
  wrong.behavior = behavior;
  wrong.payoffs = {0, 2};
  wrong.node_values = {0, 2, 0, 2, Rational(-5) / 3, 0, 3, 1, Rational(-5) / 3, 0, -1, -4, -2, 2};
  EXPECT_EQ(verify_certificate(game, wrong).reason, "after Sender:threaten: Leader gains 1 by playing 'concede'");
  // As a Nash equilibrium it is right: waiting is a best response to resistance, and resistance costs nothing.
  EXPECT_TRUE(verify_certificate(game, make_regret_certificate(game, SolutionConcept::nash, behavior)).accepted);
  wrong.claim = SolutionConcept::nash;
  EXPECT_TRUE(verify_certificate(game, wrong).accepted);
}

TEST(RegretBound, IsAccepted_UpToTheTrueRegretOnly) {
  const ExtensiveGame game = make_threat_game();
  Certificate bound = make_regret_certificate(game, SolutionConcept::subgame_perfect, make_uniform_profile(game));
  EXPECT_EQ(bound.kind, CertificateKind::regret_bound);
  EXPECT_TRUE(verify_certificate(game, bound).accepted);
  bound.max_regret -= Rational(1) / 1'000'000'000;
  EXPECT_THAT(verify_certificate(game, bound).reason, HasSubstr("somebody gains"));
  bound.max_regret = -1;
  EXPECT_FALSE(verify_certificate(game, bound).accepted);
}

TEST(Certificate, OfSubgamePerfection_TakesNoNodeValues_WithoutPerfectInformation) {
  const ExtensiveGame game = make_selten_horse();
  // The horse has no subgame but itself, so its equilibrium is subgame perfect (Selten 1975).
  Certificate certificate = make_regret_certificate(game, SolutionConcept::subgame_perfect,
                                                    make_behavior_profile(game, PureProfile{{0, 0, 1}}));
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  certificate.node_values.assign(game.node_count() * game.player_count(), 0);
  EXPECT_THAT(verify_certificate(game, certificate).reason, HasSubstr("one-shot deviations prove nothing"));
}

TEST(Certificate, OfSubgamePerfection_NeedsNoNodeValues) {
  const ExtensiveGame game = make_threat_game();
  Certificate certificate = make_threat_certificate(game);
  certificate.node_values.clear();
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  certificate.behavior = make_behavior_profile(game, PureProfile{{0, 1}});
  certificate.payoffs = {0, 2};
  EXPECT_THAT(verify_certificate(game, certificate).reason, HasSubstr("gains 1 in a subgame"));
}

TEST(Certificate, OfAValue_NeedsTwoPlayersAndAConstantSum) {
  const ExtensiveGame game = make_threat_game();
  EXPECT_THROW((void)make_regret_certificate(game, SolutionConcept::zero_sum_value, make_uniform_profile(game)),
               InvalidModel);
  Certificate certificate = make_threat_certificate(game);
  certificate.claim = SolutionConcept::zero_sum_value;
  EXPECT_THAT(verify_certificate(game, certificate).reason, HasSubstr("constant sum"));
  const ExtensiveGame horse = make_selten_horse();
  Certificate of_three =
      make_regret_certificate(horse, SolutionConcept::nash, make_behavior_profile(horse, PureProfile{{0, 0, 1}}));
  of_three.claim = SolutionConcept::zero_sum_value;
  EXPECT_THAT(verify_certificate(horse, of_three).reason, HasSubstr("it needs two"));
}

TEST(Certificate, OfAPureProfile_TakesNoOtherProbabilities) {
  const ExtensiveGame game = make_selten_horse();
  Certificate certificate =
      make_regret_certificate(game, SolutionConcept::pure_nash, make_behavior_profile(game, PureProfile{{0, 0, 1}}));
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  certificate.behavior.at(InformationSetId(2))[0] = Rational(1) / 5;
  certificate.behavior.at(InformationSetId(2))[1] = Rational(4) / 5;
  EXPECT_THAT(verify_certificate(game, certificate).reason, HasSubstr("no probability but 0 and 1"));
  certificate.claim = SolutionConcept::nash;  // oracles.md 5: (R, R, p3 <= 1/4) are equilibria
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
}

}  // namespace
}  // namespace selectorate
