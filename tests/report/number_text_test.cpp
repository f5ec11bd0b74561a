#include <limits>

#include <gtest/gtest.h>

#include <selectorate/report/number_text.hpp>

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(NumberText, HasThreeDigits_AndScalesLargeNumbers) {
  EXPECT_EQ(number_text(6.0e9), "6 bn");
  EXPECT_EQ(number_text(25.4e6), "25.4 m");
  EXPECT_EQ(number_text(612e6), "612 m");
  EXPECT_EQ(number_text(-1.5e12), "-1.5 tn");
  EXPECT_EQ(number_text(31400), "31,400");
  EXPECT_EQ(number_text(999'499), "999,499");
  EXPECT_EQ(number_text(999'999), "1 m");
  EXPECT_EQ(number_text(2000), "2,000");
  EXPECT_EQ(number_text(999.9), "1,000");
  EXPECT_EQ(number_text(640), "640");
  EXPECT_EQ(number_text(0.6), "0.6");
  EXPECT_EQ(number_text(0.01234), "0.0123");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(1.2e-7), "1.2e-07");
}

TEST(NumberText, WhatIsNotFinite_IsSaidInWords) {
  EXPECT_EQ(number_text(infinity), "infinite");
  EXPECT_EQ(number_text(-infinity), "minus infinite");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "unknown");
}

TEST(PercentText, NearlyAll_IsNotRoundedToAll_AndNearlyNothingNotToNothing) {
  EXPECT_EQ(percent_text(1), "100 %");
  EXPECT_EQ(percent_text(0.9997), "99.97 %");
  EXPECT_EQ(percent_text(0.999998), "99.9998 %");
  EXPECT_EQ(percent_text(1 - 1e-9), "over 99.9999 %");
  EXPECT_EQ(percent_text(0.289), "28.9 %");
  EXPECT_EQ(percent_text(0.00034), "0.034 %");
  EXPECT_EQ(percent_text(1e-9), "1e-07 %");
  EXPECT_EQ(percent_text(0), "0 %");
}

TEST(ChangeText, HasASign) {
  EXPECT_EQ(change_text(900, 640), "-28.9 %");
  EXPECT_EQ(change_text(100, 101), "+1 %");
  EXPECT_EQ(change_text(5, 5), "no change");
  EXPECT_EQ(change_text(0, 5), "from nothing");
}

}  // namespace
}  // namespace selectorate
