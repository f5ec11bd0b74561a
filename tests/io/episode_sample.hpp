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

}  // namespace selectorate::testing
