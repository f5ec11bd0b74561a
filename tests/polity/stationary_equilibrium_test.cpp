#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/polity/support.hpp>

namespace selectorate {
namespace {

/// The polity of oracles.md 3 with sets A, B, C of (W, S).
Polity oracle_polity(double coalition, double selectorate, double risk_aversion) {
  return Polity({.population = 1,
                 .selectorate = selectorate,
                 .coalition = coalition,
                 .revenue = .3,
                 .income = .7,
                 .subsistence = .2,
                 .public_goods_weight = .2,
                 .public_goods_price = 1,
                 .risk_aversion = risk_aversion,
                 .discount = .6});
}

struct OracleRow {
  const char* set;
  double coalition, selectorate, risk_aversion;
  double spending, public_goods, private_goods, premium;
};

/// oracles.md 3: closed form at g = 0, otherwise an independent program; good to the digits printed.
const std::vector<OracleRow> oracle_rows = {
    {"A", .001, .15, 0, .1204819337, 1e-8, 120.48192369, 179.51806631},
    {"B", .1, .3, 0, .15005, 1e-4, 1.4995, 1.4995},
    {"C", .45, .9, 0, .1722964286, .002025, .37838095, .28378571},
    {"A", .001, .15, 1, .0072996777, 6.398e-7, 7.29903781, 3.62963435},
    {"C", .45, .9, 1, .1479973365, 2.124e-3, .32416288, .28541289},
    {"B", .1, .3, .5, .1206000607, 1.904e-4, 1.20409651, 1.08646002},
};

TEST(StationaryEquilibrium, ReproducesTheIndependentProgram) {
  for (const OracleRow& row : oracle_rows) {
    SCOPED_TRACE(testing::Message() << row.set << " at g = " << row.risk_aversion);
    const auto found = solve_stationary_equilibrium(oracle_polity(row.coalition, row.selectorate, row.risk_aversion));
    EXPECT_NEAR(found.support_spending, row.spending, 5.1e-11);
    EXPECT_NEAR(found.public_goods, row.public_goods, 5.1e-4 * row.public_goods);  // four digits are printed
    EXPECT_NEAR(found.private_goods, row.private_goods, 5.1e-9);
    EXPECT_NEAR(found.loyalty_premium, row.premium, 5.1e-9);
    EXPECT_NEAR(found.leader_rent, .3 - row.spending, 5.1e-11);
  }
}

/// The textbook way, in 50 digits: nested bisection on the budget and on the incumbency constraint as they are
/// written in model.md 1.3. Slow and transparent, and shares nothing with the solver.
class SlowPolity {
 public:
  using Real = boost::multiprecision::cpp_bin_float_50;

  explicit SlowPolity(const Polity& polity) : polity_(polity) {}

  [[nodiscard]] Real utility(const Real& c) const {
    const Real g = polity_.risk_aversion();
    return g == 1 ? Real(log(c)) : Real(pow(c, 1 - g) / (1 - g));
  }

  /// Public goods at spending m: the marginal condition a/(2 sqrt x) - (p/W) u'(z + y) falls in x.
  [[nodiscard]] Real public_goods(const Real& m) const {
    const Real p = polity_.public_goods_price();
    const Real w = polity_.coalition();
    Real low = 0;
    Real high = m / p;
    for (int step = 0; step < 130; ++step) {
      const Real x = (low + high) / 2;
      const Real c = (m - p * x) / w + polity_.income();
      const bool more = polity_.public_goods_weight() / (2 * sqrt(x)) > p / w * pow(c, -polity_.risk_aversion());
      (more ? low : high) = x;
    }
    return high;
  }

  [[nodiscard]] Real private_goods(const Real& m) const {
    return (m - polity_.public_goods_price() * public_goods(m)) / polity_.coalition();
  }

  [[nodiscard]] Real value(const Real& m) const {
    return polity_.public_goods_weight() * sqrt(public_goods(m)) + utility(private_goods(m) + polity_.income());
  }

  [[nodiscard]] Real loyal_value(const Real& m) const {
    const Real premium = utility(private_goods(m) + polity_.income()) - utility(Real(polity_.income()));
    const Real d = polity_.discount();
    return value(m) + d / (1 - d) * (1 - Real(polity_.coalition()) / Real(polity_.selectorate())) * premium;
  }

  [[nodiscard]] Real support_spending() const {
    const Real target = value(polity_.revenue());
    Real low = 0;
    Real high = polity_.revenue();
    for (int step = 0; step < 70; ++step) {
      const Real m = (low + high) / 2;
      (loyal_value(m) < target ? low : high) = m;
    }
    return (low + high) / 2;
  }

 private:
  const Polity& polity_;
};

TEST(StationaryEquilibrium, AgreesWithNestedBisectionInFiftyDigits) {
  const std::vector<Polity> polities = {
      oracle_polity(.001, .15, 1),
      oracle_polity(.45, .9, 5),
      oracle_polity(.1, .3, .3),
      Polity({}),  // money in dollars, sizes in persons
      Polity({.risk_aversion = 2, .discount = .999}),
      Polity({.coalition = 1e6, .public_goods_weight = 2, .public_goods_price = 1, .risk_aversion = .7}),
      Polity({.revenue = .1, .income = 1e-3, .subsistence = 0, .public_goods_weight = 0, .risk_aversion = 5}),
  };
  for (const Polity& polity : polities) {
    SCOPED_TRACE(testing::Message() << "W = " << polity.coalition() << ", g = " << polity.risk_aversion());
    const double slow = static_cast<double>(SlowPolity(polity).support_spending());
    EXPECT_NEAR(solve_stationary_equilibrium(polity).support_spending, slow, 2e-13 * slow);
  }
}

TEST(StationaryEquilibrium, LeavesNoRent_WhenLoyaltyIsWorthNothing) {
  for (const double g : {0., .5, 1., 2., 5.}) {
    const auto everybody_returns = solve_stationary_equilibrium(oracle_polity(.3, .3, g));  // W = S, D = 0
    EXPECT_EQ(everybody_returns.support_spending, .3);
    EXPECT_EQ(everybody_returns.leader_rent, 0);
    EXPECT_EQ(everybody_returns.loyalty_premium, 0);
  }
}

TEST(StationaryEquilibrium, SpendsEverything_WhenRewardsAreNotWorthPaying) {
  // K y^(2g) > R/W: the first unit of money beats a private reward until all revenue is spent (corner z = 0).
  const Polity polity({.population = 1,
                       .selectorate = .9,
                       .coalition = .45,
                       .revenue = .3,
                       .income = .7,
                       .subsistence = 0,
                       .public_goods_weight = 5,
                       .public_goods_price = 1,
                       .risk_aversion = 1,
                       .discount = .9});
  const auto found = solve_stationary_equilibrium(polity);
  EXPECT_EQ(found.private_goods, 0);
  EXPECT_EQ(found.support_spending, .3);
  EXPECT_EQ(found.public_goods, .3);
}

TEST(StationaryEquilibrium, IsLogarithmicInClosedForm_WhenRewardsAreAllPrivate) {
  // a = 0, g = 1: (1 + D) log(1 + z/y) = log(1 + R/(W y)), hence z = y [(1 + R/(W y))^(1/kappa) - 1].
  for (const double discount : {0x1p-40, .01, .5, .9, .999999}) {
    const Polity polity({.public_goods_weight = 0, .risk_aversion = 1, .discount = discount});
    const double norm = discount / (1 - discount) * (1 - 2000 / 3e6);
    const double growth = std::log1p(6e9 / (2000 * 900.)) / (1 + norm);
    const auto found = solve_stationary_equilibrium(polity);
    EXPECT_NEAR(found.private_goods, 900 * std::expm1(growth), 1e-13 * found.private_goods) << discount;
    // R - M = W (z_R - z) with z_R + y = (z + y) e^(D growth): keeps its digits however small the rent.
    const double rent = 2000 * 900 * std::exp(growth) * std::expm1(norm * growth);
    EXPECT_NEAR(found.leader_rent, rent, 1e-13 * rent) << discount;
  }
}

TEST(StationaryEquilibrium, SatisfiesTheIncumbencyConstraint_AtEveryScale) {
  RandomStream random(20260101);
  int with_rewards = 0;
  for (int draw = 0; draw < 4000; ++draw) {
    const double curvatures[] = {0, .5, 1, 2, 5, random.uniform(0, 4)};
    const double coalition = random.log_uniform(1e-3, 1e6);
    const double selectorate = coalition * random.log_uniform(1.01, 1e4);
    const double income = random.log_uniform(1e-3, 1e5);
    const double a = random.below(4) == 0 ? 0 : random.log_uniform(1e-4, 1e2);
    const Polity polity({.population = 2 * selectorate,
                         .selectorate = selectorate,
                         .coalition = coalition,
                         .revenue = random.log_uniform(.1, 1e11),
                         .income = income,
                         .subsistence = 0,
                         .public_goods_weight = a,
                         .public_goods_price = random.log_uniform(1e-2, 1e8),
                         .risk_aversion = curvatures[random.below(6)],
                         .discount = random.uniform(0, .999)});
    SCOPED_TRACE(testing::Message() << "draw " << draw << ", W " << coalition << ", g " << polity.risk_aversion()
                                    << ", a " << a << ", y " << income << ", R " << polity.revenue());
    const auto found = solve_stationary_equilibrium(polity);
    const auto allocation = allocate_support(polity, found.support_spending, income);
    // The same split as the allocation of M ...
    ASSERT_NEAR(found.public_goods, allocation.public_goods, 1e-11 * allocation.public_goods);
    ASSERT_NEAR(found.leader_rent, polity.revenue() - found.support_spending, 1e-13 * polity.revenue());
    if (allocation.private_goods == 0) continue;
    ++with_rewards;
    // ... and the constraint as written, a[sqrt x_R - sqrt x] + u(z_R+y) - u(z+y) = premium, to the accuracy of forming
    // it.
    const auto challenger = allocate_support(polity, polity.revenue(), income);
    const double offer =
        a * (std::sqrt(challenger.public_goods) - std::sqrt(found.public_goods)) +
        evaluate_consumption_gain(found.private_goods + income, challenger.private_goods - found.private_goods,
                                  polity.risk_aversion());
    const double scale = a * std::sqrt(challenger.public_goods) +
                         evaluate_consumption_gain(income, challenger.private_goods, polity.risk_aversion());
    ASSERT_NEAR(offer, found.loyalty_premium, 1e-12 * scale);
  }
  EXPECT_GT(with_rewards, 2000);
}

}  // namespace
}  // namespace selectorate
