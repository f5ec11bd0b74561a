#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include <selectorate/report/number_text.hpp>
#include <selectorate/report/what_if.hpp>

namespace selectorate {
namespace {

struct Change {
  std::string words;
  std::function<bool(Scenario&)> apply;  ///< false: nothing to change
};

bool set(double& value, double changed) {
  if (value == changed) return false;
  value = changed;
  return true;
}

bool enforce_all(Scenario& scenario) {
  bool changed = false;
  for (Instrument& instrument : scenario.instruments) {
    changed |= set(instrument.enforcement, 1);
    changed |= set(instrument.evasion_cost, std::numeric_limits<double>::infinity());
  }
  return changed;
}

std::vector<Change> changes(const Scenario& scenario) {
  const double larger = std::min(100 * scenario.target.coalition, scenario.target.selectorate);
  return {
      {fmt::format("a coalition of {} instead of {}", number_text(larger), number_text(scenario.target.coalition)),
       [larger](Scenario& s) { return set(s.target.coalition, larger); }},
      {"a policy worth half as much to the leader",
       [](Scenario& s) { return set(s.actors.leader.policy_value, s.actors.leader.policy_value / 2); }},
      {"a policy worth nothing to the leader", [](Scenario& s) { return set(s.actors.leader.policy_value, 0); }},
      {"no diversion: subsistence is all that citizens have",
       [](Scenario& s) { return set(s.target.subsistence, s.target.income); }},
      {"no repression", [](Scenario& s) { return set(s.actors.citizens.repression_limit, 0); }},
      {"a challenger free of the sanctions", [](Scenario& s) { return set(s.actors.leader.leader_specific, 1); }},
      {"every instrument fully enforced, no evasion", enforce_all},
  };
}

}  // namespace

std::vector<WhatIf> solve_what_ifs(const Scenario& scenario, std::span<const double> intensities,
                                   const LeaderOptions& options) {
  validate_scenario(scenario);
  std::vector<WhatIf> result;
  for (const Change& change : changes(scenario)) {
    Scenario changed = scenario;
    if (!change.apply(changed)) continue;
    result.push_back({change.words, solve_leader_response(make_episode(changed), intensities, options)});
  }
  return result;
}

}  // namespace selectorate
