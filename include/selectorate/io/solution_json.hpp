#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/solution_record.hpp>

namespace selectorate {

/// Writes the answer of `selectorate solve` as one indented JSON object: that of `write_certificate_json`, so
/// `read_certificate_json` reads it back, with `concept`, `method`, `status`, `components` (lists of numbers of
/// equilibria, counted from 0), `version` and `seed` beside it.
SELECTORATE_EXPORT void write_solution_json(std::ostream& output, const Game& game, const SolutionRecord& record);

}  // namespace selectorate
