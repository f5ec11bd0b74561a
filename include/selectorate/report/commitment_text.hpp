#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/report/solution_text.hpp>

namespace selectorate {

/// Tells a student what a leader commits to, pure and mixed, with ties broken for him and against him, what the
/// follower answers, what it pays, and how far that is proved.
SELECTORATE_EXPORT void write_commitment_text(std::ostream& output, const Game& game, const CommitmentRecord& record,
                                              const SolutionTextOptions& options = {});

}  // namespace selectorate
