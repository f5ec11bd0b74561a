#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/text_table.hpp>

namespace selectorate {
namespace {

TEST(TextTable, ColumnsAreAligned_ByCharactersNotBytes) {
  TextTable table({TextTable::Alignment::left, TextTable::Alignment::right, TextTable::Alignment::left});
  table.add_row({"päys", "1", "x"});
  table.add_row({"b", "1,000"});
  std::ostringstream output;
  table.write(output, 1);
  EXPECT_EQ(output.str(), " päys      1  x\n b     1,000\n");
}

TEST(TextTable, RowWithTooManyCells_IsRefused) {
  TextTable table({TextTable::Alignment::left});
  EXPECT_THROW(table.add_row({"a", "b"}), InvalidModel);
}

TEST(WrapText, BreaksAtBlanks_AndKeepsLongWordsWhole) {
  EXPECT_EQ(wrap_text("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap_text("incomprehensibilities a", 5), (std::vector<std::string>{"incomprehensibilities", "a"}));
  EXPECT_TRUE(wrap_text("", 5).empty());
}

TEST(WrapText, NumbersKeepTheirPercentSigns) {
  EXPECT_EQ(wrap_text("he keeps 90 %, and 5 % go", 11), (std::vector<std::string>{"he keeps", "90 %, and", "5 % go"}));
}

}  // namespace
}  // namespace selectorate
