#include <cmath>
#include <ostream>
#include <span>

#include <nlohmann/json.hpp>

#include <selectorate/base/version.hpp>
#include <selectorate/io/episode_json.hpp>

#include "io/response_columns.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
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
  Json intensities = Json::array();
  for (const double intensity : equilibrium.intensity) intensities.push_back(number(intensity));
  return {{"instruments", instruments},
          {"intensity", intensities},
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

Json certificate_object(const EpisodeCertificate& certificate) {
  return {{"kind", to_string(certificate.kind)},
          {"leader_regret", number(certificate.leader_regret)},
          {"sender_regret", number(certificate.sender_regret)},
          {"unexplored", number(certificate.unexplored)}};
}

Json episode_object(const EpisodeRecord& record) {
  const EpisodeEquilibrium& equilibrium = record.equilibrium;
  Json ties = Json::array();
  for (const LeaderResponse& tie : equilibrium.ties) {
    ties.push_back({{"leader", leader_object(tie)}, {"outcome", outcome_object(tie)}});
  }
  return {{"schema", 1},
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
}

/// What is not UTF-8 in a scenario's id must not stop its result from being written.
std::string dump(const Json& object, int indent) {
  return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void write_episode_json(std::ostream& output, const EpisodeRecord& record) {
  Json object = episode_object(record);
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
}

}  // namespace selectorate
