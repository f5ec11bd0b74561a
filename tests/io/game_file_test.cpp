#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/io/game_file.hpp>

#include "io/game_text.hpp"

namespace selectorate {
namespace {

Game read(std::string_view text) {
  return read_game(text, "a");
}

TEST(GameFile, TakesTheFormFromTheFirstWord) {
  EXPECT_TRUE(std::holds_alternative<ExtensiveGame>(read("EFG 2 R \"\" { \"A\" } t 0")));
  EXPECT_TRUE(std::holds_alternative<StrategicGame>(read(" NFG 1 R \"\" { \"A\" } { 1 } 7")));
  testing::expect_refusal(read, "\n schema = 1", 2, 2, "found 'schema', expected a game: 'EFG' or 'NFG'");
  testing::expect_refusal(read, "", 1, 1, "found the end of the file");
}

TEST(GameFile, IsWrittenInTheFormOfTheGame) {
  const std::string text = "NFG 1 R \"\" { \"A\" }\n\n{ { \"1\" }\n}\n\"\"\n\n7\n";
  std::istringstream input(text);
  std::ostringstream output;
  write_game(output, read_game(input, "a"));
  EXPECT_EQ(output.str(), text);
}

TEST(GameFile, MissingOrFolder_IsAnErrorThatSaysSo) {
  const auto read_path = [](std::string_view path) { return read_game_file(path); };
  testing::expect_refusal(read_path, "no such file", 0, 0, "there is no such file");
  testing::expect_refusal(read_path, std::filesystem::temp_directory_path().string(), 0, 0, "is a folder");
}

}  // namespace
}  // namespace selectorate
