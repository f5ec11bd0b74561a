#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/base/small_fraction.hpp>

namespace selectorate {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// Of any size, small ones as likely as large ones.
std::int64_t draw(RandomStream& random) {
  const auto shift = 1 + random.below(63);
  const std::uint64_t bits = (std::uint64_t{random.below(0xffffffffU)} << 32U) + random.below(0xffffffffU);
  const auto number = static_cast<std::int64_t>(bits >> shift);
  return random.below(2) == 0 ? number : -number;
}

TEST(SmallFraction, IsInLowestTerms) {
  EXPECT_EQ(make_small_fraction(6, 4), (SmallFraction{3, 2}));
  EXPECT_EQ(make_small_fraction(-6, 4), (SmallFraction{-3, 2}));
  EXPECT_EQ(make_small_fraction(0, 7), (SmallFraction{0, 1}));
}

TEST(SmallFraction, IsTheSameNumberAsTheRational) {
  RandomStream random(20);
  for (int i = 0; i < 2000; ++i) {
    const SmallFraction number = make_small_fraction(draw(random), 1 + std::abs(draw(random) / 2));
    const Rational rational = to_rational(number);
    EXPECT_EQ(rational * number.denominator, Rational(number.numerator));
    EXPECT_EQ(small_fraction(rational), number);
    EXPECT_EQ(to_double(number), to_double(rational));
    EXPECT_EQ(has_exact_double(number), exact_rational(to_double(rational)) == rational) << rational;
  }
  EXPECT_EQ(small_fraction(Rational(largest)), (SmallFraction{largest, 1}));
  EXPECT_EQ(small_fraction(Rational(largest) + 1), std::nullopt);
  EXPECT_EQ(small_fraction(Rational(1) / (Rational(largest) + 1)), std::nullopt);
}

TEST(SmallFraction, TakesADoubleAsItIs_OrNotAtAll) {
  RandomStream random(21);
  for (int i = 0; i < 2000; ++i) {
    const double number = std::ldexp(static_cast<double>(draw(random)), static_cast<int>(random.below(140)) - 120);
    const auto small = small_fraction(number);
    EXPECT_EQ(small, small_fraction(exact_rational(number))) << number;
  }
  EXPECT_EQ(small_fraction(-0.0), SmallFraction{});
  EXPECT_EQ(small_fraction(0x1p62), (SmallFraction{std::int64_t{1} << 62, 1}));
  EXPECT_EQ(small_fraction(0x1p63), std::nullopt);
  EXPECT_EQ(small_fraction(5e-324), std::nullopt);
  EXPECT_EQ(small_fraction(std::nan("")), std::nullopt);
  EXPECT_EQ(small_fraction(std::numeric_limits<double>::infinity()), std::nullopt);
}

TEST(SmallFraction, Adds_OrSaysThatItCannot) {
  EXPECT_EQ(add({1, 6}, {1, 3}), (SmallFraction{1, 2}));
  EXPECT_EQ(add({1, 2}, {-1, 2}), (SmallFraction{0, 1}));
  EXPECT_EQ(add({largest, 1}, {1, 1}), std::nullopt);
  EXPECT_EQ(add({-largest, 1}, {-1, 1}), std::nullopt);
  EXPECT_EQ(add({1, largest}, {1, largest - 1}), std::nullopt);
  RandomStream random(22);
  for (int i = 0; i < 2000; ++i) {
    const SmallFraction a = make_small_fraction(draw(random), 1 + std::abs(draw(random) / 2));
    const SmallFraction b = make_small_fraction(draw(random), 1 + std::abs(draw(random) / 2));
    if (const auto sum = add(a, b)) {
      EXPECT_EQ(to_rational(*sum), to_rational(a) + to_rational(b));
    }
  }
}

}  // namespace
}  // namespace selectorate
