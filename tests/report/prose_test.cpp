#include "report/prose.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace selectorate {
namespace {

TEST(Prose, IsBrokenToItsWidth_IndentIncluded) {
  std::ostringstream output;
  write_prose(output, "one two three", 9, 2);
  EXPECT_EQ(output.str(), "  one two\n  three\n");
  output.str("");
  write_prose(output, "", 9);
  EXPECT_EQ(output.str(), "");
}

TEST(Prose, Headings_AreBoldOnlyInColor) {
  std::ostringstream output;
  write_heading(output, "Who pays", false);
  EXPECT_EQ(output.str(), "\nWho pays\n");
  output.str("");
  write_heading(output, "Who pays", true);
  EXPECT_EQ(output.str(), "\n\x1b[1mWho pays\x1b[0m\n");
}

}  // namespace
}  // namespace selectorate
