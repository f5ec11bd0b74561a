#include <algorithm>
#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <selectorate/io/episode_csv.hpp>

#include "io/csv_row.hpp"
#include "io/cycle_columns.hpp"
#include "io/response_columns.hpp"

namespace selectorate {
namespace {

using Row = std::vector<std::string>;

void add_response_names(Row& row) {
  for (const ResponseColumn& column : action_columns) row.emplace_back(column.name);
  for (const ResponseColumn& column : outcome_columns) row.emplace_back(column.name);
  row.insert(row.end(), {"leader_value", "sender_value"});
}

void add_response(Row& row, const LeaderResponse& response, double sender_value) {
  for (const ResponseColumn& column : action_columns) row.push_back(csv_field(column.value(response)));
  for (const ResponseColumn& column : outcome_columns) row.push_back(csv_field(column.value(response)));
  row.push_back(csv_field(response.value));
  row.push_back(csv_field(sender_value));
}

void write_curve(std::ostream& output, const EpisodeRecord& record) {
  Row names = {"scenario", "status", "intensity"};
  add_response_names(names);
  write_csv_row(output, names);
  for (const ConcessionPoint& point : record.curve) {
    Row row = {csv_field(record.scenario), csv_field(to_string(point.response.status)), csv_field(point.intensity)};
    add_response(row, point.response, point.response.outcome.sender_value);
    write_csv_row(output, row);
  }
}

/// Columns that only a scenario with uncertainty has, after all others.
void add_uncertainty(Row& names, Row& row, const UncertaintyRecord& uncertainty) {
  const UncertainEquilibrium& equilibrium = uncertainty.equilibrium;
  const auto add = [&](std::string name, double value) {
    names.push_back("uncertain_" + std::move(name));
    row.push_back(csv_field(value));
  };
  for (std::size_t i = 0; i < equilibrium.intensity.size(); ++i) {
    add(fmt::format("intensity_{}", i), equilibrium.intensity[i]);
  }
  const ExpectedResponse& response = equilibrium.response;
  add("concession", response.mean.concession);
  add("constraint", response.mean.constraint);
  add("survival", response.mean.survival);
  add("outsider_income", response.mean.outsider_income);
  add("sender_value", response.mean.sender_value);
  add("informed_value", equilibrium.informed_value);
  add("concedes_nothing", response.concession.nothing());
  add("concedes_everything", response.concession.everything());
  add("error", response.error);
}

/// Columns that only a scenario with a cycle has, after all others.
void add_cycle(Row& names, Row& row, const CycleRecord& cycle) {
  const auto add = [&](std::string name, std::string value) {
    names.push_back("cycle_" + std::move(name));
    row.push_back(std::move(value));
  };
  add("status", csv_field(to_string(cycle.status)));
  add("leader_regret", csv_field(cycle.regret[0]));
  add("sender_regret", csv_field(cycle.regret[1]));
  add("expected_tests", csv_field(count_expected_tests(cycle.path)));
  for (const CycleColumn& column : cycle_state_columns) {
    add(std::string(column.name) + "_after", csv_field(column.value(cycle.after)));
  }
  for (std::size_t t = 0; t < cycle.path.size(); ++t) {
    const auto add_round = [&](std::span<const CycleColumn> columns) {
      for (const CycleColumn& column : columns) {
        add(fmt::format("{}_{}", column.name, t + 1), csv_field(column.value(cycle.path[t])));
      }
    };
    add_round(cycle_state_columns);
    add_round(cycle_action_columns);
  }
}

/// "true", "false", or "partly" where it depends on the equilibrium within the set.
std::string survival(const std::vector<OutcomeRefinement>& outcomes) {
  const auto survives = [](const OutcomeRefinement& outcome) { return outcome.survives; };
  if (std::all_of(outcomes.begin(), outcomes.end(), survives)) return "true";
  return std::any_of(outcomes.begin(), outcomes.end(), survives) ? "partly" : "false";
}

/// Columns that only a scenario with a provocation has: so many for each equilibrium.
void add_provocation(Row& names, Row& row, const ProvocationRecord& provocation) {
  const auto add = [&](std::string name, std::string value) {
    names.push_back("provocation_" + std::move(name));
    row.push_back(std::move(value));
  };
  add("equilibria", std::to_string(provocation.equilibria.size()));
  add("complete", provocation.complete ? "true" : "false");
  const SignallingGame& game = provocation.signalling;
  for (std::size_t e = 0; e < provocation.equilibria.size(); ++e) {
    const ProvocationEquilibrium& equilibrium = provocation.equilibria[e];
    const SignallingAssessment& typical = equilibrium.typical;
    add(fmt::format("{}_kind", e), std::string(to_string(equilibrium.set.kind)));
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      add(csv_field(fmt::format("{}_tests_{}", e, game.type_name(t))),
          csv_field(to_double(typical.sender[t][test_missile])));
    }
    for (const std::uint32_t message : {hold_back, test_missile}) {
      double intensity = 0;
      for (std::size_t i = 0; i < provocation.described.intensities.size(); ++i) {
        intensity += to_double(typical.receiver[message][i]) * provocation.described.intensities[i];
      }
      add(fmt::format("{}_intensity_after_{}", e, message == test_missile ? "test" : "holding_back"),
          csv_field(intensity));
    }
    for (std::size_t c = 0; c < signalling_refinements.size(); ++c) {
      add(fmt::format("{}_survives_{}", e, to_string(signalling_refinements[c])), survival(equilibrium.refinements[c]));
    }
  }
}

void write_equilibrium(std::ostream& output, const EpisodeRecord& record) {
  const EpisodeEquilibrium& equilibrium = record.equilibrium;
  Row names = {"scenario", "status"};
  Row row = {csv_field(record.scenario), csv_field(to_string(equilibrium.status))};
  for (std::size_t i = 0; i < equilibrium.intensity.size(); ++i) {
    const std::string kind = i < record.instruments.size() ? std::string(to_string(record.instruments[i])) : "custom";
    names.push_back(fmt::format("intensity_{}_{}", i, kind));
    row.push_back(csv_field(equilibrium.intensity[i]));
  }
  add_response_names(names);
  add_response(row, equilibrium.leader, equilibrium.sender_value);
  names.insert(names.end(), {"value_pessimistic", "value_optimistic", "threshold", "leader_regret", "sender_regret"});
  for (const double value : {equilibrium.value_pessimistic, equilibrium.value_optimistic, equilibrium.threshold,
                             equilibrium.certificate.leader_regret, equilibrium.certificate.sender_regret}) {
    row.push_back(csv_field(value));
  }
  if (record.uncertainty) add_uncertainty(names, row, *record.uncertainty);
  if (record.cycle) add_cycle(names, row, *record.cycle);
  if (record.provocation) add_provocation(names, row, *record.provocation);
  write_csv_row(output, names);
  write_csv_row(output, row);
}

}  // namespace

void write_episode_csv(std::ostream& output, const EpisodeRecord& record) {
  if (record.curve.empty()) {
    write_equilibrium(output, record);
  } else {
    write_curve(output, record);
  }
}

}  // namespace selectorate
