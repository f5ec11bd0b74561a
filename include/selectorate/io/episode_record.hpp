#pragma once

#include <optional>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/cycle_record.hpp>
#include <selectorate/io/enforcement_record.hpp>
#include <selectorate/io/provocation_record.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/instrument.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

namespace selectorate {

/// What comes out when the sender is unsure of one key.
struct UncertaintyRecord {
  std::string parameter;     ///< the key: "leader.policy_value"
  std::string distribution;  ///< "lognormal", …
  double excluded = 0;       ///< probability of values that the key does not allow; the rest is scaled up
  UncertainEquilibrium equilibrium;
};

/// A solved episode as it is written down: which one it is, and what came out.
struct EpisodeRecord {
  std::string scenario;                     ///< its id
  std::vector<InstrumentKind> instruments;  ///< in the order of the intensities
  StationaryEquilibrium baseline;
  EpisodeEquilibrium equilibrium;
  std::vector<ConcessionPoint> curve;  ///< may be empty
  std::optional<UncertaintyRecord> uncertainty = {};
  std::optional<EnforcementRecord> enforcement = {};  ///< where the scenario has sender states
  std::optional<CycleRecord> cycle = {};              ///< where the scenario has a cycle
  std::optional<ProvocationRecord> provocation = {};  ///< where it has types and a provocation
};

/// Puts together what a record holds of an episode and its solution.
[[nodiscard]] SELECTORATE_EXPORT EpisodeRecord make_episode_record(std::string scenario,
                                                                   const SanctionsEpisode& episode,
                                                                   EpisodeEquilibrium equilibrium,
                                                                   std::vector<ConcessionPoint> curve = {});

}  // namespace selectorate
