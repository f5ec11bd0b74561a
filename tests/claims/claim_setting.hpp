#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/claim.hpp>

#include "test_paths.hpp"

namespace selectorate::test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// The shipped cases: North Korea in 2017, and its economy under a large coalition.
inline ClaimSetting north_korea() {
  const std::filesystem::path folder = testing::source_folder() / "examples" / "scenarios";
  const Scenario scenario = read_scenario_file(folder / "north_korea_2017.toml");
  return {.small = scenario.target,
          .large = read_scenario_file(folder / "large_coalition.toml").target,
          .actors = scenario.actors,
          .package = scenario.instruments};
}

/// The scenario's instrument with evasion taken out, as most claims use it.
inline Instrument tight(const ClaimSetting& setting, std::size_t instrument) {
  Instrument result = setting.package.at(instrument);
  result.intensity.reset();
  result.evasion_cost = infinity;
  result.rent = 0;
  return result;
}

inline LeaderResponse respond(const PolityParameters& polity, const EpisodeActors& actors,
                              const std::vector<Instrument>& instruments, double share) {
  const SanctionsEpisode episode(Polity(polity), Package(instruments), actors);
  return solve_leader_response(episode, episode.package().ray(share));
}

/// One finding at the North Korean setting; each is solved once, with proof.
inline const ClaimFinding& finding(int number) {
  static std::map<int, ClaimFinding> known;
  const auto place = known.find(number);
  if (place != known.end()) return place->second;
  return known.emplace(number, solve_claim(north_korea(), number, {.certify = true})).first->second;
}

inline std::vector<double> column(const ClaimTable& table, std::size_t index) {
  std::vector<double> values;
  for (const std::vector<double>& row : table.rows) values.push_back(row.at(index));
  return values;
}

}  // namespace selectorate::test
