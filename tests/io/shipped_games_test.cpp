#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/game_text.hpp"

namespace selectorate {
namespace {

using testing::efg;
using testing::file_text;

/// The game files that come with the design, by ending.
std::vector<std::filesystem::path> shared_games(const std::string& ending) {
  const std::filesystem::path folder = std::filesystem::path(SELECTORATE_SHARED_DIR) / "data/games";
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Lines of the file that begin with the letter of a kind of node.
std::size_t node_lines(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    const std::string start = text.substr(at + 1, 3);
    count += start == "p \"" || start == "c \"" || start == "t \"" ? 1 : 0;
  }
  return count;
}

TEST(ShippedGames, InExtensiveForm_AreReadWhole_AndRoundTrip) {
  const auto files = shared_games(".efg");
  if (files.empty()) GTEST_SKIP() << "no games in " << SELECTORATE_SHARED_DIR;
  for (const auto& path : files) {
    SCOPED_TRACE(path);
    const std::string text = file_text(path);
    const ExtensiveGame game = read_efg(text, path.filename().string());
    EXPECT_EQ(game.node_count(), node_lines(text));
    const ExtensiveGame again = read_efg(efg(game), "again");
    EXPECT_EQ(efg(again), efg(game));
    EXPECT_TRUE(again.payoffs() == game.payoffs());
    EXPECT_TRUE(again.probabilities() == game.probabilities());
  }
}

}  // namespace
}  // namespace selectorate
