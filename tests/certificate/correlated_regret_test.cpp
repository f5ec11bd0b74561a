#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/correlated_regret.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::HasSubstr;

/// Chicken with Aumann's (1974) payoffs: (6, 6), (2, 7); (7, 2), (0, 0). Profiles 0 (yield, yield), 1 (dare, yield),
/// 2 (yield, dare), 3 (dare, dare).
StrategicGame make_chicken() {
  ExactTable payoffs(2);
  for (const auto& [a, b] : {std::pair{6, 6}, {7, 2}, {2, 7}, {0, 0}}) payoffs.append(std::vector<Rational>{a, b});
  return {"Chicken", {"Row", "Column"}, {{"yield", "dare"}, {"yield", "dare"}}, payoffs};
}

std::vector<ProfileProbability> thirds() {
  return {{0, Rational(1) / 3}, {1, Rational(1) / 3}, {2, Rational(1) / 3}};
}

// Aumann 1974, example 2.7: a third each for all but (dare, dare) is a correlated equilibrium and pays 5.
TEST(CorrelatedCertificate, OfChicken_IsAccepted) {
  const StrategicGame game = make_chicken();
  const Certificate certificate = make_correlated_certificate(game, SolutionConcept::correlated, thirds());
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_EQ(certificate.payoffs, (std::vector<Rational>{5, 5}));
  const Verdict verdict = verify_certificate(game, certificate);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
}

TEST(CorrelatedRegret, AddsUpOverRecommendations) {
  const StrategicGame game = make_chicken();
  // Always (yield, yield): daring gains 1 for each. Uniform: told to dare, yielding gains (6 + 2 - 7 - 0) / 4 = 1/4.
  const std::vector<ProfileProbability> naive = {{0, Rational(1)}};
  EXPECT_EQ(evaluate_correlated_regrets(game, naive, SolutionConcept::correlated), (std::vector<Rational>{1, 1}));
  const Rational quarter = Rational(1) / 4;
  const std::vector<ProfileProbability> uniform = {{0, quarter}, {1, quarter}, {2, quarter}, {3, quarter}};
  EXPECT_EQ(evaluate_correlated_regrets(game, uniform, SolutionConcept::correlated),
            (std::vector<Rational>{quarter, quarter}));
  // Decided beforehand: yielding always pays 4, daring always 7/2, following (6 + 7 + 2 + 0) / 4 = 15/4.
  EXPECT_EQ(evaluate_correlated_regrets(game, uniform, SolutionConcept::coarse_correlated),
            (std::vector<Rational>{quarter, quarter}));
}

TEST(CoarseCorrelated_IsWeakerThanCorrelated, WhereDeviationsMustBeDecidedBeforehand) {
  // Half (A, A), half (B, B) of a 3x3 game: C beats A against A, but loses more against B.
  ExactTable payoffs(2);
  const int row_payoff[3][3] = {{2, 0, 0}, {0, 2, 0}, {3, -3, 0}};  // [row][column]
  for (int column = 0; column < 3; ++column) {
    for (int row = 0; row < 3; ++row) payoffs.append(std::vector<Rational>{row_payoff[row][column], 0});
  }
  const StrategicGame game("t", {"R", "C"}, {{"A", "B", "C"}, {"A", "B", "C"}}, payoffs);
  const std::vector<ProfileProbability> half = {{0, Rational(1) / 2}, {4, Rational(1) / 2}};
  EXPECT_EQ(evaluate_correlated_regrets(game, half, SolutionConcept::coarse_correlated)[0], 0);
  EXPECT_EQ(evaluate_correlated_regrets(game, half, SolutionConcept::correlated)[0], Rational(1) / 2);
}

TEST(CorrelatedCertificate, IsRejected_AfterAnyMutation) {
  const StrategicGame game = make_chicken();
  const Certificate valid = make_correlated_certificate(game, SolutionConcept::correlated, thirds());
  for (std::size_t k = 0; k < 3; ++k) {
    Certificate changed = valid;
    changed.distribution[k].probability -= Rational(1) / 1000;
    EXPECT_THAT(verify_certificate(game, changed).reason, HasSubstr("not to 1"));
    changed.distribution[(k + 1) % 3].probability += Rational(1) / 1000;
    EXPECT_FALSE(verify_certificate(game, changed).accepted);
  }
  Certificate negative = valid;
  negative.distribution[0].probability = -1;
  EXPECT_THAT(verify_certificate(game, negative).reason, HasSubstr("negative"));
  Certificate twice = valid;
  twice.distribution[1].profile = 0;
  EXPECT_THAT(verify_certificate(game, twice).reason, HasSubstr("increasing order"));
  Certificate outside = valid;
  outside.distribution[2].profile = 4;
  EXPECT_THAT(verify_certificate(game, outside).reason, HasSubstr("no such profile"));
  Certificate disobeyed = valid;
  disobeyed.distribution[2].profile = 3;
  disobeyed.payoffs = {Rational(13) / 3, Rational(8) / 3};
  EXPECT_THAT(verify_certificate(game, disobeyed).reason, HasSubstr("not following"));
  Certificate paid = valid;
  paid.payoffs[0] += 1;
  EXPECT_FALSE(verify_certificate(game, paid).accepted);
}

TEST(CorrelatedCertificate, OfATree_SpeaksOfItsReducedStrategicForm) {
  const ExtensiveGame game = make_threat_game();
  // Profiles of the reduced form: (wait, concede), (threaten, concede), (wait, resist), (threaten, resist).
  const Certificate certificate = make_correlated_certificate(game, SolutionConcept::correlated, {{1, Rational(1)}});
  EXPECT_EQ(certificate.kind, CertificateKind::exact);
  EXPECT_TRUE(verify_certificate(game, certificate).accepted);
  EXPECT_EQ(certificate.payoffs, (std::vector<Rational>{3, 1}));
  EXPECT_THROW((void)make_correlated_certificate(game, SolutionConcept::nash, {{1, Rational(1)}}), InvalidModel);
}

}  // namespace
}  // namespace selectorate
