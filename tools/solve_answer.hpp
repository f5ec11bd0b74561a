#pragma once

#include <iosfwd>
#include <string>
#include <variant>

#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/dominance_record.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/solution_record.hpp>
#include <selectorate/report/solution_text.hpp>

#include "exit_status.hpp"

namespace selectorate::tools {

/// What a method found: equilibria, commitments, or what iterated dominance leaves.
using SolveAnswer = std::variant<SolutionRecord, CommitmentRecord, DominanceRecord>;

/// \param format  "text", "json" or "csv"
void write_answer(std::ostream& output, const std::string& format, const Game& game, const SolveAnswer& answer,
                  const SolutionTextOptions& options);

/// What `selectorate check` needs of it, as JSON.
void write_evidence(std::ostream& output, const Game& game, const SolveAnswer& answer);

/// What the answer makes the program tell the shell.
[[nodiscard]] ExitStatus exit_status_of(const SolveAnswer& answer);

}  // namespace selectorate::tools
