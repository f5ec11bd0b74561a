#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/episode_record.hpp>

namespace selectorate {

/// Writes a record as comma-separated values (RFC 4180, but lines end in a line feed) with a line of names.
///
/// Without a curve: one line for the equilibrium. With one: a line for each of its points, whose `intensity` is the
/// share of the package's full intensity. Numbers read back to the same double; infinity is `inf`, as spreadsheets and
/// statistics programs expect. To the line of the equilibrium a scenario with uncertainty adds columns named
/// `uncertain_…` and one with a cycle columns named `cycle_…`, in this order after all others;
/// `cycle_<figure>_<round>` counts rounds from 1.
SELECTORATE_EXPORT void write_episode_csv(std::ostream& output, const EpisodeRecord& record);

}  // namespace selectorate
