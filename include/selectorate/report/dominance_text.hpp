#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/dominance_record.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/report/solution_text.hpp>

namespace selectorate {

/// Tells a student which strategies were eliminated in which round and by what, what is left, and how far that is
/// proved.
SELECTORATE_EXPORT void write_dominance_text(std::ostream& output, const Game& game, const DominanceRecord& record,
                                             const SolutionTextOptions& options = {});

}  // namespace selectorate
