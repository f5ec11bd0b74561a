#include <gtest/gtest.h>

#include <selectorate/polity/loyalty_norm.hpp>

namespace selectorate {
namespace {

// model.md 1: D = d/(1-d) (1 - W/S), by hand.
TEST(LoyaltyNorm, IsTheDiscountedChanceOfBeingLeftOut) {
  EXPECT_DOUBLE_EQ(evaluate_loyalty_norm(300, 100, .6), 1);
  EXPECT_DOUBLE_EQ(evaluate_loyalty_norm(1000, 1, .5), .999);
}

TEST(LoyaltyNorm, IsZero_WhereEveryoneIsInTheCoalition_OrNobodyLooksAhead) {
  EXPECT_EQ(evaluate_loyalty_norm(50, 50, .9), 0);
  EXPECT_EQ(evaluate_loyalty_norm(50, 5, 0), 0);
}

}  // namespace
}  // namespace selectorate
