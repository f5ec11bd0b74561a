#include <regex>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/version.hpp>

#include "architecture/house.hpp"

namespace selectorate::house {
namespace {

/// First match of the expression's first group in a file of the project; empty without one.
std::string find_in(const std::string& path, const std::string& expression) {
  const std::regex pattern(expression);
  for (const std::string& line : read_source_file(path).lines) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) return match[1].str();
  }
  return {};
}

TEST(Version, OfTheLibraryIsThatOfTheBuild) {
  EXPECT_EQ(version(), find_in("CMakeLists.txt", R"(VERSION ([0-9]+[.][0-9]+[.][0-9]+) LANGUAGES)"));
}

TEST(Version, HeadsTheChangelogUnlessWorkIsUnreleased) {
  const std::string heading = find_in("CHANGELOG.md", R"(^## \[?([^\] ]+))");
  EXPECT_TRUE(heading == "Unreleased" || heading == version()) << heading;
}

TEST(CMakeVersion, IsTheSameInPresetsAndBuild) {
  const std::string needed = find_in("CMakeLists.txt", R"(cmake_minimum_required\(VERSION ([0-9.]+)\))");
  const std::string major = find_in("CMakePresets.json", R"re("cmakeMinimumRequired".*"major": ([0-9]+))re");
  const std::string minor = find_in("CMakePresets.json", R"re("cmakeMinimumRequired".*"minor": ([0-9]+))re");
  EXPECT_EQ(needed, major + "." + minor);
}

}  // namespace
}  // namespace selectorate::house
