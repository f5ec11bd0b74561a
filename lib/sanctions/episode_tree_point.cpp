#include "sanctions/episode_tree_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <selectorate/polity/support.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {

EpisodeTreePoint evaluate_tree_point(const SanctionsEpisode& episode, const LeaderProblem& e,
                                     std::span<const double> intensities, double concession, double diverted) {
  EpisodeTreePoint result;
  const LeaderPoint point =
      evaluate_leader_point(episode, e, intensities, concession, diverted, std::numeric_limits<double>::quiet_NaN());
  if (!(point.state.outsider_share > 0)) return result;
  result.feasible = true;

  // Where he cannot survive the leader spends nothing: it would not help.
  LeaderAction action = make_leader_action(point);
  if (!point.optimum.survivable) action.repression = action.support_spending = 0;
  const EpisodeOutcome outcome = evaluate_outcome(episode, intensities, action);
  result.survival = outcome.survival;
  result.leader_value = outcome.leader_value;

  const double kept = std::max(0.0, point.state.budget - action.repression - action.support_spending);
  result.leader_stake = point.state.stake + kept / e.R;
  result.sender_stake = evaluate_sender_stake<double>(e, intensities, point.state);
  const SupportAllocation support = allocate_support(episode.polity(), action.support_spending,
                                                     point.state.member_income, point.state.pressure.luxury_loss);
  result.loyal_value = support.value - point.state.pressure.elite_loss - e.s_c * concession + e.Lambda;
  result.challenger_value = point.challenger_value;
  result.grievance = evaluate_grievance(point.state);
  result.resistance = e.barrier + e.repress * action.repression / e.R;
  return result;
}

bool can_divert(const LeaderProblem& e, std::span<const double> intensities, double concession) {
  return evaluate_state<double>(e, intensities, concession, 1.0).diversion > 0;
}

void require_tree_options(const EpisodeTreeOptions& options) {
  constexpr double most = 1000;
  require_range("tree.intensity_steps", options.intensity_steps, 1, most);
  require_range("tree.concession_steps", options.concession_steps, 1, most);
  require_range("tree.diversion_steps", options.diversion_steps, 1, most);
  require_range("tree.shock_quantiles", options.shock_quantiles, 1, most);
}

}  // namespace selectorate
