#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/efg_reader.hpp>
#include <selectorate/io/efg_writer.hpp>

namespace selectorate::testing {

inline std::string efg(const ExtensiveGame& game) {
  std::ostringstream output;
  write_efg(output, game);
  return output.str();
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream input(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), {}};
}

/// Reads `text` with `read`, expects it to be refused at a place, and that the message has `part` in it.
template <class Read>
void expect_refusal(const Read& read, std::string_view text, std::size_t line, std::size_t column,
                    std::string_view part) {
  try {
    static_cast<void>(read(text));
    ADD_FAILURE() << "was read: " << text;
  } catch (const ParseError& error) {
    EXPECT_EQ(error.line(), line) << error.what();
    EXPECT_EQ(error.column(), column) << error.what();
    EXPECT_NE(error.message().find(part), std::string::npos) << error.what();
  }
}

}  // namespace selectorate::testing
