#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/regret.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::HasSubstr;

/// Battle of the sexes, payoffs (3, 2), (0, 0); (0, 0), (2, 3). The mixed equilibrium makes the other indifferent:
/// 3 q = 2 (1 - q) and 2 p = 3 (1 - p), so p = 3/5, q = 2/5, payoffs 6/5 each.
StrategicGame make_battle() {
  ExactTable payoffs(2);
  for (const auto& [a, b] : {std::pair{3, 2}, {0, 0}, {0, 0}, {2, 3}}) payoffs.append(std::vector<Rational>{a, b});
  return {"Battle", {"Row", "Column"}, {{"top", "bottom"}, {"left", "right"}}, payoffs};
}

BehaviorProfile<Rational> make_mix(const StrategicGame& game, const Rational& p, const Rational& q) {
  BehaviorProfile<Rational> profile(game);
  profile.at(InformationSetId(0))[0] = p;
  profile.at(InformationSetId(0))[1] = 1 - p;
  profile.at(InformationSetId(1))[0] = q;
  profile.at(InformationSetId(1))[1] = 1 - q;
  return profile;
}

TEST(StrategicCertificate, OfTheMixedEquilibrium_IsAccepted) {
  const StrategicGame game = make_battle();
  const auto profile = make_mix(game, Rational(3) / 5, Rational(2) / 5);
  EXPECT_EQ(evaluate_regrets(game, profile), (std::vector<Rational>{0, 0}));
  const Certificate certificate = make_regret_certificate(game, SolutionConcept::nash, profile);
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_EQ(certificate.payoffs, (std::vector<Rational>{Rational(6) / 5, Rational(6) / 5}));
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
}

TEST(StrategicCertificate, NamesTheDeviation_ThatPays) {
  const StrategicGame game = make_battle();
  Certificate certificate = make_regret_certificate(game, SolutionConcept::nash, make_mix(game, 1, Rational(1) / 2));
  // Row expects 3/2 of its best; Column expects 1 and would have 2 by playing left.
  EXPECT_EQ(certificate.kind, CertificateKind::regret_bound);
  EXPECT_EQ(certificate.max_regret, 1);
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  certificate.max_regret = parse_rational("0.999999");
  EXPECT_THAT(verify_certificate(game, certificate).reason, HasSubstr("Column gains 1 by playing 'left'"));
  certificate.kind = CertificateKind::exact;
  EXPECT_FALSE(verify_certificate(game, certificate).accepted);
  certificate.max_regret = -1;
  EXPECT_FALSE(verify_certificate(game, certificate).accepted);
}

TEST(StrategicCertificate, IsRejected_AfterAnyMutation) {
  const StrategicGame game = make_battle();
  const Certificate valid =
      make_regret_certificate(game, SolutionConcept::nash, make_mix(game, Rational(3) / 5, Rational(2) / 5));
  for (std::size_t i = 0; i < valid.behavior.values().size(); ++i) {
    Certificate changed = valid;
    changed.behavior.values()[i] += Rational(1) / 1'000'000;
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "probability " << i;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    Certificate changed = valid;
    changed.payoffs[i] += Rational(1) / 1'000'000;
    EXPECT_FALSE(verify_certificate(game, changed).accepted) << "payoff " << i;
  }
  Certificate renamed = valid;
  renamed.game_hash.back() = renamed.game_hash.back() == '0' ? '1' : '0';
  EXPECT_FALSE(verify_certificate(game, renamed).accepted);
  Certificate other_claim = valid;
  other_claim.claim = SolutionConcept::subgame_perfect;
  EXPECT_FALSE(verify_certificate(game, other_claim).accepted);
  Certificate other_shape = valid;
  other_shape.behavior = BehaviorProfile<Rational>(make_threat_game());
  EXPECT_FALSE(verify_certificate(game, other_shape).accepted);
}

TEST(StrategicCertificate, OfSubgamePerfection_IsNotMade) {
  const StrategicGame game = make_battle();
  EXPECT_THROW((void)make_regret_certificate(game, SolutionConcept::subgame_perfect, make_mix(game, 1, 1)),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
