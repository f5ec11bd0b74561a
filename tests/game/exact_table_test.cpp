#include <array>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/exact_table.hpp>

namespace selectorate {
namespace {

TEST(ExactTable, KeepsFractionsAndDoublesExactly_SideBySide) {
  ExactTable table(2);
  table.append(std::vector<Rational>{Rational(1) / 4, Rational(2)});
  EXPECT_TRUE(table.doubles_are_exact());
  table.append(std::vector<Rational>{Rational(1) / 3, Rational(1) / 3});
  EXPECT_FALSE(table.doubles_are_exact());
  table.append(std::vector<double>{0.1, -0.0});
  EXPECT_EQ(table.exact(0, 0), Rational(1) / 4);
  EXPECT_EQ(table.exact(1, 0), Rational(1) / 3);
  EXPECT_EQ(table.exact(1, 1), Rational(1) / 3);
  // 0.1 is the double 3602879701896397 / 2^55 (IEEE 754).
  EXPECT_EQ(table.exact(2, 0), Rational(Integer("3602879701896397"), Integer(1) << 55));
  EXPECT_EQ(table.exact(2, 1), Rational(0));
  EXPECT_DOUBLE_EQ(table.value(1, 1), 1.0 / 3.0);
}

TEST(ExactTable, TellsApart_NumbersThatRoundToTheSameDouble) {
  const Rational huge = Rational(Integer("10000000000000000001"));
  const Rational larger = Rational(Integer("10000000000000000002"));
  ExactTable a(1);
  ExactTable b(1);
  a.append(std::vector<Rational>{huge});
  b.append(std::vector<Rational>{larger});
  EXPECT_EQ(a.value(0, 0), b.value(0, 0));
  EXPECT_EQ(a.exact(0, 0), huge);
  EXPECT_FALSE(a == b);
}

TEST(ExactTable, CopiesRows_OfAnotherTable) {
  ExactTable source(1);
  source.append(std::vector<Rational>{Rational(1) / 7});
  source.append(std::vector<Rational>{Rational(3)});
  ExactTable copy(1);
  copy.append_row_of(source, 1);
  copy.append_row_of(source, 0);
  EXPECT_EQ(copy.exact(0, 0), Rational(3));
  EXPECT_EQ(copy.exact(1, 0), Rational(1) / 7);
}

TEST(ExactTable, SelectsRows_AndFindsTheirFractionsAgain) {
  const Rational huge = Rational(Integer("10000000000000000001"), 3);
  ExactTable source(2);
  source.append(std::vector<Rational>{Rational(1) / 3, huge});
  source.append(std::vector<double>{.5, 2});
  source.append(std::vector<SmallFraction>{{1, 3}, {-1, 7}});
  ExactTable selected = source.select_rows(std::vector<std::uint32_t>{2, 0, 2});
  ExactTable expected(2);
  for (const std::size_t row : {2, 0, 2}) expected.append_row_of(source, row);
  EXPECT_TRUE(selected == expected);
  EXPECT_EQ(selected.fractions().size(), 3U);
  selected.append(std::vector<Rational>{huge, Rational(-1) / 7});
  EXPECT_EQ(selected.fractions().size(), 3U);
  EXPECT_EQ(selected.exact(3, 0), huge);
  EXPECT_EQ(selected.exact(3, 1), Rational(-1) / 7);
  EXPECT_TRUE(source.select_rows(std::vector<std::uint32_t>{1}).doubles_are_exact());
}

TEST(ExactTable, IsTheSame_HoweverItsNumbersAreGiven) {
  ExactTable rationals(1);
  ExactTable fractions(1);
  for (const SmallFraction number :
       {SmallFraction{1, 3}, {1, 4}, {9007199254740993, 1}, {1LL << 60, 1}, {-7, 1LL << 40}}) {
    const Rational rational = to_rational(number);
    rationals.append(std::span<const Rational>(&rational, 1));
    fractions.append(std::span<const SmallFraction>(&number, 1));
  }
  EXPECT_TRUE(rationals == fractions);
  // Neither 1/3 nor 2^53 + 1 is a double.
  EXPECT_EQ(fractions.fractions().size(), 2U);
}

TEST(ExactTable, RefusesRowsOfTheWrongLength_AndNumbersThatAreNotFinite) {
  ExactTable table(2);
  EXPECT_THROW(table.append(std::vector<double>{1.0}), InvalidModel);
  EXPECT_THROW(table.append(std::vector<double>{1.0, std::numeric_limits<double>::quiet_NaN()}), InvalidModel);
  EXPECT_EQ(table.rows(), 0U);
}

}  // namespace
}  // namespace selectorate
