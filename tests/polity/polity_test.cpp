#include <cmath>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/polity/polity.hpp>

namespace selectorate {
namespace {

struct Mistake {
  const char* field;
  double PolityParameters::*member;
  double value;
};

const double nan = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

class PolityMistake : public testing::TestWithParam<Mistake> {};

TEST_P(PolityMistake, IsRefusedWithItsFieldAndTheValueFound) {
  PolityParameters parameters;
  parameters.*GetParam().member = GetParam().value;
  try {
    const Polity polity(parameters);
    FAIL() << "accepted " << GetParam().field << " = " << GetParam().value;
  } catch (const InvalidModel& error) {
    EXPECT_EQ(error.field(), GetParam().field);
    EXPECT_THAT(error.reason(), testing::HasSubstr("found, expected"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    EveryField, PolityMistake,
    testing::Values(Mistake{"target.population", &PolityParameters::population, 0},
                    Mistake{"target.population", &PolityParameters::population, nan},
                    Mistake{"target.population", &PolityParameters::population, infinity},
                    Mistake{"target.selectorate", &PolityParameters::selectorate, 30e6},  // S > N
                    Mistake{"target.selectorate", &PolityParameters::selectorate, -1},
                    Mistake{"target.selectorate", &PolityParameters::selectorate, nan},
                    Mistake{"target.coalition", &PolityParameters::coalition, 0},
                    Mistake{"target.coalition", &PolityParameters::coalition, 4e6},  // W > S
                    Mistake{"target.coalition", &PolityParameters::coalition, nan},
                    Mistake{"target.revenue", &PolityParameters::revenue, 0},
                    Mistake{"target.revenue", &PolityParameters::revenue, infinity},
                    Mistake{"target.income", &PolityParameters::income, 0},
                    Mistake{"target.income", &PolityParameters::income, nan},
                    Mistake{"target.subsistence", &PolityParameters::subsistence, -1},
                    Mistake{"target.subsistence", &PolityParameters::subsistence, 901},  // above income
                    Mistake{"target.public_goods_weight", &PolityParameters::public_goods_weight, -.1},
                    Mistake{"target.public_goods_weight", &PolityParameters::public_goods_weight, nan},
                    Mistake{"target.public_goods_price", &PolityParameters::public_goods_price, 0},
                    Mistake{"target.risk_aversion", &PolityParameters::risk_aversion, -.5},
                    Mistake{"target.risk_aversion", &PolityParameters::risk_aversion, infinity},
                    Mistake{"target.discount", &PolityParameters::discount, 1},
                    Mistake{"target.discount", &PolityParameters::discount, -.1},
                    Mistake{"target.discount", &PolityParameters::discount, nan}));

TEST(Polity, AcceptsTheEdgesOfItsRanges) {
  EXPECT_NO_THROW(Polity({.population = 10,
                          .selectorate = 10,
                          .coalition = 10,
                          .subsistence = 0,
                          .public_goods_weight = 0,
                          .risk_aversion = 0,
                          .discount = 0}));
  EXPECT_NO_THROW(Polity({.income = 300, .subsistence = 300}));
}

TEST(Polity, LoyaltyNormIsTheDiscountedShareOfTheExcluded) {
  // D = d/(1-d) (1 - W/S): .6/.4 * 2/3 = 1 and .9/.1 * 0 = 0 (model.md 1).
  EXPECT_DOUBLE_EQ(Polity({.selectorate = 300, .coalition = 100, .discount = .6}).loyalty_norm(), 1);
  EXPECT_EQ(Polity({.selectorate = 300, .coalition = 300, .discount = .9}).loyalty_norm(), 0);
}

}  // namespace
}  // namespace selectorate
