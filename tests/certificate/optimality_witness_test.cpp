#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/correlated_regret.hpp>

namespace selectorate {
namespace {

using testing::HasSubstr;

/// Chicken (Aumann 1974): yield, dare. Payoffs (6,6), (7,2), (2,7), (0,0).
StrategicGame make_chicken() {
  ExactTable payoffs(2);
  for (const auto& [first, second] : {std::pair{6, 6}, {7, 2}, {2, 7}, {0, 0}}) {
    payoffs.append(std::vector<Rational>{first, second});
  }
  return {"chicken", {"One", "Two"}, {{"yield", "dare"}, {"yield", "dare"}}, payoffs};
}

/// The largest sum is 21/2: both yield with 1/2, each dares alone with 1/4. Prices by hand: whoever is told to yield
/// and dares pays 3/4. Then both yielding is worth 12 - 2 * 3/4, one daring 9 + 3/4 * 2, both daring 0.
Certificate make_certificate() {
  Certificate certificate = make_correlated_certificate(
      make_chicken(), SolutionConcept::correlated, {{0, Rational(1) / 2}, {1, Rational(1) / 4}, {2, Rational(1) / 4}});
  const PlayerMove yield{0, 0};
  const PlayerMove dare{0, 1};
  certificate.optimality = OptimalityWitness{
      .weights = {1, 1},
      .value = Rational(21) / 2,
      .prices = {{PlayerId(0), yield, dare, Rational(3) / 4}, {PlayerId(1), yield, dare, Rational(3) / 4}}};
  return certificate;
}

std::string reason_after(const std::function<void(Certificate&)>& change) {
  Certificate certificate = make_certificate();
  change(certificate);
  const Verdict verdict = verify_certificate(make_chicken(), certificate);
  EXPECT_FALSE(verdict.accepted);
  return verdict.reason;
}

TEST(OptimalityWitness, IsAccepted_WhereNoProfileIsWorthMoreAtItsPrices) {
  const Verdict verdict = verify_certificate(make_chicken(), make_certificate());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
}

TEST(OptimalityWitness, IsRejected_WhereAPriceIsAnother) {
  using C = Certificate;
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices.pop_back(); }), HasSubstr("its prices leave profile"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].price = Rational(5) / 7; }),
              HasSubstr("leave profile 0"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].price = 1; }), HasSubstr("leave profile"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].price = -1; }), HasSubstr("negative"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[1] = c.optimality->prices[0]; }), HasSubstr("given twice"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].player = PlayerId(2); }), HasSubstr("nobody's"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].instead = {0, 2}; }), HasSubstr("there is not"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].told = PlayerMove{1, 0}; }), HasSubstr("there is not"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->prices[0].told.reset(); }), HasSubstr("another kind"));
}

TEST(OptimalityWitness, IsRejected_WhereTheObjectiveOrItsValueIsAnother) {
  using C = Certificate;
  EXPECT_THAT(reason_after([](C& c) { c.optimality->value = 11; }), HasSubstr("another value"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->weights = {1, 2}; }), HasSubstr("another value"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->weights = {1}; }), HasSubstr("for each player"));
  EXPECT_THAT(reason_after([](C& c) { c.optimality->shares = {1, 0}; }), HasSubstr("shares belong"));
  EXPECT_THAT(reason_after([](C& c) {
                c.optimality->smallest = true;
                c.optimality->shares = {1, 1};
              }),
              HasSubstr("sum to 1"));
  // Of the largest payoff of One it is not the best: he gets 7 where he dares alone.
  EXPECT_THAT(reason_after([](C& c) {
                c.optimality->weights = {1, 0};
                c.optimality->value = c.payoffs[0];
              }),
              HasSubstr("leave profile"));
}

// The smallest payoff is 21/4 for both: the same prices, with each player's share one half.
TEST(OptimalityWitness, SharesOutTheSmallestPayoff) {
  Certificate certificate = make_certificate();
  OptimalityWitness& witness = *certificate.optimality;
  witness.smallest = true;
  witness.value = Rational(21) / 4;
  witness.shares = {Rational(1) / 2, Rational(1) / 2};
  for (DeviationPrice& price : witness.prices) price.price /= 2;
  EXPECT_TRUE(verify_certificate(make_chicken(), certificate).accepted);
  witness.shares = {Rational(1) / 3, Rational(2) / 3};
  EXPECT_FALSE(verify_certificate(make_chicken(), certificate).accepted);
}

TEST(OptimalityWitness, IsOfDistributionsOnly_ThatAreExactEquilibria) {
  using C = Certificate;
  EXPECT_THAT(reason_after([](C& c) {
                c.kind = CertificateKind::regret_bound;
                c.max_regret = 1;
              }),
              HasSubstr("no exact equilibrium"));
  EXPECT_THAT(reason_after([](C& c) {
                c.claim = SolutionConcept::nash;
                c.behavior = BehaviorProfile<Rational>(make_chicken());
              }),
              HasSubstr("only a distribution"));
}

}  // namespace
}  // namespace selectorate
