#pragma once

#include <cmath>
#include <span>

#include "sanctions/leader_point.hpp"
#include "sanctions/leader_problem.hpp"
#include "sanctions/support_conjugate.hpp"

namespace selectorate {

/// Prices at one point (the centre of a box), from which weak duality bounds the leader's objective everywhere.
///
/// log F and log are concave, so each lies below its tangent at the centre:
///
///     w log F(X_loyal)   <= const + loyalty_price (V*(m) - demand)
///     w log F(-X_revolt) <= const - unrest_price (G - barrier - repress rho/R)
///     w log(bracket)     <= const + stake_price bracket
///
/// The sum, with money_price - stake_price/R >= 0 as the multiplier of rho + m <= B, is linear in rho and, through V*,
/// a Legendre transform in m: both maxima are explicit. So the result bounds the objective at *every* (s, c, Div, rho,
/// m). At the centre it equals it, with equal slopes (envelope theorem), so over a box it is off by the square of the
/// box's width only. This is Lagrangian duality (Rockafellar 1970, sec. 28); what is not concave stays explicit and is
/// left to intervals.
struct DualPrices {
  double constant = 0;          ///< what does not depend on the point, rounded up
  double loyalty_constant = 0;  ///< that of loyalty's tangent, rounded up
  double loyalty_price = 0;     ///< alpha, for each util of V* - demand
  double unrest_price = 0;      ///< gamma, for each unit of G - barrier
  double money_price = 0;       ///< pi, for each unit of money
  double stake_price = 0;       ///< sigma, for each unit of the bracket
  double survival_weight = 1;
  double challenger_public_share = 1;
  /// g = 0 with private rewards paid: V* is linear there and its tangent in m says nothing, so log F itself is
  /// conjugated
  /// (`evaluate_linear_loyalty_bound`).
  bool linear = false;
};

/// Prices at the best spending of a point; where the leader cannot survive there, prices that show it (Farkas).
[[nodiscard]] DualPrices make_dual_prices(const SanctionsEpisode& episode, const LeaderProblem& e,
                                          const LeaderPoint& point) noexcept;

/// Lower bound of V_C - (1-chi) h + h + s_c c - Lambda: the challenger splits his revenue in the centre's proportions,
/// which he could.
template <class Number>
Number evaluate_demand_floor(const LeaderProblem& e, const DualPrices& d, const EpisodeState<Number>& state) {
  using std::max;
  using std::sqrt;
  const double share = d.challenger_public_share;
  const Number revenue = max(Number(0.0), state.challenger_revenue);
  const Number consumption = (1.0 - state.challenger_luxury) * revenue * ((1 - share) / e.W) + state.challenger_income;
  Number demand =
      evaluate_utility(e.g, consumption) + state.pressure.elite_loss * e.chi + state.concession * e.s_c - e.Lambda;
  if (e.a > 0 && share > 0) demand += sqrt(revenue * (share / e.p)) * e.a;
  return demand;
}

/// alpha max over m of [V*(m; y, q) - (pi/alpha) m], the transform of V* in m.
template <class Number>
Number evaluate_support_conjugate(const LeaderProblem& e, const DualPrices& d, const EpisodeState<Number>& state) {
  using std::max;
  const double w = d.money_price / d.loyalty_price;
  const Number kept = 1.0 - state.pressure.luxury_loss;
  Number value = Number(e.a * e.a / (4 * w * e.p) * (1 + 0x1p-50));
  if (e.g == 0) {
    // Linear utility: all money goes to private rewards where they are worth their price.
    value += state.member_income + max(Number(0.0), kept - w * e.W) * (state.budget * (1 / e.W));
  } else {
    value += ConsumptionConjugate{e.g}.value(state.member_income, Number(w * e.W) / kept);
  }
  return value * d.loyalty_price;
}

/// g = 0, z > 0: max over v of w log F((v - demand)/s_loyal) - pi C(v), where C(v) >= r (v - y) - a^2 r^2/(4p), r =
/// W/(1-q), is what it costs to give a member v utils. At s_loyal = 0: v = demand.
template <class Number>
Number evaluate_linear_loyalty_bound(const LeaderProblem& e, const DualPrices& d, const EpisodeState<Number>& state,
                                     const Number& demand) {
  using std::log;
  const Number r = Number(e.W) / (1.0 - state.pressure.luxury_loss);
  const Number price = r * d.money_price;
  Number bound =
      r * r * (d.money_price * e.a * e.a / (4 * e.p) * (1 + 0x1p-50)) - price * (demand - state.member_income);
  if (e.s_loyal > 0) {
    const Number doubt = price * (e.s_loyal / d.survival_weight);  // F(-X) at the maximiser
    const Number trust = 1.0 - doubt;
    bound += log(trust) * d.survival_weight - price * log(trust / doubt) * e.s_loyal;
  }
  return bound;
}

/// True where the linear form holds over the whole argument: F(-X) < 1 at the maximiser.
template <class Number>
bool linear_bound_holds(const LeaderProblem& e, const DualPrices& d, const EpisodeState<Number>& state) {
  const Number doubt = Number(e.W * d.money_price * e.s_loyal / d.survival_weight) / (1.0 - state.pressure.luxury_loss);
  return upper_end(doubt) < 0.999;
}

/// Upper bound of survival_weight log Pi + stake_weight log bracket over rho and m, at given s, c and diverted share.
template <class Number>
Number evaluate_dual_bound(const LeaderProblem& e, const DualPrices& d, const EpisodeState<Number>& state) {
  Number bound = state.stake * d.stake_price + state.budget * d.money_price + d.constant;
  if (d.unrest_price != 0) bound -= (evaluate_grievance(state) - e.barrier) * d.unrest_price;
  if (d.loyalty_price == 0) return bound;
  const Number demand = evaluate_demand_floor(e, d, state);
  if (d.linear && linear_bound_holds(e, d, state)) {
    return bound + evaluate_linear_loyalty_bound(e, d, state, demand);
  }
  return bound + evaluate_support_conjugate(e, d, state) - demand * d.loyalty_price + d.loyalty_constant;
}

}  // namespace selectorate
