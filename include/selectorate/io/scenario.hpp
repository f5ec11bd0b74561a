#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/polity/polity.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/instrument.hpp>
#include <selectorate/sanctions/sanctions_cycle.hpp>

namespace selectorate {

/// Where a scenario comes from, for people.
struct ScenarioMeta {
  std::string id = "unnamed";
  std::string title;
  /// One for each figure. A source that starts with a key and a colon ("target.population: …") must name a known key.
  std::vector<std::string> sources;
  /// Keys ("target.revenue"), instruments ("instrument[0]", "instrument.luxury_ban.rent") or sections ("citizens")
  /// whose figures have no source.
  std::vector<std::string> illustrative;
};

/// A key whose value the sender does not know (model.md 3.4).
struct UncertainKey {
  std::string parameter;     ///< a numeric key: "leader.policy_value", "instrument[0].enforcement"
  std::string distribution;  ///< "discrete", "normal", "lognormal", "uniform", "beta" or "triangular"
  /// The distribution's own parameters. `discrete`: `values` and `probabilities`, equally many; `normal` and
  /// `lognormal`: `location`, `scale` > 0 (of the logarithm for the second); `uniform`: `low` < `high`; `beta`:
  /// `alpha`, `beta` > 0 on [0, 1]; `triangular`: `low` <= `mode` <= `high`. One number each, except for `discrete`.
  std::map<std::string, std::vector<double>, std::less<>> parameters;
};

/// The episode round after round: tests answered by sanctions, sanctions answered by tests.
struct ScenarioCycle {
  static constexpr std::uint32_t most_rounds = 12;
  static constexpr std::uint32_t most_states = 1'000'000;  ///< reserves times programme times loyalty of the grid

  std::optional<std::uint32_t> rounds = most_rounds;  ///< 1 to `most_rounds`; empty: there is no last round
  CycleState start{.reserves = .5, .programme = .2, .loyalty = 6};  ///< the nearest point of the grid is taken
  CycleParameters parameters;
  CycleGrid grid{.reserves = 21, .programme = 21, .loyalty = 13};
};

/// A kind of target, which he alone knows (model.md 4). What it does not give is as the scenario has it.
struct TargetType {
  std::string name;
  double probability = 1;  ///< what the sender believes beforehand; those of all types sum to one
  double test_cost = 0;    ///< what a test costs him, in his utility
  std::optional<double> policy_value = {};
  std::optional<double> coalition = {};
  std::optional<double> barrier = {};
};

/// How a target of several types may provoke, and how the sender may answer (sanctions/provocation_game.hpp).
struct Provocation {
  std::vector<double> intensities = {0, .5, 1};  ///< shares of the package's full intensity, at least two
  double demand = 1;                             ///< share of full concession, in (0, 1]
};

/// All that a scenario file says: the one who is sanctioned, those who decide, the instruments on the table.
///
/// A plain value that can be changed key by key; `make_episode` validates it as a whole.
struct Scenario {
  /// The version of the file format that this library reads and writes.
  static constexpr int schema = 1;

  ScenarioMeta meta;
  PolityParameters target;
  EpisodeActors actors = default_actors();
  std::vector<Instrument> instruments;
  std::vector<SenderState> sender_states;  ///< who could enforce the package; empty: its enforcement is as given
  std::vector<TargetType> types;  ///< kinds of target, at least two where there is a provocation; otherwise none
  std::optional<Provocation> provocation;
  std::optional<UncertainKey> uncertainty;
  std::optional<ScenarioCycle> cycle;

  /// The actors of a file that says nothing about them: sanctions are half leader-specific.
  [[nodiscard]] static EpisodeActors default_actors() noexcept {
    EpisodeActors actors;
    actors.leader.leader_specific = 0.5;
    return actors;
  }
};

/// Reads a scenario in TOML, or in JSON with the same keys (text that starts with `{`, or a name that ends in `.json`).
///
/// Keys that are absent have their defaults (scenario_keys.hpp); an instrument's are those of its `kind`. Infinity is
/// `inf` in TOML and `"inf"` in JSON; `intensity = "free"` says what leaving it out says: the sender chooses. A section
/// `[cycle]` asks for the cycle, also if it is empty; `rounds = inf` is a cycle without a last round.
/// \param name  what error messages call the text
/// \throws ParseError with line, column and the nearest known key: unknown or repeated keys, wrong types, NaN, values
/// out
///         of range or at odds with each other (a coalition larger than the selectorate), a missing or other schema
[[nodiscard]] SELECTORATE_EXPORT Scenario read_scenario(std::istream& input, std::string_view name);

/// The same from a file.
/// \throws ParseError also for a file that cannot be opened or read, a folder, or more than 1 MiB
[[nodiscard]] SELECTORATE_EXPORT Scenario read_scenario_file(const std::filesystem::path& path);

/// Changes one key: "target.coalition=200", "instrument[0].enforcement=0.9", "instrument.luxury_ban.intensity=free",
/// "uncertainty.parameters.scale=0.2", "sender_state[0].penalty=0.5", "type.hesitant.test_cost=0.2",
/// "cycle.rounds=inf".
///
/// `instrument.<kind>.<key>` reaches the only instrument of that kind, `type.<name>.<key>` the type of that name.
/// Setting `kind` puts that preset in the place of the instrument; `instrument[n].kind`, n being the number of
/// instruments, adds one; so do `sender_state[n].name` and `type[n].name`. Rules that join several keys are
/// checked by `validate_scenario`, so that settings can be applied one after the other.
/// \throws ParseError for an unknown or ambiguous key, a wrong type or a value out of range
SELECTORATE_EXPORT void apply_setting(Scenario& scenario, std::string_view setting);

/// Checks every key's range and every rule that joins several keys.
/// \throws InvalidModel naming the key
SELECTORATE_EXPORT void validate_scenario(const Scenario& scenario);

/// Writes every key with its value, unit and meaning, as TOML that reads back to the same scenario, bit by bit.
SELECTORATE_EXPORT void write_scenario(std::ostream& output, const Scenario& scenario);

/// The episode that the scenario describes. The uncertain key, if any, has the value that the scenario gives it.
/// \throws InvalidModel naming the key
[[nodiscard]] SELECTORATE_EXPORT SanctionsEpisode make_episode(const Scenario& scenario);

}  // namespace selectorate
