#pragma once

#include <span>
#include <string>
#include <utility>

#include "game_features.hpp"
#include "solve_methods.hpp"

namespace selectorate::tools {

/// Table entries that one unit of `SolveRequest::work_limit` is.
inline constexpr std::uint64_t work_unit = 1'000'000;

/// \name The methods of some concepts, in the order in which the program prefers them
/// @{
[[nodiscard]] std::span<const SolveMethod> subgame_methods();
[[nodiscard]] std::span<const SolveMethod> nash_methods();
[[nodiscard]] std::span<const SolveMethod> correlated_methods();
/// What a leader commits to, and what survives iterated dominance.
[[nodiscard]] std::span<const SolveMethod> strategy_methods();
/// @}

/// One pure subgame-perfect equilibrium, or all, under perfect information.
[[nodiscard]] SolutionRecord solve_by_backward_induction(const Game& game, const SolveRequest& request);

/// Of a list of equilibria the first, where one was asked for. That a list ends after it is no limit of the
/// computation.
[[nodiscard]] SolutionRecord take_first(SolutionRecord record, const SolveRequest& request);

template <class Profile>
SolutionRecord make_list_record(const Game& game, std::string concept_name, Solution<Profile> solution,
                                const SolveRequest& request) {
  return take_first(make_solution_record(game, std::move(concept_name), std::move(solution)), request);
}

}  // namespace selectorate::tools
