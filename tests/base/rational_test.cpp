#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>

namespace selectorate {
namespace {

TEST(ParseRational, ReadsEveryFormWithoutRounding) {
  EXPECT_EQ(parse_rational("3"), Rational(3));
  EXPECT_EQ(parse_rational("-1/18"), Rational(-1, 18));
  EXPECT_EQ(parse_rational("0.1"), Rational(1, 10));
  EXPECT_EQ(parse_rational("1e-3"), Rational(1, 1000));
  EXPECT_EQ(parse_rational("+2.5E+4"), Rational(25000));
  EXPECT_EQ(parse_rational(".5"), Rational(1, 2));
  EXPECT_EQ(parse_rational("007"), Rational(7));
  EXPECT_EQ(to_string(parse_rational("123456789012345678901234567890/3")), "41152263004115226300411522630");
}

TEST(ParseRational, RefusesWhatIsNoFiniteNumber) {
  for (const char* text : {"", "-", ".", "1/0", "nan", "inf", "1e", "1e9999", "1 2", "1/2/3", "0x10", "1e-4097"}) {
    EXPECT_THROW((void)parse_rational(text), InvalidModel) << text;
  }
}

TEST(ExactRational, IsTheDoubleDigitForDigit) {
  EXPECT_EQ(exact_rational(0.5), Rational(1, 2));
  EXPECT_NE(exact_rational(0.1), Rational(1, 10));
  for (const double value : {0.1, -3e300, 5e-324, 1.0 / 3, 0.0}) EXPECT_EQ(to_double(exact_rational(value)), value);
  EXPECT_THROW((void)exact_rational(std::numeric_limits<double>::infinity()), InvalidModel);
  EXPECT_THROW((void)exact_rational(std::nan("")), InvalidModel);
}

}  // namespace
}  // namespace selectorate
