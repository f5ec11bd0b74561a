#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// What is demanded before a sanctions episode, and what is threatened.
struct CrisisTerms {
  double demand = 1;         ///< share of full concession that is asked for, in (0, 1]
  double intensity = 1;      ///< threatened share of the package's full intensity, in [0, 1]
  double audience_cost = 0;  ///< what backing down costs the sender, in his utility, >= 0
};

/// A crisis whose payoffs come from an episode (model.md 3 and 4).
struct EpisodeCrisis {
  CrisisPayoffs payoffs;   ///< in the utilities of the episode
  LeaderResponse imposed;  ///< what the leader does once sanctions are imposed
};

/// Values the four outcomes of a crisis by the episode that follows each:
///
/// - status quo: the sender's own instruments stay unused (those with a fixed intensity are in force); the leader
/// answers
///   best;
/// - concession: the same, and the leader concedes exactly `demand`; he chooses diversion, repression and support best;
/// - standing firm: the package at the threatened intensity; the leader answers best, and may yet concede;
/// - backing down: as the status quo, less `audience_cost` for the sender.
///
/// The leader's answers are those of `solve_leader_response`. With a conceded share that he did not choose his best
/// diversion is looked for along a grid and refined; there is nothing to look for where the status quo takes no
/// revenue. \throws InvalidModel naming the term that is out of range \complexity two leader's responses
[[nodiscard]] SELECTORATE_EXPORT EpisodeCrisis make_episode_crisis(const SanctionsEpisode& episode,
                                                                   const CrisisTerms& terms,
                                                                   const LeaderOptions& options = {});

/// The same payoffs in standard deviations of the shocks, as `solve_normal_shock_crisis` takes them.
/// \param sender_shock, target_shock  standard deviations in the players' utilities, > 0
/// \throws InvalidModel if one is not positive
[[nodiscard]] SELECTORATE_EXPORT CrisisPayoffs make_shock_units(const CrisisPayoffs& payoffs, double sender_shock,
                                                                double target_shock);

}  // namespace selectorate
