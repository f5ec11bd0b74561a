#include <cmath>
#include <ostream>
#include <span>

#include <nlohmann/json.hpp>

#include <selectorate/base/version.hpp>
#include <selectorate/io/episode_json.hpp>

#include "io/cycle_columns.hpp"
#include "io/provocation_object.hpp"
#include "io/response_columns.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json array_of(std::span<const double> values) {
  Json array = Json::array();
  for (const double value : values) array.push_back(number(value));
  return array;
}

void add(Json& object, std::span<const ResponseColumn> columns, const LeaderResponse& response) {
  for (const ResponseColumn& column : columns) object[column.name] = number(column.value(response));
}

Json leader_object(const LeaderResponse& response) {
  Json leader = Json::object();
  add(leader, action_columns, response);
  leader["value"] = number(response.value);
  return leader;
}

Json outcome_object(const LeaderResponse& response) {
  Json outcome = Json::object();
  add(outcome, outcome_columns, response);
  return outcome;
}

Json curve_object(const ConcessionPoint& point) {
  Json object = {{"intensity", number(point.intensity)}};
  add(object, action_columns, point.response);
  add(object, outcome_columns, point.response);
  object["leader_value"] = number(point.response.outcome.leader_value);
  object["sender_value"] = number(point.response.outcome.sender_value);
  object["status"] = to_string(point.response.status);
  return object;
}

Json sender_object(const EpisodeRecord& record) {
  const EpisodeEquilibrium& equilibrium = record.equilibrium;
  Json instruments = Json::array();
  for (const InstrumentKind kind : record.instruments) instruments.push_back(to_string(kind));
  return {{"instruments", instruments},
          {"intensity", array_of(equilibrium.intensity)},
          {"value", number(equilibrium.sender_value)},
          {"value_pessimistic", number(equilibrium.value_pessimistic)},
          {"value_optimistic", number(equilibrium.value_optimistic)}};
}

Json baseline_object(const StationaryEquilibrium& baseline) {
  return {{"support_spending", number(baseline.support_spending)},
          {"public_goods", number(baseline.public_goods)},
          {"private_goods", number(baseline.private_goods)},
          {"loyalty_premium", number(baseline.loyalty_premium)},
          {"leader_rent", number(baseline.leader_rent)}};
}

Json expected_object(const ExpectedOutcome& mean) {
  return {{"concession", number(mean.concession)},
          {"constraint", number(mean.constraint)},
          {"survival", number(mean.survival)},
          {"outsider_income", number(mean.outsider_income)},
          {"insider_consumption", number(mean.insider_consumption)},
          {"leader_value", number(mean.leader_value)},
          {"sender_value", number(mean.sender_value)}};
}

Json concession_object(const ConcessionDistribution& concession) {
  Json quantiles = Json::array();
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) {
    quantiles.push_back({{"probability", p}, {"concession", concession.quantile(p)}});
  }
  return {{"nothing", concession.nothing()}, {"everything", concession.everything()}, {"quantiles", quantiles}};
}

Json range_object(const ResponseRange& range) {
  return {{"low", number(range.low)},
          {"high", number(range.high)},
          {"probability", number(range.probability)},
          {"concession_at_low", number(range.concession_at_low)},
          {"concession_at_high", number(range.concession_at_high)}};
}

Json uncertainty_object(const UncertaintyRecord& record) {
  const UncertainEquilibrium& equilibrium = record.equilibrium;
  Json ranges = Json::array();
  for (const ResponseRange& range : equilibrium.response.ranges) ranges.push_back(range_object(range));
  return {{"parameter", record.parameter},
          {"distribution", record.distribution},
          {"excluded", number(record.excluded)},
          {"status", to_string(equilibrium.status)},
          {"intensity", array_of(equilibrium.intensity)},
          {"value", number(equilibrium.value())},
          {"value_pessimistic", number(equilibrium.response.mean.sender_value_pessimistic)},
          {"informed_value", number(equilibrium.informed_value)},
          {"informed_error", number(equilibrium.informed_error)},
          {"expected", expected_object(equilibrium.response.mean)},
          {"concession", concession_object(equilibrium.response.concession)},
          {"ranges", ranges},
          {"error", number(equilibrium.response.error)}};
}

Json certificate_object(const EpisodeCertificate& certificate) {
  return {{"kind", to_string(certificate.kind)},
          {"leader_regret", number(certificate.leader_regret)},
          {"sender_regret", number(certificate.sender_regret)},
          {"unexplored", number(certificate.unexplored)}};
}

Json enforcement_object(const EnforcementRecord& record) {
  const EnforcementGame& game = record.game;
  Json states = Json::array();
  for (std::size_t i = 0; i < game.groups().size(); ++i) {
    states.push_back({{"name", game.groups()[i].name}, {"share", number(to_double(game.share(i)))}});
  }
  Json value = Json::array();
  for (const EnforcementKnot& knot : game.value().knots()) {
    value.push_back({{"enforcement", to_double(knot.enforcement)}, {"value", to_double(knot.value)}});
  }
  Json equilibria = Json::array();
  for (const EnforcementEquilibrium& equilibrium : record.pure.equilibria) {
    const std::vector<std::uint32_t> counts = game.counts(equilibrium.profile);
    Json enforcing = Json::array();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] > 0) enforcing.push_back(game.groups()[i].name);
    }
    equilibria.push_back({{"enforcing", enforcing},
                          {"enforcement", number(equilibrium.enforcement)},
                          {"largest_gain", number(equilibrium.largest_gain)}});
  }
  return {{"status", to_string(record.pure.status)},
          {"complete", record.pure.complete()},
          {"supermodular", record.complementarity.increasing_differences},
          {"states", states},
          {"value", value},
          {"equilibria", equilibria}};
}

void add(Json& object, std::span<const CycleColumn> columns, const CycleRound& round) {
  for (const CycleColumn& column : columns) object[column.name] = number(column.value(round));
}

Json round_object(const CycleRecord& cycle, std::size_t index) {
  Json object = {{"round", index + 1}};
  add(object, cycle_state_columns, cycle.path[index]);
  add(object, cycle_action_columns, cycle.path[index]);
  return object;
}

/// The cycle without its rounds.
Json cycle_object(const CycleRecord& cycle) {
  Json after = Json::object();
  add(after, cycle_state_columns, cycle.after);
  return {{"status", to_string(cycle.status)},
          {"rounds", cycle.rounds ? Json(*cycle.rounds) : Json(nullptr)},
          {"states", cycle.states},
          {"iterations", cycle.iterations},
          {"leader_regret", number(cycle.regret[0])},
          {"sender_regret", number(cycle.regret[1])},
          {"expected_tests", number(count_expected_tests(cycle.path))},
          {"after", after}};
}

Json episode_object(const EpisodeRecord& record) {
  const EpisodeEquilibrium& equilibrium = record.equilibrium;
  Json ties = Json::array();
  for (const LeaderResponse& tie : equilibrium.ties) {
    ties.push_back({{"leader", leader_object(tie)}, {"outcome", outcome_object(tie)}});
  }
  Json object = {{"schema", 1},
                 {"scenario", record.scenario},
                 {"status", to_string(equilibrium.status)},
                 {"sender", sender_object(record)},
                 {"leader", leader_object(equilibrium.leader)},
                 {"outcome", outcome_object(equilibrium.leader)},
                 {"baseline", baseline_object(record.baseline)},
                 {"threshold", number(equilibrium.threshold)},
                 {"ties", ties},
                 {"certificate", certificate_object(equilibrium.certificate)},
                 {"version", version()},
                 {"seed", equilibrium.seed}};
  if (record.uncertainty) object["uncertainty"] = uncertainty_object(*record.uncertainty);
  if (record.enforcement) object["enforcement"] = enforcement_object(*record.enforcement);
  if (record.cycle) object["cycle"] = cycle_object(*record.cycle);
  if (record.provocation) object["provocation"] = provocation_object(*record.provocation);
  return object;
}

/// What is not UTF-8 in a scenario's id must not stop its result from being written.
std::string dump(const Json& object, int indent) {
  return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void write_episode_json(std::ostream& output, const EpisodeRecord& record) {
  Json object = episode_object(record);
  if (record.cycle) {
    Json& path = object["cycle"]["path"] = Json::array();
    for (std::size_t t = 0; t < record.cycle->path.size(); ++t) path.push_back(round_object(*record.cycle, t));
  }
  if (!record.curve.empty()) {
    Json& curve = object["curve"] = Json::array();
    for (const ConcessionPoint& point : record.curve) curve.push_back(curve_object(point));
  }
  output << dump(object, 2) << '\n';
}

void write_episode_json_lines(std::ostream& output, const EpisodeRecord& record) {
  Json episode = {{"record", "episode"}};
  episode.update(episode_object(record));
  output << dump(episode, -1) << '\n';
  for (const ConcessionPoint& point : record.curve) {
    Json line = {{"record", "curve"}, {"scenario", record.scenario}};
    line.update(curve_object(point));
    output << dump(line, -1) << '\n';
  }
  for (std::size_t t = 0; record.cycle && t < record.cycle->path.size(); ++t) {
    Json line = {{"record", "cycle"}, {"scenario", record.scenario}};
    line.update(round_object(*record.cycle, t));
    output << dump(line, -1) << '\n';
  }
}

}  // namespace selectorate
