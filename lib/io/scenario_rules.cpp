#include "io/scenario_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/provocation_record.hpp>
#include <selectorate/sanctions/package.hpp>

#include "io/cycle_fields.hpp"
#include "io/distribution_names.hpp"
#include "io/nearest_name.hpp"
#include "io/scenario_fields.hpp"
#include "io/scenario_reference.hpp"

namespace selectorate {
namespace {

using Found = std::optional<BrokenRule>;

/// Sums of shares are compared with one after rounding, so that ten tenths count as one.
constexpr double rounding = 1e-12;

Found sizes(const Scenario& scenario) {
  const PolityParameters& target = scenario.target;
  if (target.coalition > target.selectorate) {
    return BrokenRule{{"target.coalition", "target.selectorate"},
                      fmt::format("the coalition ({}) is larger than the selectorate ({}) that it is drawn from",
                                  target.coalition, target.selectorate)};
  }
  if (target.selectorate > target.population) {
    return BrokenRule{
        {"target.selectorate", "target.population"},
        fmt::format("the selectorate ({}) is larger than the population ({})", target.selectorate, target.population)};
  }
  if (target.subsistence > target.income) {
    return BrokenRule{{"target.subsistence", "target.income"},
                      fmt::format("subsistence ({}) is above ordinary income ({})", target.subsistence, target.income)};
  }
  return std::nullopt;
}

/// Shares of the same thing that the instruments take together must leave something (model.md 2).
Found sum_of_shares(const Scenario& scenario, std::string_view name, double Instrument::*share, bool all_allowed) {
  double sum = 0;
  for (std::size_t i = 0; i < scenario.instruments.size(); ++i) {
    sum += scenario.instruments[i].*share;
    if (all_allowed ? sum > 1 + rounding : sum >= 1 - rounding) {
      return BrokenRule{{fmt::format("instrument[{}].{}", i, name), fmt::format("instrument[{}].kind", i)},
                        fmt::format("the instruments together take {} of it at full intensity: expected {}", sum,
                                    all_allowed ? "at most 1" : "less than 1")};
    }
  }
  return std::nullopt;
}

Found shares(const Scenario& scenario) {
  if (auto found = sum_of_shares(scenario, "revenue", &Instrument::revenue, true)) return found;
  if (auto found = sum_of_shares(scenario, "income", &Instrument::income, false)) return found;
  if (auto found = sum_of_shares(scenario, "luxury", &Instrument::luxury, false)) return found;
  return sum_of_shares(scenario, "dual_use", &Instrument::dual_use, true);
}

Found number_of_instruments(const Scenario& scenario) {
  const std::size_t count = scenario.instruments.size();
  if (count <= Package::max_instruments) return std::nullopt;
  return BrokenRule{{fmt::format("instrument[{}]", Package::max_instruments)},
                    fmt::format("there are {} instruments: expected at most {}", count, Package::max_instruments)};
}

/// As many as all of whose profiles can be looked at, with weights that can be added.
Found sender_states(const Scenario& scenario) {
  constexpr std::size_t most_states = 24;
  constexpr double most_spread = 1e15;
  const std::vector<SenderState>& states = scenario.sender_states;
  if (states.size() > most_states) {
    return BrokenRule{{fmt::format("sender_state[{}]", most_states)},
                      fmt::format("there are {} sender states: expected at most {}", states.size(), most_states)};
  }
  const auto lighter = [](const SenderState& a, const SenderState& b) { return a.weight < b.weight; };
  const auto [least, most] = std::minmax_element(states.begin(), states.end(), lighter);
  if (states.empty() || most->weight <= most_spread * least->weight) return std::nullopt;
  return BrokenRule{{fmt::format("sender_state[{}].weight", least - states.begin())},
                    fmt::format("is {} beside {}: the weights are too far apart", least->weight, most->weight)};
}

Found types_without_provocation(const Scenario& scenario) {
  if (!scenario.provocation) {
    if (scenario.types.empty()) return std::nullopt;
    return BrokenRule{{"type[0]"},
                      "types tell each other apart by a provocation: expected a section [provocation] too"};
  }
  if (scenario.types.size() < 2) {
    return BrokenRule{{scenario.types.empty() ? "provocation" : "type[0]", "provocation"},
                      fmt::format("there {} for the sender to be unsure of: expected at least two [[type]]",
                                  scenario.types.empty() ? "are no types" : "is one type only")};
  }
  constexpr std::size_t most_types = 8;
  if (scenario.types.size() > most_types) {
    return BrokenRule{{fmt::format("type[{}]", most_types)},
                      fmt::format("there are {} types: expected at most {}", scenario.types.size(), most_types)};
  }
  const std::vector<Instrument>& instruments = scenario.instruments;
  if (std::any_of(instruments.begin(), instruments.end(), [](const Instrument& i) { return !i.intensity; })) {
    return std::nullopt;
  }
  return BrokenRule{{"provocation"}, "no instrument's intensity is free: the sender has nothing to answer a test with"};
}

Found names_of_types(const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    const std::string& name = scenario.types[i].name;
    std::vector<std::string> place = {fmt::format("type[{}].name", i), fmt::format("type[{}]", i)};
    if (name.empty()) return BrokenRule{std::move(place), "is missing: expected a name"};
    for (std::size_t j = 0; j < i; ++j) {
      if (scenario.types[j].name != name) continue;
      return BrokenRule{std::move(place),
                        fmt::format("is '{}', and so is type[{}]: expected different names", name, j)};
    }
  }
  return std::nullopt;
}

Found probabilities_of_types(const Scenario& scenario) {
  if (scenario.types.empty()) return std::nullopt;
  double sum = 0;
  for (const TargetType& type : scenario.types) sum += type.probability;
  if (std::abs(sum - 1) <= 1e-9) return std::nullopt;
  const std::size_t last = scenario.types.size() - 1;
  return BrokenRule{{fmt::format("type[{}].probability", last), fmt::format("type[{}]", last)},
                    fmt::format("those of all types add up to {}: expected 1", sum)};
}

Found intensities_of_provocation(const Scenario& scenario) {
  if (!scenario.provocation) return std::nullopt;
  constexpr std::size_t most = 24;
  const std::vector<double>& all = scenario.provocation->intensities;
  const std::string key = "provocation.intensities";
  if (all.size() < 2 || all.size() > most) {
    return BrokenRule{{key, "provocation"}, fmt::format("there are {}: expected 2 to {} of them", all.size(), most)};
  }
  const NumberRange& range = find_field("provocation", "intensities")->key.range;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::string> place = {fmt::format("{}[{}]", key, i), key};
    if (!range.contains(all[i])) {
      return BrokenRule{std::move(place), fmt::format("is {}: expected {}", all[i], describe(range))};
    }
    if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), all[i]) - all.begin() <
        static_cast<std::ptrdiff_t>(i)) {
      return BrokenRule{std::move(place), fmt::format("{} is there twice: expected different ones", all[i])};
    }
  }
  return std::nullopt;
}

/// Each type's own values must make a target that is right.
Found values_of_types(const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    const auto broken = sizes(resolve_type(scenario, i));
    if (!broken) continue;
    return BrokenRule{{fmt::format("type[{}].coalition", i), fmt::format("type[{}]", i)}, broken->reason};
  }
  return std::nullopt;
}

Found known_reference(const Scenario& scenario, std::string_view reference, std::string place) {
  try {
    const KeyReference key = resolve_key(reference, scenario);
    if (!key.element || *key.element < list_size(key.section, scenario)) return std::nullopt;
    return BrokenRule{{std::move(place)}, fmt::format("'{}' names one that is not there", reference)};
  } catch (const InvalidModel& error) {
    return BrokenRule{{std::move(place)}, fmt::format("names '{}': {}", reference, error.reason())};
  }
}

/// The key that a source says it is about, if it begins with one: "target.income: UN data" but not "https://…".
std::string_view key_of_source(std::string_view source) {
  const std::size_t colon = source.find(": ");
  if (colon == std::string_view::npos) return {};
  const std::string_view head = source.substr(0, colon);
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_0123456789[].";
  const bool looks_like_key = head.find('.') != std::string_view::npos && head.find_first_not_of(letters) == head.npos;
  return looks_like_key ? head : std::string_view();
}

Found references(const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.meta.illustrative.size(); ++i) {
    const std::string place = fmt::format("meta.illustrative[{}]", i);
    if (auto found = known_reference(scenario, scenario.meta.illustrative[i], place)) return found;
  }
  for (std::size_t i = 0; i < scenario.meta.sources.size(); ++i) {
    const std::string_view key = key_of_source(scenario.meta.sources[i]);
    if (key.empty()) continue;
    if (auto found = known_reference(scenario, key, fmt::format("meta.sources[{}]", i))) return found;
  }
  return std::nullopt;
}

Found uncertain_target(const Scenario& scenario, const std::string& parameter) {
  if (parameter.empty())
    return BrokenRule{{"uncertainty.parameter", "uncertainty"}, "is missing: expected a numeric key"};
  if (auto found = known_reference(scenario, parameter, "uncertainty.parameter")) return found;
  const KeyReference key = resolve_key(parameter, scenario);
  const ScenarioField* field = find_field(key.section, key.name);
  const bool plain_number = field != nullptr && (std::holds_alternative<Access<double>>(field->access) ||
                                                 std::holds_alternative<double Instrument::*>(field->access));
  if (key.section == "cycle" || key.section == "provocation") {
    return BrokenRule{{"uncertainty.parameter"},
                      fmt::format("is '{}': expected a key of the episode itself", parameter)};
  }
  if (plain_number && (key.section != "instrument" || key.element)) return std::nullopt;
  return BrokenRule{{"uncertainty.parameter"}, fmt::format("is '{}': expected a numeric key", parameter)};
}

Found parameter_names(const UncertainKey& uncertainty, std::span<const std::string_view> expected) {
  for (const auto& [name, values] : uncertainty.parameters) {
    if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
    return BrokenRule{{"uncertainty.parameters." + name},
                      fmt::format("is not a parameter of the {} distribution: expected {}", uncertainty.distribution,
                                  fmt::join(expected, ", "))};
  }
  for (const std::string_view name : expected) {
    const auto found = uncertainty.parameters.find(name);
    const std::string key = fmt::format("uncertainty.parameters.{}", name);
    if (found == uncertainty.parameters.end()) {
      return BrokenRule{{"uncertainty.parameters", "uncertainty.distribution", "uncertainty"},
                        fmt::format("'{}' is missing: the {} distribution has the parameters {}", name,
                                    uncertainty.distribution, fmt::join(expected, ", "))};
    }
    const bool list = uncertainty.distribution == "discrete";
    if (list ? found->second.empty() : found->second.size() != 1) {
      return BrokenRule{{key}, list ? "is empty: expected a list of numbers" : "is a list: expected one number"};
    }
  }
  return std::nullopt;
}

/// Each value of a discrete distribution must make a scenario that is right.
Found discrete_values(const Scenario& scenario) {
  const std::string place = "uncertainty.parameters.values";
  const KeyReference key = resolve_key(scenario.uncertainty->parameter, scenario);
  const ScenarioField& field = *find_field(key.section, key.name);
  for (const double value : scenario.uncertainty->parameters.at("values")) {
    if (!field.key.range.contains(value)) {
      return BrokenRule{{place},
                        fmt::format("{} is {}: expected {}", path_of(field.key), value, describe(field.key.range))};
    }
    Scenario certain = scenario;
    certain.uncertainty.reset();
    change_number(field, certain, key.element.value_or(0), value);
    if (const auto broken = find_broken_rule(certain)) {
      return BrokenRule{{place}, fmt::format("at {}, {}: {}", value, broken->keys.front(), broken->reason)};
    }
  }
  return std::nullopt;
}

Found discrete_parameters(const UncertainKey& uncertainty) {
  const std::vector<double>& values = uncertainty.parameters.at("values");
  const std::vector<double>& probabilities = uncertainty.parameters.at("probabilities");
  const std::vector<std::string> blame = {"uncertainty.parameters.probabilities"};
  if (values.size() != probabilities.size()) {
    return BrokenRule{blame, fmt::format("there are {} for {} values", probabilities.size(), values.size())};
  }
  if (std::any_of(probabilities.begin(), probabilities.end(), [](double p) { return !(p >= 0); })) {
    return BrokenRule{blame, "one is negative"};
  }
  const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
  if (std::abs(sum - 1) > 1e-9) return BrokenRule{blame, fmt::format("they add up to {}: expected 1", sum)};
  return std::nullopt;
}

Found continuous_parameters(const UncertainKey& uncertainty) {
  const auto value = [&](std::string_view name) { return uncertainty.parameters.find(name)->second.front(); };
  const std::string& name = uncertainty.distribution;
  for (const std::string_view positive : {"scale", "alpha", "beta"}) {
    if (uncertainty.parameters.contains(positive) && !(value(positive) > 0)) {
      return BrokenRule{{fmt::format("uncertainty.parameters.{}", positive)},
                        fmt::format("is {}: expected a number above 0", value(positive))};
    }
  }
  const bool ordered = name == "uniform"      ? value("low") < value("high")
                       : name == "triangular" ? value("low") <= value("mode") && value("mode") <= value("high") &&
                                                    value("low") < value("high")
                                              : true;
  if (ordered) return std::nullopt;
  return BrokenRule{{"uncertainty.parameters.low", "uncertainty.parameters.high"},
                    "low, mode and high are out of order"};
}

Found uncertain_key(const Scenario& scenario) {
  if (!scenario.uncertainty) return std::nullopt;
  const UncertainKey& uncertainty = *scenario.uncertainty;
  if (auto found = uncertain_target(scenario, uncertainty.parameter)) return found;
  const std::span<const std::string_view> expected = distribution_parameters(uncertainty.distribution);
  if (expected.empty()) {
    return BrokenRule{
        {"uncertainty.distribution", "uncertainty"},
        fmt::format("is '{}': expected {}", uncertainty.distribution, fmt::join(distribution_names(), ", "))};
  }
  if (auto found = parameter_names(uncertainty, expected)) return found;
  if (uncertainty.distribution != "discrete") return continuous_parameters(uncertainty);
  if (auto found = discrete_parameters(uncertainty)) return found;
  return discrete_values(scenario);
}

}  // namespace

std::optional<BrokenRule> find_broken_rule(const Scenario& scenario) {
  for (const auto rule : {&sizes, &number_of_instruments, &shares, &sender_states, &types_without_provocation,
                          &names_of_types, &probabilities_of_types, &intensities_of_provocation, &values_of_types,
                          &references, &uncertain_key, &find_broken_cycle_rule}) {
    if (auto found = rule(scenario)) return found;
  }
  return std::nullopt;
}

}  // namespace selectorate
