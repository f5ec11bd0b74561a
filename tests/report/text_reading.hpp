#pragma once

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace selectorate::testing {

/// A text with its line breaks as blanks, so that a sentence is found wherever its lines end.
inline std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

inline void expect_part(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
}

}  // namespace selectorate::testing
