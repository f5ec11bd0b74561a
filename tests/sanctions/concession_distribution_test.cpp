#include <cmath>

#include <gtest/gtest.h>

#include <selectorate/sanctions/concession_distribution.hpp>

namespace selectorate {
namespace {

/// A half concedes nothing, a quarter something between .2 and .6, a quarter everything.
ConcessionDistribution mixed() {
  return ConcessionDistribution({{.5, 0, 0}, {.25, .6, .2}, {.25, 1, 1}});
}

TEST(ConcessionDistribution, Probabilities_AddUpPartByPart) {
  EXPECT_EQ(mixed().nothing(), .5);
  EXPECT_EQ(mixed().everything(), .25);
  EXPECT_EQ(mixed().cumulative(.2), .5);
  EXPECT_NEAR(mixed().cumulative(.3), .5625, 1e-15);  // .5 + .25 (.3 - .2)/.4
  EXPECT_EQ(mixed().cumulative(.9), .75);
  EXPECT_EQ(mixed().cumulative(1), 1);
}

TEST(ConcessionDistribution, Quantile_IsTheLeastConcessionThatIsReached) {
  EXPECT_EQ(mixed().quantile(.1), 0);
  EXPECT_EQ(mixed().quantile(.5), 0);
  EXPECT_NEAR(mixed().quantile(.5625), .3, 1e-11);
  EXPECT_NEAR(mixed().quantile(.75), .6, 1e-11);
  EXPECT_NEAR(mixed().quantile(.8), 1, 1e-15);
  EXPECT_NEAR(mixed().quantile(1), 1, 1e-15);
}

}  // namespace
}  // namespace selectorate
