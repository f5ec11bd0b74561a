#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "io/scenario_fields.hpp"
#include "io/scenario_reference.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

std::vector<std::filesystem::path> shipped_scenarios() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_folder() / "examples/scenarios")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Whether a reference ("target", "instrument[0]", "instrument.luxury_ban.rent") covers one key.
bool covers(std::string_view reference, const Scenario& scenario, const ScenarioKey& key, std::size_t instrument) {
  const KeyReference named = resolve_key(reference, scenario);
  if (named.section != key.section) return false;
  if (key.section == "instrument" && named.element && *named.element != instrument) return false;
  return named.name.empty() || named.name == key.name;
}

bool accounted_for(const Scenario& scenario, const ScenarioKey& key, std::size_t instrument) {
  for (const std::string& reference : scenario.meta.illustrative) {
    if (covers(reference, scenario, key, instrument)) return true;
  }
  for (const std::string& source : scenario.meta.sources) {
    try {
      if (covers(source.substr(0, source.find(": ")), scenario, key, instrument)) return true;
    } catch (const InvalidModel&) {
      // A source for the scenario as a whole names no key.
    }
  }
  return false;
}

/// Keys that hold a figure: all of the target's and the actors', those of a cycle that is there, and what an instrument
/// takes, costs or is fixed at where that differs from taking nothing.
std::vector<std::string> figures_without_origin(const Scenario& scenario) {
  std::vector<std::string> missing;
  for (const ScenarioField& field : scenario_fields()) {
    const ScenarioKey& key = field.key;
    if (key.type != ScenarioKeyType::number || key.section.empty() || key.section == "uncertainty") continue;
    if (is_list_section(key.section) && list_size(key.section, scenario) == 0) continue;
    if (key.section == "provocation" && !scenario.provocation) continue;
    if (key.section == "cycle" && !scenario.cycle) continue;
    const bool of_instrument = key.section == "instrument";
    for (std::size_t i = 0; i < (of_instrument ? scenario.instruments.size() : 1); ++i) {
      const bool trivial = of_instrument && (key.name == "intensity" ? !scenario.instruments[i].intensity.has_value()
                                                                     : number_of(field, scenario, i) ==
                                                                           default_number("instrument", key.name));
      if (trivial || accounted_for(scenario, key, i)) continue;
      missing.push_back(of_instrument ? fmt::format("instrument[{}].{}", i, key.name) : path_of(key));
    }
  }
  return missing;
}

TEST(ShippedScenarios, AreThere) {
  EXPECT_GE(shipped_scenarios().size(), 8U);
}

TEST(ShippedScenarios, EveryFigure_HasASourceOrIsCalledIllustrative) {
  for (const std::filesystem::path& file : shipped_scenarios()) {
    const Scenario scenario = read_scenario_file(file);
    EXPECT_FALSE(scenario.meta.title.empty()) << file;
    EXPECT_EQ(scenario.meta.id, file.stem()) << "the id is the file's name";
    for (const std::string& key : figures_without_origin(scenario)) ADD_FAILURE() << file << ": " << key;
  }
}

TEST(ShippedScenarios, AFigureWithoutOrigin_IsFound) {
  Scenario scenario = read_scenario_file(shipped_scenarios().front());
  scenario.meta.illustrative.clear();
  scenario.meta.sources = {"a book on the whole matter: chapter 3"};
  const std::vector<std::string> all = figures_without_origin(scenario);
  EXPECT_NE(std::find(all.begin(), all.end(), "target.coalition"), all.end());
  scenario.meta.illustrative = {"target"};
  const std::vector<std::string> fewer = figures_without_origin(scenario);
  EXPECT_EQ(std::find(fewer.begin(), fewer.end(), "target.coalition"), fewer.end());
  scenario.meta.illustrative.clear();
  scenario.meta.sources = {"target.coalition: a book"};
  EXPECT_EQ(figures_without_origin(scenario).size(), all.size() - 1);
}

TEST(ShippedScenarios, EachOneIsSolved_WithProof) {
  for (const std::filesystem::path& file : shipped_scenarios()) {
    const SanctionsEpisode episode = make_episode(read_scenario_file(file));
    const EpisodeOptions options;
    const EpisodeEquilibrium equilibrium = solve(episode, options);
    EXPECT_EQ(equilibrium.status, Status::converged) << file;
    EXPECT_EQ(equilibrium.certificate.kind, EpisodeEvidence::interval_bound) << file;
    EXPECT_LE(equilibrium.certificate.sender_regret, options.sender_tolerance) << file;
    EXPECT_EQ(equilibrium.intensity.size(), episode.package().size()) << file;
    EXPECT_TRUE(std::isfinite(equilibrium.sender_value)) << file;
    const EpisodeOutcome outcome = evaluate_outcome(episode, equilibrium.intensity, equilibrium.leader.action);
    EXPECT_EQ(outcome.leader_value, equilibrium.leader.value) << file;
    EXPECT_GT(outcome.survival, 0) << file;
    EXPECT_LE(outcome.survival, 1) << file;
  }
}

}  // namespace
}  // namespace selectorate
