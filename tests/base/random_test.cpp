#include <array>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

TEST(RandomStream, IsTheSameForTheSameSeedAndIndex_AndDiffersOtherwise) {
  RandomStream a(1, 2);
  RandomStream same(1, 2);
  RandomStream other_index(1, 3);
  RandomStream other_seed(2, 2);
  const auto first = a();
  EXPECT_EQ(first, same());
  EXPECT_NE(first, other_index());
  EXPECT_NE(first, other_seed());
}

TEST(RandomStream, UniformNumbers_FillTheirRangeEvenly) {
  RandomStream random(5);
  int below_quarter = 0;
  double sum = 0;
  constexpr int draws = 100000;
  for (int i = 0; i < draws; ++i) {
    const double u = random.uniform(2, 6);
    ASSERT_GE(u, 2);
    ASSERT_LT(u, 6);
    sum += u;
    if (u < 3) ++below_quarter;
  }
  // Mean 4 and share 1/4, with standard errors .0037 and .0014: five of them.
  EXPECT_NEAR(sum / draws, 4, .0185);
  EXPECT_NEAR(below_quarter / static_cast<double>(draws), .25, .007);
}

TEST(RandomStream, IntegersBelowABound_ReachEveryValue) {
  RandomStream random(6);
  std::array<int, 5> seen{};
  for (int i = 0; i < 1000; ++i) ++seen.at(random.below(5));
  for (const int count : seen) EXPECT_GT(count, 100);
}

}  // namespace
}  // namespace selectorate
