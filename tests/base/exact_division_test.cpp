#include "base/exact_division.hpp"

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "base/random_integers.hpp"

namespace selectorate {
namespace {

/// Not zero.
Integer draw_natural(RandomStream& random, std::uint32_t bits) {
  return (Integer(1) << bits) + draw_integer(random, bits);
}

TEST(ExactDivision, UndoesMultiplication) {
  constexpr std::uint64_t seed = 1;
  SCOPED_TRACE(seed);
  RandomStream random(seed);
  for (int trial = 0; trial < 3000; ++trial) {
    const Integer zeros = Integer(1) << random.below(trial % 3 == 0 ? 200 : 2);
    const Integer b = draw_natural(random, random.below(trial % 2 == 0 ? 700 : 70)) * zeros;
    const Integer quotient = draw_natural(random, random.below(trial % 5 == 0 ? 70 : 700));
    ASSERT_EQ(divide_exactly(b * quotient, b), quotient) << b << " " << quotient;
    ASSERT_EQ(divide_exactly(-b * quotient, b), -quotient) << b << " " << quotient;
    ASSERT_EQ(divide_exactly(b * quotient, -b), -quotient) << b << " " << quotient;
    ASSERT_EQ(divide_exactly(-b * quotient, -b), quotient) << b << " " << quotient;
  }
}

TEST(ExactDivision, TakesNumbersOfOneBitAndOfAllBits) {
  const Integer power = Integer(1) << 640U;
  EXPECT_EQ(divide_exactly(0, power), 0);
  EXPECT_EQ(divide_exactly(power, 1), power);
  EXPECT_EQ(divide_exactly(power, power), 1);
  EXPECT_EQ(divide_exactly(power, Integer(1) << 64U), Integer(1) << 576U);
  EXPECT_EQ(divide_exactly(power, Integer(1) << 63U), Integer(1) << 577U);
  EXPECT_EQ(divide_exactly(power - 1, (Integer(1) << 320U) - 1), (Integer(1) << 320U) + 1);
  EXPECT_EQ(divide_exactly(power - 1, (Integer(1) << 320U) + 1), (Integer(1) << 320U) - 1);
}

}  // namespace
}  // namespace selectorate
