#include "sanctions/firm_tail.hpp"

#include <cmath>

#include <boost/math/special_functions/owens_t.hpp>
#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "sanctions/normal_interval.hpp"

namespace selectorate {
namespace {

TEST(FirmTail, Enclosures_HoldTheIntegral_AndAreNarrowRelativeToIt) {
  // By mpmath 1.3 at 40 digits; u = 0 and d = 0 is 3/8 in closed form.
  struct Known {
    double u;
    double d;
    double value;
  };
  const Known known[] = {{0, 0, .375},
                         {-1, .7, .6537691777654100297931423},
                         {1.5, -.7, .05861235192395592835018181},
                         {3, -2.5, .001046391646074089307973962},
                         {-4, 1, .7602499149211646276242557},
                         {6, -1, 9.865874916860318037485876e-10},
                         {2, -10, 7.687246639702346867601432e-13},
                         {10, 2, 7.619853024160526065973343e-24},
                         {-20, -3, .01694742676234463646651187},
                         {.3, 5, .3820885741829422962674165}};
  for (const Known& k : known) {
    const FirmTail tail(Interval(k.d), std::max(k.u, 0.0));
    const Interval found = tail(Interval(k.u));
    const double half_ulp = k.value * 0x1p-53;  // of the value as a double
    EXPECT_LE(found.low(), k.value + half_ulp) << k.u << " " << k.d;
    EXPECT_GE(found.high(), k.value - half_ulp) << k.u << " " << k.d;
    EXPECT_LT(found.width(), 3e-12 * k.value) << k.u << " " << k.d;
  }
}

TEST(FirmTail, AgreesWithOwensT) {
  // P(X > u, Y < X + d) for independent standard normals is a bivariate normal probability with correlation 1/sqrt 2,
  // here through Owen's function (Boost.Math).
  RandomStream random(11);
  for (int draw = 0; draw < 200; ++draw) {
    const double u = random.uniform(-4, 4);
    const double d = random.uniform(-4, 4);
    const double h = d / std::sqrt(2.0);  // (Y - X)/sqrt 2 < h and -X < -u, correlation 1/sqrt 2
    const double k = -u;
    const double r = 1 / std::sqrt(2.0);
    const double scale = std::sqrt(1 - r * r);
    const double t = boost::math::owens_t(h, (k / h - r) / scale) + boost::math::owens_t(k, (h / k - r) / scale);
    const double sides = h * k > 0 ? 0 : .5;
    const double expected = .5 * normal_probability(h) + .5 * normal_probability(k) - t - sides;
    const Interval found = FirmTail(Interval(d), 4)(Interval(u));
    EXPECT_NEAR(found.middle(), expected, 1e-14) << u << " " << d;
  }
}

TEST(FirmTail, OverAnInterval_HoldsWhatItIsAtEveryPoint) {
  const FirmTail tail(Interval(-.7), 5);
  for (const double width : {1e-12, 1e-6, 5e-4, .3, 3.0}) {
    const Interval u(.4, .4 + width);
    const Interval found = tail(u);
    for (const double share : {0.0, .3, 1.0}) {
      const Interval at = tail(Interval(u.low() + share * width));
      EXPECT_LE(found.low(), at.high());
      EXPECT_GE(found.high(), at.low());
    }
    EXPECT_LT(found.width(), .4 * width + 1e-13);
  }
  EXPECT_GE(tail(Interval(-std::numeric_limits<double>::infinity(), 0)).high(), tail.total().low());
}

TEST(NormalInterval, HoldsTheFunctions_WithOutwardRounding) {
  // By mpmath 1.3: Phi(-1) and Phi(-10).
  const Interval one = normal_probability(Interval(-1.0));
  EXPECT_TRUE(one.contains(.15865525393145705142));
  const Interval ten = normal_probability(Interval(-10.0));
  EXPECT_TRUE(ten.contains(7.6198530241605260660e-24));
  EXPECT_LT(ten.width(), 1e-12 * ten.low());
  EXPECT_EQ(normal_probability(Interval(-60.0)).low(), 0);
  EXPECT_GT(normal_probability(Interval(-60.0)).high(), 0);
  const Interval across = normal_density(Interval(-1.0, 2.0));
  EXPECT_TRUE(across.contains(inverse_root_two_pi));
  EXPECT_TRUE(across.contains(normal_density(2.0)));
}

}  // namespace
}  // namespace selectorate
