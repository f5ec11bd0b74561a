#include <cmath>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/interval.hpp>
#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

/// 50 digits: exact for this purpose, and from another library than the code under test.
using Precise = boost::multiprecision::cpp_bin_float_50;

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_encloses(const Interval& interval, const Precise& value) {
  EXPECT_LE(Precise(interval.low()), value);
  EXPECT_GE(Precise(interval.high()), value);
}

TEST(Interval, EveryOperation_EnclosesThePreciseResult) {
  RandomStream random(20261123);
  for (int i = 0; i < 20000; ++i) {
    const double a = random.uniform(-3, 3) * std::exp(random.uniform(-20, 20));
    const double b = random.uniform(-3, 3) * std::exp(random.uniform(-20, 20));
    const double c = random.log_uniform(1e-12, 1e12);
    const Precise p(a);
    const Precise q(b);
    const Precise r(c);
    expect_encloses(Interval(a) + Interval(b), p + q);
    expect_encloses(Interval(a) - Interval(b), p - q);
    expect_encloses(Interval(a) * Interval(b), p * q);
    expect_encloses(Interval(a) / Interval(b), p / q);
    expect_encloses(sqrt(Interval(c)), sqrt(r));
    expect_encloses(log(Interval(c)), log(r));
    const double small = random.uniform(-600, 600);
    expect_encloses(exp(Interval(small)), exp(Precise(small)));
    const double power = random.uniform(-4, 4);
    expect_encloses(pow(Interval(c), power), pow(r, Precise(power)));
  }
}

TEST(Interval, WideArguments_EncloseEveryPointsResult) {
  RandomStream random(7);
  for (int i = 0; i < 5000; ++i) {
    const double low = random.uniform(-2, 2);
    const Interval x(low, low + random.uniform());
    const double other = random.uniform(-2, 2);
    const Interval y(other, other + random.uniform());
    const double s = random.uniform(x.low(), x.high());
    const double t = random.uniform(y.low(), y.high());
    EXPECT_TRUE((x * y).contains(s * t));
    EXPECT_TRUE((x - y).contains(s - t));
    EXPECT_TRUE(min(x, y).contains(std::min(s, t)));
    EXPECT_TRUE(max(x, y).contains(std::max(s, t)));
    EXPECT_TRUE(hull(x, y).contains(s));
  }
}

TEST(Interval, DivisionByAnIntervalAroundZero_HasNoBound) {
  const Interval quotient = Interval(1) / Interval(-1, 1);
  EXPECT_EQ(quotient.low(), -infinity);
  EXPECT_EQ(quotient.high(), infinity);
}

TEST(Interval, OutsideADomain_EndsAreInfiniteNeverNaN) {
  EXPECT_EQ(log(Interval(0.0, 1.0)).low(), -infinity);
  EXPECT_FALSE(std::isnan((Interval(-infinity, infinity) + Interval(-infinity, infinity)).low()));
  EXPECT_FALSE(std::isnan((Interval(0.0) * Interval(-infinity, infinity)).high()));
}

}  // namespace
}  // namespace selectorate
