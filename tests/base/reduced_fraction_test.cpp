#include "base/reduced_fraction.hpp"

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "base/random_integers.hpp"

namespace selectorate {
namespace {

TEST(CommonDivisor, IsThatOfTheBinaryAlgorithm) {
  constexpr std::uint64_t seed = 1;
  SCOPED_TRACE(seed);
  RandomStream random(seed);
  for (int trial = 0; trial < 3000; ++trial) {
    const Integer shared = draw_integer(random, 1 + random.below(trial % 3 == 0 ? 400 : 4));
    const Integer a = shared * draw_integer(random, 1 + random.below(700));
    const Integer b = shared * draw_integer(random, 1 + random.below(trial % 2 == 0 ? 700 : 80));
    const Integer expected = boost::multiprecision::gcd(a, b);
    ASSERT_EQ(find_common_divisor(a, b), expected) << a << " " << b;
    ASSERT_EQ(find_common_divisor(-a, b), expected) << a << " " << b;
  }
}

/// Quotients of 1 throughout, the longest way there is (Lame 1844), and the largest quotients.
TEST(CommonDivisor, TakesFibonacciNumbersAndPowersOfTwo) {
  Integer a = 1;
  Integer b = 1;
  for (int k = 0; k < 3000; ++k) {
    a += b;
    a.swap(b);
  }
  EXPECT_EQ(find_common_divisor(a, b), 1);
  EXPECT_EQ(find_common_divisor(a * 12, b * 18), 6);
  const Integer power = Integer(1) << 1000U;
  EXPECT_EQ(find_common_divisor(power, Integer(1) << 400U), Integer(1) << 400U);
  EXPECT_EQ(find_common_divisor(power - 1, power + 1), 1);
  EXPECT_EQ(find_common_divisor(power + 1, power), 1);
  EXPECT_EQ(find_common_divisor(0, power), power);
  EXPECT_EQ(find_common_divisor(power, 0), power);
  EXPECT_EQ(find_common_divisor(0, 0), 0);
}

TEST(ReducedFraction, IsTheFraction) {
  constexpr std::uint64_t seed = 2;
  SCOPED_TRACE(seed);
  RandomStream random(seed);
  for (int trial = 0; trial < 1000; ++trial) {
    const Integer shared = 1 + draw_integer(random, random.below(100));
    const Integer numerator = shared * draw_integer(random, random.below(200)) * (trial % 2 == 0 ? 1 : -1);
    const Integer divisor = shared * (1 + draw_integer(random, random.below(200)));
    const Rational fraction = make_reduced_fraction(numerator, divisor);
    ASSERT_EQ(fraction, Rational(numerator, divisor));
    ASSERT_EQ(denominator(fraction), denominator(Rational(numerator, divisor)));
    ASSERT_EQ(fraction * Rational(divisor), Rational(numerator));
  }
  EXPECT_EQ(denominator(make_reduced_fraction(0, 7)), 1);
}

}  // namespace
}  // namespace selectorate
