#pragma once

#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/instrument.hpp>

namespace selectorate {

/// A solved episode as it is written down: which one it is, and what came out.
struct EpisodeRecord {
  std::string scenario;                     ///< its id
  std::vector<InstrumentKind> instruments;  ///< in the order of the intensities
  StationaryEquilibrium baseline;
  EpisodeEquilibrium equilibrium;
  std::vector<ConcessionPoint> curve;  ///< may be empty
};

/// Puts together what a record holds of an episode and its solution.
[[nodiscard]] SELECTORATE_EXPORT EpisodeRecord make_episode_record(std::string scenario,
                                                                   const SanctionsEpisode& episode,
                                                                   EpisodeEquilibrium equilibrium,
                                                                   std::vector<ConcessionPoint> curve = {});

}  // namespace selectorate
