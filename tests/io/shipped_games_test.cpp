#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/io/game_file.hpp>

#include "io/game_text.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

using testing::efg;
using testing::file_text;

/// The game files that come with the design, by ending.
std::vector<std::filesystem::path> shared_games(const std::string& ending) {
  const std::filesystem::path folder = testing::shared_folder() / "data/games";
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
  if (files.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
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

TEST(ShippedGames, InStrategicForm_AreRead_AndRoundTrip) {
  const auto files = shared_games(".nfg");
  if (files.empty()) GTEST_SKIP() << "no games in " << testing::shared_folder();
  for (const auto& path : files) {
    SCOPED_TRACE(path);
    const auto game = std::get<StrategicGame>(read_game_file(path));
    std::ostringstream output;
    write_game(output, game);
    EXPECT_TRUE(std::get<StrategicGame>(read_game(output.str(), "again")) == game);
  }
}

// Read off the files by eye.
TEST(ShippedGames, HaveThePayoffsThatTheirFilesShow) {
  const std::filesystem::path folder = testing::shared_folder() / "data/games";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no games in " << testing::shared_folder();
  const auto bimatrix = std::get<StrategicGame>(read_game_file(folder / "6x6_game_with_75_eq.nfg"));
  EXPECT_EQ(bimatrix.payoff(1, PlayerId(0)), Rational(-111771));
  EXPECT_EQ(bimatrix.payoff(6, PlayerId(1)), Rational(48081));
  const auto permuted = std::get<StrategicGame>(read_game_file(folder / "perfect2.nfg"));
  // The second profile is (2, 1), which the file gives outcome 4, "21".
  EXPECT_EQ(permuted.payoff(1, PlayerId(0)), Rational(2));
  EXPECT_EQ(permuted.payoff(1, PlayerId(1)), Rational(1));
  const auto centipede = std::get<ExtensiveGame>(read_game_file(folder / "cent6.efg"));
  EXPECT_EQ(centipede.payoff(NodeId(1), PlayerId(0)), Rational(4) / 5);
  const auto signalling = std::get<ExtensiveGame>(read_game_file(folder / "vsf2008_fig1.efg"));
  EXPECT_EQ(signalling.action_label(NodeId(0), 1), "1/2_2");
}

}  // namespace
}  // namespace selectorate
