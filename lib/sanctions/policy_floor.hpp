#pragma once

#include <cmath>
#include <span>

#include <selectorate/polity/support.hpp>

#include "sanctions/dual_bound.hpp"
#include "sanctions/leader_point.hpp"
#include "sanctions/logistic.hpp"

namespace selectorate {

/// What the leader certainly gets near given intensities: his best response at one point, carried on as a rule.
///
/// Concession and diverted share stay, repression and support keep their shares of the budget, support keeps its split. The rule
/// is feasible at every intensity, so log U_Leader under it bounds his best value from below; at the point it is the best
/// value, with its slopes (envelope theorem). Both shocks must have positive scales.
struct PolicyFloor {
  double concession = 0;
  double diverted = 0;
  double support_share = 0;           ///< m/B
  double repression_share = 0;        ///< rho/B
  double public_share = 0;            ///< p x/m
  double challenger_price = 0;        ///< V_C's slope in the challenger's revenue
};

[[nodiscard]] inline PolicyFloor make_policy_floor(const SanctionsEpisode& episode, const LeaderProblem& e,
                                                   const LeaderPoint& point) noexcept {
  PolicyFloor f{.concession = point.concession, .diverted = point.diverted};
  const SpendingProblem& q = point.problem;
  const SpendingOptimum& o = point.optimum;
  if (q.budget > 0) {
    constexpr double within = 1 - 0x1p-50;  // shares must not add up to more than one by rounding
    f.support_share = o.support / q.budget * within;
    f.repression_share = o.repression / q.budget * within;
  }
  const SupportAllocation split = allocate_support(episode.polity(), o.support, q.member_income, q.luxury_loss);
  f.public_share = o.support > 0 ? std::min(1.0, e.p * split.public_goods / o.support) : 1.0;
  const SupportAllocation challenger =
      allocate_support(episode.polity(), std::max(point.state.challenger_revenue, 0.0), point.state.challenger_income,
                       point.state.challenger_luxury);
  f.challenger_price = challenger.marginal_value;
  return f;
}

/// Upper bound of V_C by the transform of V* in money: V*(M) <= max over m of [V*(m) - w m] + w M.
template <class Number>
Number evaluate_challenger_ceiling(const LeaderProblem& e, const PolicyFloor& f, const EpisodeState<Number>& state) {
  using std::max;
  const double w = f.challenger_price;
  const Number kept = 1.0 - state.challenger_luxury;
  Number value = state.challenger_revenue * w + e.a * e.a / (4 * w * e.p) * (1 + 0x1p-50);
  if (e.g == 0) {
    value += state.challenger_income +
             max(Number(0.0), kept - w * e.W) * max(Number(0.0), state.challenger_revenue) * (1 / e.W);
  } else {
    value += ConsumptionConjugate{e.g}.value(state.challenger_income, Number(w * e.W) / kept);
  }
  return value - state.pressure.elite_loss * (1 - e.chi);
}

/// log U_Leader under the rule.
template <class Number>
Number evaluate_policy_floor(const LeaderProblem& e, const PolicyFloor& f, std::span<const Number> intensities) {
  using std::log;
  using std::max;
  using std::min;
  using std::sqrt;
  const EpisodeState<Number> state = evaluate_state<Number>(e, intensities, Number(f.concession), Number(f.diverted));
  const Number budget = max(Number(0.0), state.budget);
  const Number support = budget * f.support_share;
  const Number repression = min(Number(e.repression_limit), budget * f.repression_share);

  const Number kept = 1.0 - state.pressure.luxury_loss;
  const Number consumption = kept * support * ((1 - f.public_share) / e.W) + state.member_income;
  Number worth = evaluate_utility(e.g, consumption);
  if (e.a > 0 && f.public_share > 0) worth += sqrt(support * (f.public_share / e.p)) * e.a;
  const Number loyalty = worth - state.pressure.elite_loss - state.concession * e.s_c + e.Lambda -
                         evaluate_challenger_ceiling(e, f, state);
  Number value = evaluate_log_logistic(loyalty * (1 / e.s_loyal));
  if (!std::isinf(e.barrier)) {
    const Number unrest = evaluate_grievance(state) - e.barrier - repression * (e.repress / e.R);
    value += evaluate_log_logistic(-unrest * (1 / e.s_revolt));
  }
  return value + log(state.stake + (budget - support - repression) * (1 / e.R));
}

}  // namespace selectorate
