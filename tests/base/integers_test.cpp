#include "base/integers.hpp"

#include <gtest/gtest.h>

namespace selectorate {
namespace {

TEST(Integers, HaveAsManyBitsAsTheirBinaryDigits) {
  EXPECT_EQ(bit_length(Integer(0)), 0U);
  EXPECT_EQ(bit_length(std::int64_t{0}), 0U);
  for (const std::uint32_t bits : {0U, 1U, 31U, 62U}) {
    const std::int64_t power = std::int64_t{1} << bits;
    EXPECT_EQ(bit_length(power), bits + 1);
    EXPECT_EQ(bit_length(-power), bits + 1);
    EXPECT_EQ(bit_length(power - 1), bits);
  }
  for (const std::uint32_t bits : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 200U}) {
    Integer power = 1;
    power <<= bits;
    EXPECT_EQ(bit_length(power), bits + 1);
    EXPECT_EQ(bit_length(Integer(-power)), bits + 1);
    --power;
    EXPECT_EQ(bit_length(power), bits);
  }
}

TEST(Integers, HaveALeastCommonMultiple) {
  EXPECT_EQ(least_common_multiple(12, 4), 12);
  EXPECT_EQ(least_common_multiple(4, 12), 12);
  EXPECT_EQ(least_common_multiple(4, 6), 12);
  EXPECT_EQ(least_common_multiple(1, 1), 1);
}

}  // namespace
}  // namespace selectorate
