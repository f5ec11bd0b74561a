#pragma once

#include <iosfwd>
#include <optional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/cycle_record.hpp>
#include <selectorate/report/episode_text.hpp>

namespace selectorate {

/// A line for each round: what is expected in percent, for as long as the leader is in office.
/// \param after  survival and state when the last round is over, if there is to be a line for it
SELECTORATE_EXPORT void write_cycle_table(std::ostream& output, const std::vector<CycleRound>& path,
                                          const std::optional<CycleRound>& after = {});

/// Tells a student what the cycle comes to: each round in a table, what it has cost and brought, and what is proved.
SELECTORATE_EXPORT void write_cycle_text(std::ostream& output, const CycleRecord& record,
                                         const EpisodeTextOptions& options = {});

}  // namespace selectorate
