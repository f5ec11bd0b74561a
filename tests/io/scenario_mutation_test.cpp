#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/io/scenario.hpp>

#include "io/scenario_text.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

using testing::print;
using testing::read_text;

/// The fuzzer's property: a text is read or refused with an error of the library, and what is read prints to a text
/// that reads back to the same.
void check(const std::string& text) {
  try {
    const Scenario scenario = read_text(text);
    const std::string printed = print(scenario);
    ASSERT_EQ(print(read_text(printed)), printed) << text;
  } catch (const ParseError&) {
  }
}

std::string mutate(std::string text, RandomStream& random) {
  static constexpr std::string_view tokens[] = {"nan",  "inf",  "-inf",    "1e999", "\"", "[[",
                                                "]]",   "[",    "{",       "}",     "=",  ".",
                                                "#",    "\n",   "\\u0000", "'''",   "-",  "99999999999999999999",
                                                "\xff", "true", ","};
  const std::uint32_t edits = 1 + random.below(4);
  for (std::uint32_t edit = 0; edit < edits && !text.empty(); ++edit) {
    const std::size_t at = random.below(static_cast<std::uint32_t>(text.size()));
    const std::size_t length = random.below(12);
    switch (random.below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, tokens[random.below(std::size(tokens))]);
        break;
      case 2:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 3:
        text.insert(at, text.substr(random.below(static_cast<std::uint32_t>(text.size())), 4 * length));
        break;
      default:
        text.replace(at, length, tokens[random.below(std::size(tokens))]);
        break;
    }
  }
  return text;
}

class Mutation : public ::testing::TestWithParam<std::string_view> {};

TEST_P(Mutation, OfAValidFile_IsReadOrRefused) {
  constexpr std::uint64_t seed = 2017;
  for (std::uint64_t index = 0; index < 4000; ++index) {
    RandomStream random(seed, index);
    SCOPED_TRACE(::testing::Message() << "seed " << seed << ", index " << index);
    check(mutate(std::string(GetParam()), random));
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Mutation, ::testing::Values(testing::full_toml, testing::full_json));

TEST(Corpus, OfTheFuzzer_IsReadOrRefused) {
  const std::filesystem::path folder = testing::source_folder() / "tests/fuzz/corpus/scenario";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream input(entry.path(), std::ios::binary);
    SCOPED_TRACE(entry.path());
    check(std::string(std::istreambuf_iterator<char>(input), {}));
    ++files;
  }
  EXPECT_GE(files, 5U);
}

}  // namespace
}  // namespace selectorate
