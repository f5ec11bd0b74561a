#include "sanctions/leader_point.hpp"

#include <cmath>
#include <limits>

#include <selectorate/polity/support.hpp>

namespace selectorate {

double LeaderPoint::log_value() const noexcept {
  return optimum.survivable ? optimum.log_value : -std::numeric_limits<double>::infinity();
}

LeaderPoint evaluate_leader_point(const SanctionsEpisode& episode, const LeaderProblem& e,
                                  std::span<const double> intensities, double concession, double diverted, double start,
                                  const SpendingWeights& weights) noexcept {
  LeaderPoint point;
  point.concession = concession;
  point.diverted = diverted;
  point.state = evaluate_state<double>(e, intensities, concession, diverted);
  const EpisodeState<double>& state = point.state;

  // V_C = V*(R - (1-chi)(L_R - I - Div); y (1 - (1-chi) ell), (1-chi) q) - (1-chi) h
  const double revenue = std::max(state.challenger_revenue, 0.0);
  const SupportAllocation spent =
      allocate_support(episode.polity(), revenue, state.challenger_income, state.challenger_luxury);
  point.challenger_value = spent.value - (1 - e.chi) * state.pressure.elite_loss;
  point.challenger_public_share = revenue > 0 ? std::min(1.0, e.p * spent.public_goods / revenue) : 1.0;

  point.problem = {.member_income = state.member_income,
                   .luxury_loss = state.pressure.luxury_loss,
                   .demand = point.challenger_value + state.pressure.elite_loss + e.s_c * concession - e.Lambda,
                   .unrest = evaluate_grievance(state) - e.barrier,
                   .stake = state.stake,
                   .budget = std::max(state.budget, 0.0),
                   .survival_weight = weights.survival,
                   .stake_weight = weights.stake};
  point.optimum = solve_spending(e, point.problem, start);
  return point;
}

LeaderAction make_leader_action(const LeaderPoint& point) noexcept {
  return {.concession = point.concession,
          .diversion = point.state.diversion,
          .repression = point.optimum.repression,
          .support_spending = point.optimum.support};
}

}  // namespace selectorate
