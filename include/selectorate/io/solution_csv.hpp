#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/solution_record.hpp>

namespace selectorate {

/// Writes the equilibria as comma-separated values (RFC 4180, but lines end in a line feed) with a line of names.
///
/// Of profiles: a line for each action, with `equilibrium` and `information_set` (within its player) counted from 1,
/// its `probability` as a fraction and as a `decimal`, and the player's expected `payoff`. Of distributions: a line for
/// each recommended profile, with a strategy for each player.
SELECTORATE_EXPORT void write_solution_csv(std::ostream& output, const Game& game, const SolutionRecord& record);

}  // namespace selectorate
