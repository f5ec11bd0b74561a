#pragma once

#include <array>
#include <limits>
#include <string_view>
#include <vector>

#include <selectorate/sanctions/episode.hpp>

namespace selectorate::bench {

/// An episode with one instrument, free in its intensity, and a place on the ray where the leader's response is timed.
struct EpisodeCase {
  std::string_view name;
  double curvature;          ///< g
  double leader_specific;    ///< chi
  double loyalty_shock;      ///< s_loyal
  double coalition;          ///< W
  double selectorate;        ///< S
  bool targeted;             ///< luxury and dual-use goods rather than trade
  double evasion_cost;       ///< kap
  double intensity;          ///< s of the timed response
  bool north_korea = false;  ///< the default polity and actors, in persons and dollars, rather than sets A, B, C
};

inline constexpr double no_evasion = std::numeric_limits<double>::infinity();

/// The polities A, B, C of the test oracles at the curvatures and packages of their leader's responses, then North
/// Korea's figures, then curvatures that have no closed form for the split of support spending.
inline constexpr std::array episode_cases = {
    EpisodeCase{"A_g0_broad", 0, 1, .3, .001, .15, false, no_evasion, 1},
    EpisodeCase{"B_g0_broad", 0, 1, .3, .1, .3, false, no_evasion, 1},
    EpisodeCase{"C_g0_broad", 0, 1, .3, .45, .9, false, no_evasion, .5},
    EpisodeCase{"A_g1_broad", 1, .5, .1, .001, .15, false, no_evasion, .8},
    EpisodeCase{"C_g1_broad", 1, .5, .1, .45, .9, false, no_evasion, .8},
    EpisodeCase{"B_g.5_targeted", .5, 1, .2, .1, .3, true, no_evasion, 1},
    EpisodeCase{"B_g1_targeted_evaded", 1, .5, .1, .1, .3, true, .8, 1},
    EpisodeCase{"north_korea", 1, .5, .1, 2000, 3e6, false, .8, .8, true},
    EpisodeCase{"A_g1.5_broad", 1.5, .5, .1, .001, .15, false, no_evasion, .8},
    EpisodeCase{"B_g.7_targeted_evaded", .7, .5, .1, .1, .3, true, .8, 1},
    EpisodeCase{"C_g2_broad", 2, .5, .1, .45, .9, false, no_evasion, .8},
    EpisodeCase{"north_korea_g1.5", 1.5, .5, .1, 2000, 3e6, false, .8, .8, true},
};

inline Instrument make_case_instrument(const EpisodeCase& c) {
  if (c.north_korea) return make_instrument(InstrumentKind::trade_embargo);
  Instrument instrument;
  instrument.evasion_cost = c.evasion_cost;
  instrument.cost = .2;
  if (c.targeted) {
    instrument.revenue = .2;
    instrument.luxury = .6;
    instrument.dual_use = .5;
    instrument.elite = .05;
    instrument.enforcement = .8;
  } else {
    instrument.revenue = .5;
    instrument.income = .3;
  }
  return instrument;
}

inline PolityParameters make_case_polity(const EpisodeCase& c) {
  PolityParameters polity;
  if (!c.north_korea) {
    polity = {.population = 1,
              .revenue = .3,
              .income = .7,
              .subsistence = .2,
              .public_goods_weight = .2,
              .public_goods_price = 1,
              .discount = .6};
  }
  polity.selectorate = c.selectorate;
  polity.coalition = c.coalition;
  polity.risk_aversion = c.curvature;
  return polity;
}

inline SanctionsEpisode make_episode(const EpisodeCase& c) {
  EpisodeActors actors;
  actors.leader.leader_specific = c.leader_specific;
  actors.coalition.loyalty_shock = c.loyalty_shock;
  if (!c.north_korea) {
    actors.leader.policy_value = .2;
    actors.citizens = {.barrier = .3, .repression_effect = 3, .revolt_shock = .05, .repression_limit = 1};
  }
  return {Polity(make_case_polity(c)), Package({make_case_instrument(c)}), actors};
}

}  // namespace selectorate::bench
