#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include <selectorate/base/rational.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/report/solution_text.hpp>

namespace selectorate {

/// Writes what is said about a game: title, headings and wrapped prose, in colour where that is wanted.
class GameProse {
 public:
  /// Keeps references.
  GameProse(std::ostream& output, const SolutionTextOptions& options) : output_(output), options_(options) {}

  void prose(std::string_view text);
  void heading(std::string_view text);
  /// The game's title and size, and an empty line.
  void title(const Game& game);
  /// How the answer was found, and the options' note on why so.
  void method(std::string_view name);

 private:
  std::ostream& output_;
  const SolutionTextOptions& options_;
};

/// "1 node", "2 nodes".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace selectorate
