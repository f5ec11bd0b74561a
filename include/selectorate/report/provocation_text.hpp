#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/provocation_record.hpp>
#include <selectorate/report/episode_text.hpp>

namespace selectorate {

/// Tells who tests, what the sender makes of a test and what he answers, in every equilibrium; which of them survive
/// each criterion, and if not, whom the sender must not take the target for after a test and why. Without a heading.
SELECTORATE_EXPORT void write_provocation_text(std::ostream& output, const ProvocationRecord& record,
                                               const EpisodeTextOptions& options = {});

}  // namespace selectorate
