#pragma once

#include <iosfwd>

#include <selectorate/io/enforcement_record.hpp>
#include <selectorate/report/episode_text.hpp>

namespace selectorate {

/// Which states enforce in which equilibrium, and what that depends on.
void write_enforcement_text(std::ostream& output, const EnforcementRecord& record, const EpisodeTextOptions& options);

}  // namespace selectorate
