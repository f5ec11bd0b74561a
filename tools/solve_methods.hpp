#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/io/game_file.hpp>

#include "solve_answer.hpp"

namespace selectorate::tools {

/// What the user wants of a method.
struct SolveRequest {
  bool first = false;             ///< one equilibrium is enough
  std::size_t limit = 1000;       ///< most equilibria to list
  std::size_t work_limit = 1000;  ///< of enumerations: million table entries to look at
  std::string leader = "1";       ///< of commitment: a player's name or number
  std::string maximize = "sum";   ///< of correlated concepts: "sum", "smallest", or a player's name or number
  ProgressCallback progress;
};

/// One way to find what one concept asks for.
struct SolveMethod {
  std::string_view concept_name;  ///< as `--concept` takes it
  std::string_view name;          ///< as `--method` takes it
  std::string_view summary;       ///< for the help
  std::string_view needs;         ///< of the game, after "the game has"
  bool (*suits)(const Game& game);
  bool finds_all;  ///< lists all equilibria that the concept has, or says that the list was cut off
  bool is_exact;   ///< what it finds are equilibria, not within some regret of one
  std::function<SolveAnswer(const Game& game, const SolveRequest& request)> solve;
};

/// All methods; of one concept, in the order in which the program prefers them.
[[nodiscard]] const std::vector<SolveMethod>& solve_methods();

/// What the user said of concept and method; empty where he leaves it to the program.
struct MethodWish {
  std::string concept_name;
  std::string method;
  bool all = false;
  bool exact = false;
};

/// The first method that suits the game and the wish. Without a concept: subgame perfection under perfect information,
/// the value of a two-player constant-sum game, otherwise Nash equilibria.
/// \throws Error saying what the game lacks, or which names there are
[[nodiscard]] const SolveMethod& choose_method(const Game& game, const MethodWish& wish);

}  // namespace selectorate::tools
