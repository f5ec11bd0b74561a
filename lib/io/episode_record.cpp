#include <utility>

#include <selectorate/io/episode_record.hpp>

namespace selectorate {

EpisodeRecord make_episode_record(std::string scenario, const SanctionsEpisode& episode, EpisodeEquilibrium equilibrium,
                                  std::vector<ConcessionPoint> curve) {
  EpisodeRecord record;
  record.scenario = std::move(scenario);
  for (const Instrument& instrument : episode.package().instruments()) record.instruments.push_back(instrument.kind);
  record.baseline = episode.baseline();
  record.equilibrium = std::move(equilibrium);
  record.curve = std::move(curve);
  return record;
}

}  // namespace selectorate
