#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/house.hpp"

namespace selectorate::house {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<std::string> code_folders = {"include", "lib", "tests", "tools", "examples", "bench"};

/// What prints, ends the process or differs from one standard library to the next.
constexpr auto prints_or_exits =
    R"(\bstd::(cout|cerr|clog|exit|abort|quick_exit|terminate)\b|\b(printf|puts|fmt::print|assert|abort|exit)\()";
constexpr auto not_deterministic =
    R"(<execution>|std::[a-z_]+_distribution\b|std::random_device|std::default_random_engine)";

std::vector<Violation> find_headers_without_mirror(const std::vector<SourceFile>& headers) {
  // A macro and a plain record have nothing to define, and nothing to test but their users.
  const std::set<std::string> exempt = {"include/selectorate/base/export.hpp",
                                        "include/selectorate/certificate/solution.hpp",
                                        "include/selectorate/sanctions/crisis_payoffs.hpp"};
  std::vector<Violation> violations;
  for (const SourceFile& header : headers) {
    const std::string name = std::regex_replace(header.path, std::regex("^include/selectorate/|[.]hpp$"), "");
    const bool mirrored = std::filesystem::exists(root() / "lib" / (name + ".cpp")) ||
                          std::filesystem::exists(root() / "tests" / (name + "_test.cpp"));
    if (!mirrored && exempt.count(header.path) == 0) {
      violations.push_back({header.path, 0, "neither lib/" + name + ".cpp nor tests/" + name + "_test.cpp exists"});
    }
  }
  return violations;
}

std::vector<Violation> find_long_files(const std::vector<SourceFile>& files, std::size_t limit) {
  std::vector<Violation> violations;
  for (const SourceFile& file : files) {
    if (file.lines.size() > limit) {
      violations.push_back({file.path, 0, std::to_string(file.lines.size()) + " lines: split it"});
    }
  }
  return violations;
}

std::vector<Violation> find_vague_names(const std::vector<SourceFile>& files) {
  static const std::regex vague("(utils?|utility|utilities|helpers?|common|manager|misc)[.](hpp|cpp)$");
  std::vector<Violation> violations;
  for (const SourceFile& file : files) {
    if (std::regex_search(file.path, vague)) violations.push_back({file.path, 0, "a name that says nothing"});
  }
  return violations;
}

TEST(PublicHeaders, HaveASourceOrATestAtTheMirroredPlace) {
  const std::vector<SourceFile> headers = read_source_files({"include"});
  ASSERT_FALSE(headers.empty());
  EXPECT_THAT(find_headers_without_mirror(headers), IsEmpty());
}

TEST(PublicHeaders, WithoutMirrorAreFound) {
  EXPECT_THAT(find_headers_without_mirror({make_source_file("include/selectorate/base/made_up.hpp", "")}), SizeIs(1));
}

TEST(PublicHeaders, AreListedByTheirRoom) {
  for (const SourceFile& header : read_source_files({"include"})) {
    const std::string room = room_of(header.path);
    const std::string name = header.path.substr(("include/selectorate/" + room + "/").size());
    const std::vector<std::string> lines = read_source_file("lib/" + room + "/CMakeLists.txt").lines;
    const bool listed = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      const std::size_t place = line.find(name);
      return place != std::string::npos && (place == 0 || line[place - 1] == ' ');
    });
    EXPECT_TRUE(listed) << header.path << " would not be installed: add it to lib/" << room << "/CMakeLists.txt";
  }
}

TEST(Headers, AreGuardedOnce) {
  for (const SourceFile& file : read_source_files(code_folders)) {
    if (file.path.substr(file.path.size() - 4) != ".hpp") continue;
    ASSERT_FALSE(file.lines.empty()) << file.path;
    EXPECT_EQ(file.lines.front(), "#pragma once") << file.path;
  }
}

TEST(Files, StayShort) {
  EXPECT_THAT(find_long_files(read_source_files(code_folders), 450), IsEmpty());
}

TEST(Files, ThatAreTooLongAreFound) {
  EXPECT_THAT(find_long_files({make_source_file("lib/base/made_up.cpp", "a\nb\nc\n")}, 2), SizeIs(1));
}

TEST(Files, AreNamedAfterWhatTheyHold) {
  EXPECT_THAT(find_vague_names(read_source_files(code_folders)), IsEmpty());
  EXPECT_THAT(find_vague_names({make_source_file("lib/base/string_utils.hpp", "")}), SizeIs(1));
}

TEST(Library, NeverPrintsOrExits) {
  EXPECT_THAT(find_code(read_source_files({"include", "lib"}), prints_or_exits, "the library never prints or exits"),
              IsEmpty());
  const SourceFile made_up = make_source_file("lib/base/made_up.cpp",
                                              "std::cerr << 1;\nfmt::print(\"x\");\nassert(x);\n"
                                              "// std::cout\nstatic_assert(true);\nfmt::format_to(out, \"x\");\n");
  EXPECT_THAT(find_code({made_up}, prints_or_exits, "rule"), SizeIs(3));
}

TEST(Library, DrawsAndAddsTheSameEverywhere) {
  EXPECT_THAT(find_code(read_source_files({"include", "lib"}), not_deterministic, "not the same bits everywhere"),
              IsEmpty());
  const SourceFile made_up =
      make_source_file("lib/base/made_up.cpp", "#include <execution>\nstd::normal_distribution<double> normal;\n");
  EXPECT_THAT(find_code({made_up}, not_deterministic, "rule"), SizeIs(2));
}

}  // namespace
}  // namespace selectorate::house
