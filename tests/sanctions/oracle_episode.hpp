#pragma once

#include <limits>
#include <vector>

#include <selectorate/sanctions/episode.hpp>

namespace selectorate::test {

/// The sets A, B, C of oracles.md 3: R = .3, y = .7, a = .2, p = 1, d = .6, N = 1.
inline PolityParameters oracle_polity(char set, double risk_aversion) {
  PolityParameters p{.population = 1,
                     .selectorate = .15,
                     .coalition = .001,
                     .revenue = .3,
                     .income = .7,
                     .subsistence = .2,
                     .public_goods_weight = .2,
                     .public_goods_price = 1,
                     .risk_aversion = risk_aversion,
                     .discount = .6};
  if (set == 'B') p.coalition = .1, p.selectorate = .3;
  if (set == 'C') p.coalition = .45, p.selectorate = .9;
  return p;
}

/// The defaults of oracles.md 4.
inline EpisodeActors oracle_actors() {
  return {.leader = {.office_rent = 0, .policy_value = .2, .leader_specific = 1, .concession_cost = 0},
          .coalition = {.loyalty_shock = .1},
          .citizens = {.barrier = .3, .repression_effect = 3, .revolt_shock = .05, .repression_limit = 1},
          .sender = {}};
}

/// One instrument, revenue .5, income .3, e = 1, kap = inf.
inline Instrument broad_instrument() {
  Instrument i;
  i.revenue = .5;
  i.income = .3;
  return i;
}

/// One instrument, revenue .2, luxury .6, dual_use .5, elite .05, e = .8, kap = inf.
inline Instrument targeted_instrument() {
  Instrument i;
  i.revenue = .2;
  i.luxury = .6;
  i.dual_use = .5;
  i.elite = .05;
  i.enforcement = .8;
  return i;
}

}  // namespace selectorate::test
