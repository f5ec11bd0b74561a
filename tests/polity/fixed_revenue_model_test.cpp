#include <cmath>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/polity/fixed_revenue_model.hpp>

namespace selectorate {
namespace {

struct ClosedFormRow {
  double coalition, discount, critical_loss, loss_digits, price, price_digits;
};

TEST(FixedRevenueModel, ReproducesTheClosedForms) {
  // oracles.md 2: R = 100, p = 10^4, S = 2.5*10^5, s_c = .5.
  for (const ClosedFormRow& row :
       {ClosedFormRow{200, .9, .990, 5.1e-4, 2.0, .051}, ClosedFormRow{2000, .9, .986, 5.1e-4, 11.6, .051},
        ClosedFormRow{20000, .9, .929, 5.1e-4, 176, .51}, ClosedFormRow{100000, .9, .550, 5.1e-4, 1451, .51}}) {
    SCOPED_TRACE(testing::Message() << "W = " << row.coalition);
    const FixedRevenueModel model({.selectorate = 2.5e5,
                                   .coalition = row.coalition,
                                   .revenue = 100,
                                   .public_goods_price = 1e4,
                                   .discount = row.discount});
    EXPECT_NEAR(evaluate_fixed_revenue_equilibrium(model).critical_loss, row.critical_loss, row.loss_digits);
    EXPECT_NEAR(evaluate_concession_price(model, .5), row.price, row.price_digits);
  }
  const FixedRevenueModel impatient({.coalition = 2000, .discount = .5});
  EXPECT_NEAR(evaluate_fixed_revenue_equilibrium(impatient).critical_loss, .7003, 5.1e-5);
}

FixedRevenueParameters parameters_at_random(std::uint64_t draw) {
  RandomStream random(20070101, draw);
  FixedRevenueParameters p;
  p.selectorate = random.log_uniform(1e2, 1e7);
  p.coalition = p.selectorate * random.log_uniform(1e-4, .95);
  p.revenue = random.log_uniform(1, 1e10);
  p.public_goods_price = random.log_uniform(1e-2, 1e7);
  p.discount = random.uniform(.01, .97);
  return p;
}

double loss_at(const FixedRevenueParameters& p) {
  return evaluate_fixed_revenue_equilibrium(FixedRevenueModel(p)).critical_loss;
}

double price_at(const FixedRevenueParameters& p, double cost = .5) {
  return evaluate_concession_price(FixedRevenueModel(p), cost);
}

FixedRevenueParameters stepped(FixedRevenueParameters p, double FixedRevenueParameters::*member) {
  p.*member *= 1.02;
  return p;
}

constexpr std::uint64_t draws = 1000;

TEST(FixedRevenueModel, LosesNothing_AtTheIncumbencyConstraint) {
  // (1 + D pi)(sqrt x + sqrt g) = sqrt(k R), the constraint of model.md 1.2 before it is solved, and the budget.
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto p = parameters_at_random(draw);
    const FixedRevenueModel model(p);
    const auto found = evaluate_fixed_revenue_equilibrium(model);
    const double challenger = std::sqrt((1 / p.public_goods_price + 1 / p.coalition) * p.revenue);
    const double now = std::sqrt(found.public_goods) + std::sqrt(found.private_goods);
    const double later = model.loyalty_norm() * std::sqrt(found.private_goods);
    ASSERT_NEAR(now + later, challenger, 1e-13 * challenger) << draw;
    ASSERT_NEAR(p.public_goods_price * found.public_goods + p.coalition * found.private_goods, found.support_spending,
                1e-13 * found.support_spending);
    ASSERT_NEAR(found.rent + found.support_spending, p.revenue, 1e-13 * p.revenue);
  }
}

TEST(FixedRevenueModel, ChallengerWhoEarnsLessByTheCriticalLoss_IsMatchedByWhatTheLeaderPaysNow) {
  // L* is the loss at which all that is left, R(1 - L*), is what loyalty costs: M*.
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto p = parameters_at_random(draw);
    const auto found = evaluate_fixed_revenue_equilibrium(FixedRevenueModel(p));
    ASSERT_NEAR(p.revenue * (1 - found.critical_loss), found.support_spending, 1e-12 * p.revenue) << draw;
  }
}

TEST(FixedRevenueModel, CriticalLossFallsInTheCoalition_AndRisesInSelectoratePatienceAndPrice) {
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto p = parameters_at_random(draw);
    ASSERT_LT(loss_at(stepped(p, &FixedRevenueParameters::coalition)), loss_at(p)) << draw;
    ASSERT_GT(loss_at(stepped(p, &FixedRevenueParameters::selectorate)), loss_at(p)) << draw;
    ASSERT_GT(loss_at(stepped(p, &FixedRevenueParameters::discount)), loss_at(p)) << draw;
    ASSERT_GT(loss_at(stepped(p, &FixedRevenueParameters::public_goods_price)), loss_at(p)) << draw;
  }
}

TEST(FixedRevenueModel, ConcessionIsDearerToLargerCoalitions_AndCheaperWhereLoyaltyIsStrong) {
  // The published signs of Bueno de Mesquita & Smith 2007.
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto p = parameters_at_random(draw);
    ASSERT_GT(price_at(stepped(p, &FixedRevenueParameters::coalition)), price_at(p)) << draw;
    ASSERT_GT(price_at(stepped(p, &FixedRevenueParameters::revenue)), price_at(p)) << draw;
    ASSERT_GT(price_at(p, .51), price_at(p, .5)) << draw;
    ASSERT_LT(price_at(stepped(p, &FixedRevenueParameters::selectorate)), price_at(p)) << draw;
    ASSERT_LT(price_at(stepped(p, &FixedRevenueParameters::discount)), price_at(p)) << draw;
  }
}

TEST(FixedRevenueModel, ConcessionThatCostsNobodyAnything_IsFree) {
  EXPECT_EQ(price_at({}, 0), 0);
  EXPECT_EQ(loss_at({.selectorate = 100, .coalition = 100}), 0);  // D = 0: the leader keeps nothing to lose
}

TEST(FixedRevenueModel, RefusesParametersByName) {
  const auto field_of = [](const FixedRevenueParameters& parameters) {
    try {
      const FixedRevenueModel model(parameters);
    } catch (const InvalidModel& error) {
      return error.field();
    }
    return std::string("accepted");
  };
  EXPECT_EQ(field_of({.selectorate = std::numeric_limits<double>::infinity()}), "fixed_revenue.selectorate");
  EXPECT_EQ(field_of({.coalition = 3e5}), "fixed_revenue.coalition");
  EXPECT_EQ(field_of({.revenue = -1}), "fixed_revenue.revenue");
  EXPECT_EQ(field_of({.public_goods_price = 0}), "fixed_revenue.public_goods_price");
  EXPECT_EQ(field_of({.discount = std::numeric_limits<double>::quiet_NaN()}), "fixed_revenue.discount");
  EXPECT_EQ(field_of({}), "accepted");
}

}  // namespace
}  // namespace selectorate
