#pragma once

#include <iosfwd>

#include <selectorate/report/episode_text.hpp>

namespace selectorate {

/// The part of the episode's text about a sender who is unsure of one key; the record must have it.
void write_uncertainty_text(std::ostream& output, const EpisodeReport& report, const EpisodeTextOptions& options);

}  // namespace selectorate
