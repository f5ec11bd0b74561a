#pragma once

#include <iosfwd>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/episode_record.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/what_if.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

struct EpisodeTextOptions {
  bool color = false;      ///< headings in bold by ANSI escapes, for terminals
  std::size_t width = 96;  ///< characters of a line of prose
};

/// Everything the text is about.
struct EpisodeReport {
  const Scenario& scenario;
  const EpisodeRecord& record;
  /// The leader's answer in the same episode to no sanctions at all: what the burden of the sanctions is measured from.
  /// The stationary year of the record's baseline knows no shocks and no demand for a concession.
  LeaderResponse without_sanctions;
  std::vector<WhatIf> what_ifs;  ///< may be empty
  bool sender_is_free = true;    ///< false: the intensities were given, nothing is said about the sender's choice
};

/// Tells a student what happened: what the sender does and the leader answers, who pays, who is rewarded, who would
/// have to move, what would have to change, and how far all that is proved.
SELECTORATE_EXPORT void write_episode_text(std::ostream& output, const EpisodeReport& report,
                                           const EpisodeTextOptions& options = {});

}  // namespace selectorate
