#pragma once

#include <limits>
#include <utility>

#include <selectorate/sanctions/uncertain_episode.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate::test {

/// An episode of model.md 3.2 with R = 1, y = 1, chi = .8, s_c = .1, one instrument (revenue .4, income .3, e = .9):
/// everything can be diverted, nobody revolts. The loyalty shock is small; the threshold is the same at any
/// (deterministic_limit.hpp).
inline SanctionsEpisode limit_episode(double coalition, double policy_value, double cost = 0) {
  const PolityParameters polity{.population = 10,
                                .selectorate = 5,
                                .coalition = coalition,
                                .revenue = 1,
                                .income = 1,
                                .subsistence = 0,
                                .public_goods_weight = .2,
                                .public_goods_price = 1,
                                .risk_aversion = 0,
                                .discount = .6};
  Instrument instrument;
  instrument.revenue = .4;
  instrument.income = .3;
  instrument.enforcement = .9;
  instrument.cost = cost;
  const EpisodeActors actors{.leader = {.policy_value = policy_value, .leader_specific = .8, .concession_cost = .1},
                             .coalition = {.loyalty_shock = .05},
                             .citizens = {.barrier = std::numeric_limits<double>::infinity()},
                             .sender = {.concession_value = 1, .regime_change_value = 0, .humanitarian_weight = 0}};
  return {Polity(polity), Package({instrument}), actors};
}

inline UncertainEpisode limit_with_policy_value(Prior prior, double cost = 0) {
  return {std::move(prior), [cost](double policy_value) { return limit_episode(.5, policy_value, cost); }};
}

/// Set B of oracles.md 3 under the costly "broad" package of oracles.md 4.
inline SanctionsEpisode oracle_episode_b(double policy_value) {
  Instrument embargo = broad_instrument();
  embargo.cost = .3;
  EpisodeActors actors = oracle_actors();
  actors.leader.policy_value = policy_value;
  return {Polity(oracle_polity('B', 0)), Package({embargo}), actors};
}

}  // namespace selectorate::test
