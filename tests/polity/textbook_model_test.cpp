#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/polity/textbook_model.hpp>

namespace selectorate {
namespace {

TextbookEquilibrium solve(const TextbookParameters& parameters) {
  return solve_textbook_equilibrium(TextbookModel(parameters));
}

/// The economy of every number below: N = S = 10^5, p = 10^4 (oracles.md 1).
TextbookParameters published(double coalition, double discount) {
  return {
      .population = 1e5, .selectorate = 1e5, .coalition = coalition, .public_goods_price = 1e4, .discount = discount};
}

TEST(TextbookModel, UtilitarianBenchmark_IsThePublishedOne) {
  // Bueno de Mesquita et al. 2003, ch. 3, quoted in oracles.md 1.
  const auto found = solve_utilitarian_benchmark(TextbookModel(published(1e5, 0)));
  EXPECT_NEAR(found.tax_rate, .508412, 5.1e-7);
  EXPECT_NEAR(found.public_goods, 1.52327, 5.1e-6);
  EXPECT_NEAR(found.private_goods, .01523, 5.1e-6);
  EXPECT_NEAR(found.welfare, 2.57893, 5.1e-6);
}

TEST(TextbookModel, EverybodyInTheCoalition_IsRuledAsAUtilitarianWould) {
  const auto ruled = solve(published(1e5, .9));
  const auto benchmark = solve_utilitarian_benchmark(TextbookModel(published(1e5, .9)));
  EXPECT_NEAR(ruled.insider_welfare, benchmark.welfare, 1e-14);
  EXPECT_NEAR(ruled.surplus, 0, 1e-8);  // D = 0 leaves nothing of a revenue of 16 753
}

struct PublishedRow {
  double discount, tax_rate, spending, surplus, insider_welfare;
};

TEST(TextbookModel, ReproducesTheTable_OfAnIndependentProgram) {
  const std::vector<PublishedRow> rows = {{0, .5619, 17117.7302, 0, 5.5385},
                                          {.5, .5733, 4752.1525, 12394.2396, 3.4808},
                                          {.9, .5832, 207.5596, 16949.2554, 1.6681},
                                          {.99, .5855, 2.1182, 17155.1645, 1.2376}};  // oracles.md 1
  for (const PublishedRow& row : rows) {
    SCOPED_TRACE(testing::Message() << "d = " << row.discount);
    const auto found = solve(published(1e3, row.discount));
    EXPECT_NEAR(found.incumbent_tax_rate, row.tax_rate, 5.1e-5);
    EXPECT_NEAR(found.support_spending, row.spending, 5.1e-5);
    EXPECT_NEAR(found.surplus, row.surplus, 5.1e-5);
    EXPECT_NEAR(found.insider_welfare, row.insider_welfare, 5.1e-5);
  }
}

double change_in_percent(double before, double after) {
  return 100 * (after / before - 1);
}

TEST(TextbookModel, SanctionsThatHitEveryRuler_CostInsidersAndLeaderAlike) {
  // oracles.md 1: A = .9 for incumbent and challenger, d = .9: M, g and surplus fall by 16.54 % at every W.
  for (const double coalition : {10., 1e3, 5e4}) {
    TextbookParameters parameters = published(coalition, .9);
    const auto before = solve(parameters);
    parameters.incumbent_productivity = parameters.challenger_productivity = .9;
    const auto after = solve(parameters);
    EXPECT_NEAR(change_in_percent(before.support_spending, after.support_spending), -16.54, .0051) << coalition;
    EXPECT_NEAR(change_in_percent(before.private_goods, after.private_goods), -16.54, .0051) << coalition;
    EXPECT_NEAR(change_in_percent(before.surplus, after.surplus), -16.54, .0051) << coalition;
  }
}

struct LeaderSpecificRow {
  double coalition, spending, spending_digits, surplus, net_income;
};

TEST(TextbookModel, SanctionsThatFollowTheIncumbent_AreBorneByHimAndTheCitizens) {
  // oracles.md 1: A = .9 for the incumbent only, d = .9; changes in per cent.
  for (const LeaderSpecificRow& row :
       {LeaderSpecificRow{10, .07, .0051, -16.7, -14.4}, LeaderSpecificRow{5e4, 2.1, .051, -25.8, -13.0}}) {
    SCOPED_TRACE(testing::Message() << "W = " << row.coalition);
    TextbookParameters parameters = published(row.coalition, .9);
    const auto before = solve(parameters);
    parameters.incumbent_productivity = .9;
    const auto after = solve(parameters);
    EXPECT_NEAR(change_in_percent(before.support_spending, after.support_spending), row.spending, row.spending_digits);
    EXPECT_NEAR(change_in_percent(before.private_goods, after.private_goods), row.spending, row.spending_digits);
    EXPECT_NEAR(change_in_percent(before.surplus, after.surplus), row.surplus, .051);
    EXPECT_NEAR(change_in_percent(before.net_income, after.net_income), row.net_income, .051);
  }
}

/// The model as it is told, without any of its first-order conditions: residents choose effort, the challenger and
/// then the incumbent choose a tax rate, each by golden-section search of a concave function.
class ToldModel {
 public:
  explicit ToldModel(const TextbookParameters& p) : p_(p) {}

  [[nodiscard]] long double effort(long double tax_rate, long double productivity) const {
    return argmax([&](long double e) { return std::sqrt(productivity * (1 - tax_rate) * e) + std::sqrt(1 - e); });
  }

  [[nodiscard]] long double private_welfare(long double tax_rate, long double productivity) const {
    const long double e = effort(tax_rate, productivity);
    return std::sqrt(productivity * (1 - tax_rate) * e) + std::sqrt(1 - e);
  }

  [[nodiscard]] long double revenue(long double tax_rate, long double productivity) const {
    return p_.population * tax_rate * productivity * effort(tax_rate, productivity);
  }

  [[nodiscard]] long double challenger_welfare() const {
    const auto offer = [&](long double r) {
      return std::sqrt(k() * revenue(r, p_.challenger_productivity)) + private_welfare(r, p_.challenger_productivity);
    };
    return offer(argmax(offer));
  }

  /// Surplus at a tax rate when the promise of future rewards, D pi s, stays at `premium`.
  [[nodiscard]] long double surplus(long double tax_rate, long double challenger, long double premium) const {
    const long double s = challenger - premium - private_welfare(tax_rate, p_.incumbent_productivity);
    return revenue(tax_rate, p_.incumbent_productivity) - s * s / k();
  }

  [[nodiscard]] long double k() const { return 1 / p_.public_goods_price + 1 / p_.coalition; }

  template <class Function>
  static long double argmax(Function function) {
    const long double ratio = (std::sqrt(5.0L) - 1) / 2;
    long double low = 0;
    long double high = 1;
    for (int step = 0; step < 100; ++step) {
      const long double left = high - ratio * (high - low);
      const long double right = low + ratio * (high - low);
      (function(left) < function(right) ? low : high) = function(left) < function(right) ? left : right;
    }
    return (low + high) / 2;
  }

 private:
  TextbookParameters p_;
};

TEST(TextbookModel, IsTheOutcomeOfEachMansBestChoice) {
  RandomStream random(31);
  for (int draw = 0; draw < 12; ++draw) {
    TextbookParameters parameters = published(random.log_uniform(10, 5e4), random.uniform(0, .95));
    parameters.selectorate = random.uniform(parameters.coalition, 1e5);
    parameters.incumbent_productivity = random.uniform(.8, 1.2);
    parameters.challenger_productivity = random.uniform(.8, 1.2);
    const auto found = solve(parameters);
    const ToldModel told(parameters);
    SCOPED_TRACE(testing::Message() << "draw " << draw);
    // In 64-bit mantissas golden section finds efforts to 3e-10, hence revenues, hence tax rates to the root of that.
    EXPECT_NEAR(found.challenger_welfare, static_cast<double>(told.challenger_welfare()),
                2e-9 * found.challenger_welfare);
    const double s = std::sqrt(static_cast<double>(told.k()) * found.support_spending);
    const double premium = TextbookModel(parameters).loyalty_norm() * found.private_share * s;
    const long double r =
        ToldModel::argmax([&](long double rate) { return told.surplus(rate, found.challenger_welfare, premium); });
    EXPECT_NEAR(found.incumbent_tax_rate, static_cast<double>(r), 1e-4);
    EXPECT_NEAR(found.surplus, static_cast<double>(told.surplus(r, found.challenger_welfare, premium)),
                2e-9 * found.revenue);
    EXPECT_NEAR(found.insider_welfare + premium, found.challenger_welfare, 1e-12 * found.challenger_welfare);
    EXPECT_NEAR(parameters.public_goods_price * found.public_goods + parameters.coalition * found.private_goods,
                found.support_spending, 1e-12 * found.support_spending);
  }
}

TEST(TextbookModel, TaxesNothingAway_WhereLowerTaxesAloneSatisfyTheCoalition) {
  // An incumbent under whom everybody earns fifty times as much: sqrt(1 + A(1-r)) beats the challenger at any r.
  TextbookParameters parameters = published(5e4, .9);
  parameters.incumbent_productivity = 50;
  const auto found = solve(parameters);
  EXPECT_EQ(found.support_spending, 0);
  EXPECT_DOUBLE_EQ(found.incumbent_tax_rate, 1 - 1 / (1 + std::sqrt(51.)));  // top of the Laffer curve
}

TEST(TextbookModel, ShowsAHopelessIncumbentHisDeficit) {
  TextbookParameters parameters = published(5e4, .1);
  parameters.incumbent_productivity = .05;
  EXPECT_LT(solve(parameters).surplus, 0);
}

struct Pair {
  TextbookEquilibrium low, high;
  TextbookParameters parameters;
};

/// Equilibria on both sides of a small step in one parameter, at a random point of the domain in which the signs of
/// oracles.md 1 hold: W in [S/40, S/4].
Pair step_at_random(std::uint64_t draw, double TextbookParameters::*member) {
  RandomStream random(20030101, draw);
  TextbookParameters p;
  p.population = random.log_uniform(1e4, 1e8);
  p.selectorate = p.population * random.uniform(.1, .9);
  p.coalition = p.selectorate / random.log_uniform(4.2, 39);
  p.public_goods_price = random.log_uniform(1e-3, 10) * p.population;
  p.discount = random.uniform(.05, .95);
  Pair pair{solve(p), {}, p};
  p.*member *= 1.02;
  pair.high = solve(p);
  return pair;
}

constexpr std::uint64_t draws = 500;

TEST(TextbookModel, TaxRatesStayBetweenTheChallengersAndTheTopOfTheLafferCurve) {
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto found = step_at_random(draw, &TextbookParameters::coalition).low;
    EXPECT_LE(found.incumbent_tax_rate, 2 - std::sqrt(2.)) << draw;
    EXPECT_GE(found.incumbent_tax_rate, found.challenger_tax_rate) << draw;
  }
}

TEST(TextbookModel, LargerCoalition_MeansLowerTaxesLessRentAndMorePublicGoods) {
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    SCOPED_TRACE(testing::Message() << "draw " << draw);
    const auto [low, high, p] = step_at_random(draw, &TextbookParameters::coalition);
    ASSERT_LT(high.challenger_tax_rate, low.challenger_tax_rate);
    ASSERT_LT(high.incumbent_tax_rate, low.incumbent_tax_rate);
    ASSERT_LT(high.surplus, low.surplus);
    ASSERT_LT(high.surplus / high.revenue, low.surplus / low.revenue);
    ASSERT_LT(high.private_goods, low.private_goods);
    ASSERT_LT(high.private_share, low.private_share);
    ASSERT_GT(high.public_goods, low.public_goods);
    ASSERT_GT(high.support_spending, low.support_spending);
    ASSERT_GT(high.outsider_welfare, low.outsider_welfare);
  }
}

TEST(TextbookModel, LargerSelectorate_MeansMoreRentAndWorseOffInsiders) {
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    SCOPED_TRACE(testing::Message() << "draw " << draw);
    const auto [low, high, p] = step_at_random(draw, &TextbookParameters::selectorate);
    ASSERT_GT(high.surplus, low.surplus);
    ASSERT_GT(high.incumbent_tax_rate, low.incumbent_tax_rate);
    ASSERT_LT(high.support_spending, low.support_spending);
    ASSERT_LT(high.insider_welfare, low.insider_welfare);
  }
}

TEST(TextbookModel, PatientCoalition_IsCheaper) {
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    SCOPED_TRACE(testing::Message() << "draw " << draw);
    const auto [low, high, p] = step_at_random(draw, &TextbookParameters::discount);
    ASSERT_GT(high.surplus, low.surplus);
    ASSERT_LT(high.support_spending, low.support_spending);
  }
}

TEST(TextbookModel, InsidersWelfareFallsThenRisesInTheCoalition) {
  // The J-curve of Bueno de Mesquita et al. 2003: why insiders resist opening up only from a narrow base.
  const double narrow = solve(published(50, .9)).insider_welfare;
  const double middle = solve(published(3e3, .9)).insider_welfare;
  const double broad = solve(published(9e4, .9)).insider_welfare;
  EXPECT_GT(narrow, middle);
  EXPECT_GT(broad, middle);
}

TEST(TextbookModel, RefusesParametersByName) {
  const auto field_of = [](const TextbookParameters& parameters) {
    try {
      const TextbookModel model(parameters);
    } catch (const InvalidModel& error) {
      return error.field();
    }
    return std::string("accepted");
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(field_of({.population = 0}), "textbook.population");
  EXPECT_EQ(field_of({.selectorate = 2e5}), "textbook.selectorate");
  EXPECT_EQ(field_of({.coalition = 2e5}), "textbook.coalition");
  EXPECT_EQ(field_of({.coalition = 0}), "textbook.coalition");
  EXPECT_EQ(field_of({.public_goods_price = nan}), "textbook.public_goods_price");
  EXPECT_EQ(field_of({.discount = 1}), "textbook.discount");
  EXPECT_EQ(field_of({.incumbent_productivity = 0}), "textbook.incumbent_productivity");
  EXPECT_EQ(field_of({.challenger_productivity = nan}), "textbook.challenger_productivity");
  EXPECT_EQ(field_of({}), "accepted");
}

}  // namespace
}  // namespace selectorate
