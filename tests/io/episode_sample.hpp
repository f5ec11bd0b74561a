#pragma once

#include <limits>

#include <selectorate/io/episode_record.hpp>

namespace selectorate::testing {

/// A made-up solution with every number different, so that mixed-up fields show.
inline LeaderResponse sample_response(double base) {
  LeaderResponse response;
  response.action = {base + 0.01, base + 0.02, base + 0.03, base + 0.04};
  response.outcome = {.survival = base + 0.05,
                      .loyalty = base + 0.06,
                      .revolt = base + 0.07,
                      .outsider_income = base + 0.08,
                      .insider_consumption = base + 0.09,
                      .revenue_loss = base + 0.10,
                      .illicit_revenue = base + 0.11,
                      .diverted_share = base + 0.12,
                      .constraint = base + 0.13,
                      .budget = base + 0.14,
                      .public_goods = base + 0.15,
                      .private_goods = base + 0.16,
                      .grievance = base + 0.17,
                      .leader_value = base + 0.18,
                      .sender_value = base + 0.19};
  response.value = base + 0.18;
  response.upper_bound = base + 0.20;
  return response;
}

inline EpisodeRecord sample_record() {
  EpisodeRecord record;
  record.scenario = "a \"quoted\", name";
  record.instruments = {InstrumentKind::trade_embargo, InstrumentKind::luxury_ban};
  record.baseline = {10.1, 10.2, 10.3, 10.4, 10.5};
  record.equilibrium.intensity = {0.25, 1.0 / 3.0};
  record.equilibrium.leader = sample_response(1);
  record.equilibrium.sender_value = 1.19;
  record.equilibrium.value_optimistic = 1.19;
  record.equilibrium.value_pessimistic = 0.5;
  record.equilibrium.threshold = std::numeric_limits<double>::infinity();
  record.equilibrium.ties = {sample_response(2)};
  record.equilibrium.certificate = {EpisodeEvidence::leader_bound, 1e-7, std::numeric_limits<double>::infinity(), 0.75};
  record.equilibrium.seed = 7;
  return record;
}

/// The same with a sender who is unsure of one key.
inline EpisodeRecord sample_unsure_record() {
  EpisodeRecord record = sample_record();
  record.uncertainty = {
      .parameter = "leader.policy_value", .distribution = "normal", .excluded = 0.01, .equilibrium = {}};
  UncertainEquilibrium& equilibrium = record.uncertainty->equilibrium;
  equilibrium.intensity = {0.5, 0.75};
  equilibrium.response.mean = {.concession = 3.01,
                               .constraint = 3.02,
                               .survival = 3.03,
                               .outsider_income = 3.04,
                               .insider_consumption = 3.05,
                               .leader_value = 3.06,
                               .sender_value = 3.07,
                               .sender_value_pessimistic = 3.08};
  equilibrium.response.concession = ConcessionDistribution({{.25, 0, 0}, {.75, 1, 1}});
  equilibrium.response.ranges = {{0.1, 0.2, 0.25, 0, 0}, {0.2, 0.4, 0.75, 1, 1}};
  equilibrium.response.error = 1e-9;
  equilibrium.informed_value = std::numeric_limits<double>::quiet_NaN();
  return record;
}

/// The same with a cycle of two rounds.
inline EpisodeRecord sample_record_with_cycle() {
  EpisodeRecord record = sample_record();
  CycleRecord& cycle = record.cycle.emplace();
  cycle.rounds = 2;
  cycle.states = 99;
  cycle.regret = {4.01, 4.02};
  cycle.path = {
      {.survival = 1, .state = {4.11, 4.12, 4.13}, .provocation = 1, .concession = 4.15, .intensity = 4.16},
      {.survival = .5, .state = {4.21, 4.22, 4.23}, .provocation = .5, .concession = 4.25, .intensity = 4.26}};
  cycle.after = {.survival = .25, .state = {4.31, 4.32, 4.33}};
  return record;
}

}  // namespace selectorate::testing
