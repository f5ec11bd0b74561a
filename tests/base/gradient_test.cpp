#include <cmath>

#include <gtest/gtest.h>

#include <selectorate/base/gradient.hpp>
#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

using Pair = Gradient<double, 2>;

/// A formula that uses every operation.
template <class Number>
Number formula(const Number& x, const Number& y) {
  using std::exp;
  using std::log;
  using std::pow;
  using std::sqrt;
  return sqrt(x) * y / (x + 2.0) - exp(-y) * log(x) + pow(x, 1.7) * 0.5 - (3.0 - y) / 4.0;
}

TEST(Gradient, MatchesCentralDifferences) {
  RandomStream random(1);
  for (int i = 0; i < 200; ++i) {
    const double x = random.uniform(0.5, 3);
    const double y = random.uniform(-2, 2);
    const Pair value = formula(Pair(x, 0), Pair(y, 1));
    constexpr double h = 1e-6;
    EXPECT_NEAR(value.value(), formula(x, y), 1e-13);
    EXPECT_NEAR(value.slope(0), (formula(x + h, y) - formula(x - h, y)) / (2 * h), 1e-7);
    EXPECT_NEAR(value.slope(1), (formula(x, y + h) - formula(x, y - h)) / (2 * h), 1e-7);
  }
}

TEST(Gradient, OfIntervals_EnclosesTheSlopeAtEveryPointOfTheBox) {
  using Box = Gradient<Interval, 2>;
  const Interval x(1.0, 1.25);
  const Interval y(-0.5, 0.5);
  const Box over = formula(Box(x, 0), Box(y, 1));
  RandomStream random(2);
  for (int i = 0; i < 500; ++i) {
    const Pair at = formula(Pair(random.uniform(x.low(), x.high()), 0), Pair(random.uniform(y.low(), y.high()), 1));
    EXPECT_TRUE(over.value().contains(at.value()));
    EXPECT_TRUE(over.slope(0).contains(at.slope(0)));
    EXPECT_TRUE(over.slope(1).contains(at.slope(1)));
  }
}

TEST(Gradient, AtAKinkInsideABox_HoldsBothSlopes) {
  using Line = Gradient<Interval, 1>;
  const Line x(Interval(-1.0, 1.0), 0);
  const Line kinked = max(x * 2.0, x * -1.0);
  EXPECT_TRUE(kinked.slope(0).contains(2));
  EXPECT_TRUE(kinked.slope(0).contains(-1));
  EXPECT_TRUE(min(x, x * 3.0).slope(0).contains(3));
}

}  // namespace
}  // namespace selectorate
