#include "sanctions/policy_floor.hpp"

#include <algorithm>

#include <selectorate/polity/support.hpp>

namespace selectorate {

PolicyFloor make_policy_floor(const SanctionsEpisode& episode, const LeaderProblem& e,
                              const LeaderPoint& point) noexcept {
  const SpendingProblem& q = point.problem;
  const SpendingOptimum& o = point.optimum;
  PolicyFloor f{.concession = point.concession, .diverted = point.diverted};
  const SupportAllocation split = allocate_support(episode.polity(), o.support, q.member_income, q.luxury_loss);
  f.public_goods = split.public_goods;
  f.private_paid = split.private_goods > 0;
  f.public_share = o.support > 0 ? std::min(1.0, e.p * split.public_goods / o.support) : 1.0;
  f.loyalty = e.s_loyal > 0 ? o.support_value - q.demand : std::max(0.0, o.support_value - q.demand);

  const double left = q.budget - o.support - o.repression;
  f.follows_demand = o.support > 0 && left > 1e-6 * e.R;
  // The shares leave a trace of the budget, so that rounding cannot overspend it.
  constexpr double rounded_down = 1 - 0x1p-40;
  if (q.budget > 0) f.support_share = o.support / q.budget * rounded_down;
  if (q.budget > 0) f.repression_share = o.repression / q.budget * rounded_down;
  f.kept_share = std::max(0.0, 1 - f.support_share - f.repression_share - 0x1p-45);
  f.represses = o.repression > 0 && o.repression < e.repression_limit && f.follows_demand;
  f.quiet = std::isinf(q.unrest) ? 0 : q.unrest - e.repress * o.repression / e.R;

  const SupportAllocation challenger = allocate_support(episode.polity(), std::max(point.state.challenger_revenue, 0.0),
                                                        point.state.challenger_income, point.state.challenger_luxury);
  f.challenger_price = challenger.marginal_value;
  return f;
}

}  // namespace selectorate
