#pragma once

#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>
#include <selectorate/sanctions/episode_crisis.hpp>

namespace selectorate {

/// A kind of leader, by what the contested policy is worth to him.
struct PolicyValue {
  double probability = 1;  ///< > 0; probabilities are divided by their sum
  double value = 0;        ///< beta
};

/// A kind of leader in a crisis, with what he would concede once sanctions are imposed.
struct ThreatenedType {
  double probability = 1;  ///< > 0; probabilities are divided by their sum
  CrisisPayoffs payoffs;
  double imposed_concession = 0;  ///< c, share of full concession
  bool succeeds_imposed = false;  ///< c is at least what was demanded
};

/// The type that a leader is by the crisis that he would be in.
[[nodiscard]] SELECTORATE_EXPORT ThreatenedType make_threatened_type(double probability, const EpisodeCrisis& crisis,
                                                                     double demand);

/// The types of an episode: the episode is solved for each value of the policy.
/// \throws InvalidModel as `make_episode_crisis`, or if there are no values
[[nodiscard]] SELECTORATE_EXPORT std::vector<ThreatenedType> make_threatened_types(const SanctionsEpisode& episode,
                                                                                   std::span<const PolicyValue> values,
                                                                                   const CrisisTerms& terms,
                                                                                   const LeaderOptions& options = {});

/// One equilibrium of a threat to a leader of unknown type: who yields to it, and whom sanctions then meet.
struct ThreatSelection {
  double credibility = 0;            ///< r, probability that the sender carries the threat out after resistance
  std::vector<double> resist;        ///< for each type, the probability that he resists the threat
  std::vector<double> posterior;     ///< belief about the type after resistance
  double concede_to_threat = 0;      ///< P(concede | threat)
  double concede_imposed = 0;        ///< P(concede | imposed): those who resisted and then concede what was demanded
  double concession_imposed = 0;     ///< mean concession of those who resisted, under sanctions
  double concede_unselected = 0;     ///< P(concede) if sanctions were imposed on everyone without a threat
  double concession_unselected = 0;  ///< mean concession likewise
  double sanctions_frequency = 0;    ///< probability that the game ends in sanctions
};

/// All equilibria of the threat game with private information on both sides, exactly for the payoffs given.
///
/// The leader knows his type; the sender draws a private cost of carrying the threat out, uniform on [0, cost_limit],
/// beside what the payoffs hold. Type i concedes iff the threat's credibility r is at least
/// [U_i(back down) - U_i(concession)]/[U_i(back down) - U_i(stand firm)]; a type whom sanctions do not hurt never does.
/// The sender, who sees resistance, carries out iff his cost is at most what standing firm gains him over backing down,
/// on average over those who resist. So r is a fixed point of a step function; every step and every riser is looked at,
/// so the list is complete; where a whole interval of mixtures would do, its ends are listed. It has one member where
/// standing firm gains the less the tougher the type: the function then falls.
///
/// Where nobody resists, whoever does is taken for the type that is last to yield (Banks & Sobel's divinity).
/// \param cost_limit >= 0, in the sender's utility; 0: no private cost, the threat is carried out iff that pays
/// \throws InvalidModel if there is no type, a probability is not positive, or a number is not finite
/// \complexity O(types^2)
/// \see tests/sanctions/threat_selection_test.cpp
[[nodiscard]] SELECTORATE_EXPORT std::vector<ThreatSelection> solve_threat_selection(
    std::span<const ThreatenedType> types, double cost_limit);

}  // namespace selectorate
