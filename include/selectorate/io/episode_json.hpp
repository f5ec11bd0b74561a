#pragma once

#include <iosfwd>

#include <selectorate/base/export.hpp>
#include <selectorate/io/episode_record.hpp>

namespace selectorate {

/// Writes a record as one indented JSON object.
///
/// Money is per period in the scenario's unit, regrets and values are in the player's utility. Numbers have as many
/// digits as are needed to read back the same double. `null` stands where there is no finite number: a regret that
/// nothing bounds, the threshold of a leader who never concedes. A scenario with uncertainty adds the object
/// `uncertainty`: what the sender chooses and expects when it is unsure of that key. A scenario with a cycle adds the
/// object `cycle`: what is to be expected of each round, with the proved regret; `rounds` is `null` without a last one.
SELECTORATE_EXPORT void write_episode_json(std::ostream& output, const EpisodeRecord& record);

/// Writes the same as JSON lines: the episode without its curve on one line (`"record": "episode"`), then each point of
/// the curve on one (`"record": "curve"`) and each round of a cycle on one (`"record": "cycle"`).
SELECTORATE_EXPORT void write_episode_json_lines(std::ostream& output, const EpisodeRecord& record);

}  // namespace selectorate
