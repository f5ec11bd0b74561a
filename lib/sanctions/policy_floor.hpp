#pragma once

#include <cmath>
#include <limits>
#include <span>

#include "sanctions/dual_bound.hpp"
#include "sanctions/leader_point.hpp"
#include "sanctions/logistic.hpp"

namespace selectorate {

/// What the leader certainly gets near given intensities: his best response at one point, carried on as a rule.
///
/// Concession and diverted share stay. Support follows what the coalition demands, so that its loyalty stays what it
/// was; repression follows grievance, so that quiet stays; what is kept absorbs the difference. Where the rule is
/// feasible, log U_Leader under it bounds his best value from below; at the point it is his best value, with its slopes
/// (envelope theorem). Where the whole budget is spent at the point, support and repression keep their shares of it
/// instead.
struct PolicyFloor {
  double concession = 0;
  double diverted = 0;
  double public_goods = 0;      ///< x
  bool private_paid = false;    ///< z > 0: support is adjusted through z, else through x
  bool follows_demand = false;  ///< support moves with demand; otherwise it keeps its share of the budget
  double support_share = 0;     ///< m/B
  double public_share = 0;      ///< p x/m
  double repression_share = 0;  ///< rho/B, which repression keeps where it does not move with grievance
  double loyalty = 0;           ///< V* - demand, utils
  double kept_share = 0;        ///< what these leave of it
  bool represses = false;       ///< repression moves with grievance
  double quiet = 0;             ///< X_revolt s_revolt where it does, in units of grievance
  double challenger_price = 0;  ///< V_C's slope in the challenger's revenue
};

/// A survivable point's rule.
[[nodiscard]] PolicyFloor make_policy_floor(const SanctionsEpisode& episode, const LeaderProblem& e,
                                            const LeaderPoint& point) noexcept;

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

/// The consumption that is worth `utility`: u^-1. Only meaningful where u can take the value.
template <class Number>
Number evaluate_inverse_utility(double curvature, const Number& utility) {
  using std::exp;
  using std::pow;
  if (curvature == 1) return exp(utility);
  if (curvature == 0) return utility;
  return pow(utility * (1 - curvature), 1 / (1 - curvature));
}

/// Money and loyalty of the rule at some intensities.
template <class Number>
struct PolicySupport {
  Number spending{};
  Number log_loyal{};
  bool feasible = true;
};

/// Support that gives the coalition V* = demand + loyalty.
template <class Number>
PolicySupport<Number> follow_demand(const LeaderProblem& e, const PolicyFloor& f, const EpisodeState<Number>& state,
                                    const Number& demand) {
  PolicySupport<Number> support;
  const Number target = demand + f.loyalty;
  if (e.s_loyal > 0) support.log_loyal = Number(Interval::below(evaluate_log_logistic(f.loyalty / e.s_loyal)));
  if (f.private_paid) {
    const Number worth = target - e.a * std::sqrt(f.public_goods);
    if (e.g != 1 && e.g != 0 && !(lower_end(worth * (1 - e.g)) > 0)) support.feasible = false;
    const Number extra = evaluate_inverse_utility(e.g, worth) - state.member_income;
    if (!(lower_end(extra) >= 0)) support.feasible = false;
    support.spending = extra / (1.0 - state.pressure.luxury_loss) * e.W + e.p * f.public_goods;
  } else {
    const Number worth = (target - evaluate_utility(e.g, state.member_income)) * (1 / e.a);
    if (!(lower_end(worth) >= 0)) support.feasible = false;
    support.spending = worth * worth * e.p;
  }
  return support;
}

/// Support that keeps its share of the budget and its split.
template <class Number>
PolicySupport<Number> keep_share(const LeaderProblem& e, const PolicyFloor& f, const EpisodeState<Number>& state,
                                 const Number& demand) {
  using std::sqrt;
  PolicySupport<Number> support;
  support.spending = state.budget * f.support_share;
  const Number kept = 1.0 - state.pressure.luxury_loss;
  const Number consumption = kept * support.spending * ((1 - f.public_share) / e.W) + state.member_income;
  Number loyalty = evaluate_utility(e.g, consumption) - demand;
  if (e.a > 0 && f.public_share > 0) loyalty += sqrt(support.spending * (f.public_share / e.p)) * e.a;
  if (e.s_loyal > 0) {
    support.log_loyal = evaluate_log_logistic(loyalty * (1 / e.s_loyal));
  } else if (!(lower_end(loyalty) >= 0)) {
    support.feasible = false;
  }
  return support;
}

/// log U_Leader under the rule; `feasible` false where the rule cannot be kept everywhere in the argument.
template <class Number>
Number evaluate_policy_floor(const LeaderProblem& e, const PolicyFloor& f, std::span<const Number> intensities,
                             bool& feasible) {
  using std::log;
  const EpisodeState<Number> state = evaluate_state<Number>(e, intensities, Number(f.concession), Number(f.diverted));
  const Number demand =
      evaluate_challenger_ceiling(e, f, state) + state.pressure.elite_loss + state.concession * e.s_c - e.Lambda;
  const PolicySupport<Number> support =
      f.follows_demand ? follow_demand(e, f, state, demand) : keep_share(e, f, state, demand);
  feasible = support.feasible;

  Number repression = state.budget * f.repression_share;
  Number log_quiet(0.0);
  if (!std::isinf(e.barrier)) {
    const Number unrest = evaluate_grievance(state) - e.barrier;
    if (f.represses) {
      repression = (unrest - f.quiet) * (e.R / e.repress);
      if (e.s_revolt > 0) log_quiet = Number(Interval::below(evaluate_log_logistic(-f.quiet / e.s_revolt)));
    } else if (e.s_revolt > 0) {
      log_quiet = evaluate_log_logistic((repression * (e.repress / e.R) - unrest) * (1 / e.s_revolt));
    } else if (!(upper_end(unrest - repression * (e.repress / e.R)) <= 0)) {
      feasible = false;
    }
  }
  // Shares of an interval: subtracting them from it would lose that they are shares of the same budget.
  const Number left = f.follows_demand ? state.budget - support.spending - repression : state.budget * f.kept_share;
  if (!(lower_end(left) >= 0 && lower_end(repression) >= 0 && upper_end(repression) <= e.repression_limit))
    feasible = false;
  return support.log_loyal + log_quiet + log(state.stake + left * (1 / e.R));
}

}  // namespace selectorate
