#include "sanctions/dual_bound.hpp"

#include <algorithm>
#include <limits>

#include <selectorate/polity/support.hpp>

namespace selectorate {
namespace {

/// Upper end of max over X of weight log F(X) - price X, for 0 < price < weight: with f = price/weight the maximiser
/// has F(-X) = f.
double logistic_conjugate(double weight, const Interval& price) noexcept {
  if (price.high() <= 0) return 0;  // log F <= 0
  const Interval f = price / Interval(weight);
  const Interval trust = Interval(1) - f;
  if (f.low() <= 0) return 0;
  return (Interval(weight) * log(trust) - price * log(trust / f)).high();
}

/// Upper end of max over b of weight log b - price b.
double logarithm_conjugate(double weight, double price) noexcept {
  return (Interval(weight) * (log(Interval(weight) / Interval(price)) - Interval(1))).high();
}

/// What a point where nothing survives is priced at: e^-60 of the bracket is nothing.
constexpr double hopeless = 60;

/// Prices where the leader cannot survive: a weight on the violated constraint that pushes the bound far down.
void price_the_shortfall(const SanctionsEpisode& episode, const LeaderProblem& e, const LeaderPoint& point,
                         DualPrices& d) noexcept {
  const SpendingProblem& q = point.problem;
  const double bracket = std::max(q.stake + q.budget / e.R, std::numeric_limits<double>::min());
  d.stake_price = q.stake_weight / bracket;
  d.money_price = d.stake_price / e.R;
  const double repression = e.s_revolt == 0 && q.unrest > 0 ? q.unrest * e.R / e.repress : 0;
  const double most = std::min(e.repression_limit, q.budget);
  if (repression > most || std::isinf(q.unrest)) {
    const double gap = std::isinf(q.unrest) ? 1 : q.unrest - e.repress * most / e.R;
    d.unrest_price = gap > 0 ? hopeless / gap : 0;
    if (q.budget < e.repression_limit) d.money_price = std::max(d.money_price, d.unrest_price * e.repress / e.R);
    return;
  }
  const double spending = q.budget - repression;
  const SupportAllocation best = allocate_support(episode.polity(), spending, q.member_income, q.luxury_loss);
  const double gap = q.demand - best.value;
  if (!(gap > 0) || !std::isfinite(best.marginal_value)) return;
  d.loyalty_price = std::max(hopeless / gap, d.money_price / best.marginal_value);
  d.money_price = d.loyalty_price * best.marginal_value;
  if (repression > 0) d.unrest_price = d.money_price * e.R / e.repress;
}

void price_the_optimum(const LeaderProblem& e, const LeaderPoint& point, DualPrices& d) noexcept {
  const SpendingOptimum& o = point.optimum;
  d.loyalty_price = o.loyalty_price;
  d.unrest_price = o.unrest_price;
  d.stake_price = point.problem.stake_weight / o.bracket;
  d.money_price = o.money_price;
  d.linear = e.g == 0 && o.private_paid;
}

}  // namespace

DualPrices make_dual_prices(const SanctionsEpisode& episode, const LeaderProblem& e,
                            const LeaderPoint& point) noexcept {
  DualPrices d;
  d.survival_weight = point.problem.survival_weight;
  d.challenger_public_share = point.challenger_public_share;
  if (point.optimum.survivable && point.optimum.bracket > 0) {
    price_the_optimum(e, point, d);
  } else {
    price_the_shortfall(episode, e, point, d);
  }
  // Slopes of w log F lie strictly between 0 and w/s.
  constexpr double below_one = 1 - 0x1p-40;
  if (e.s_loyal > 0) d.loyalty_price = std::min(d.loyalty_price, below_one * d.survival_weight / e.s_loyal);
  if (e.s_revolt > 0) d.unrest_price = std::min(d.unrest_price, below_one * d.survival_weight / e.s_revolt);
  // The multiplier of rho + m <= B must not be negative, not even by rounding.
  d.money_price = std::max(d.money_price, Interval::above(d.stake_price / e.R));

  const Interval rho_worth = Interval(d.unrest_price) * Interval(e.repress) / Interval(e.R) - Interval(d.money_price);
  const double rho_gain = std::max(0.0, (rho_worth * Interval(e.repression_limit)).high());
  d.constant = logarithm_conjugate(point.problem.stake_weight, d.stake_price) + rho_gain;
  if (e.s_revolt > 0) {
    d.constant += logistic_conjugate(d.survival_weight, Interval(d.unrest_price) * Interval(e.s_revolt));
  }
  d.constant = Interval::above(d.constant);
  if (e.s_loyal > 0) {
    d.loyalty_constant = logistic_conjugate(d.survival_weight, Interval(d.loyalty_price) * Interval(e.s_loyal));
  }
  return d;
}

}  // namespace selectorate
