#include "sanctions/resistance_equation.hpp"

#include <algorithm>
#include <limits>

#include "sanctions/normal_interval.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Interval meet(const Interval& a, double low, double high) noexcept {
  return {std::max(a.low(), low), std::min(a.high(), high)};
}

Interval difference(double a, double b) noexcept {
  return a == b ? Interval() : Interval(a) - Interval(b);
}

/// phi between two places.
Interval density_between(const Interval& at_a, const Interval& at_b, const Interval& a, const Interval& b) noexcept {
  const Interval ends = hull(at_a, at_b);
  return hull(a, b).contains(0) ? Interval(ends.low(), 0.3989422804014328) : ends;
}

}  // namespace

ResistanceEquation::ResistanceEquation(const CrisisPayoffs& payoffs)
    : payoffs_(payoffs),
      gain_(difference(payoffs.concession.sender, payoffs.status_quo.sender)),
      stake_(difference(payoffs.back_down.target, payoffs.concession.target)),
      offset_(difference(payoffs.stand_firm.target, payoffs.back_down.target)),
      between_(payoffs.back_down.sender > payoffs.stand_firm.sender   ? Interval(0.0, 1.0)
               : payoffs.back_down.sender < payoffs.stand_firm.sender ? Interval(-1.0, 0.0)
                                                                      : Interval()),
      firm_(difference(payoffs.stand_firm.sender, payoffs.back_down.sender),
            payoffs.status_quo.sender - payoffs.stand_firm.sender) {
  // F(-inf) = Phi((W_A - a)/sqrt 2), and pR -> 1 at c = S_A.
  ResistancePoint last;
  evaluate_cutoff(Interval(payoffs.status_quo.sender), last);
  const Interval ends = hull(reply(firm_.total()), reply(last.stand_firm));
  const double slack = 1e-3 * (1 + std::max(std::fabs(ends.low()), std::fabs(ends.high())));
  domain_ = {ends.low() - slack, ends.high() + slack};
}

/// W_B - V_B + (V_B - C_B)/F.
Interval ResistanceEquation::reply(const Interval& stand_firm) const noexcept {
  return offset_ + (stake_.is_zero() ? Interval() : stake_ / stand_firm);
}

void ResistanceEquation::evaluate_cutoff(const Interval& c, ResistancePoint& point) const noexcept {
  point.cutoff = c;
  const Interval u = c - Interval(payoffs_.stand_firm.sender);
  const Interval v = c - Interval(payoffs_.back_down.sender);
  point.firm_density = normal_density(u);
  point.firm_probability = normal_probability(u);
  point.back_density = normal_density(v);
  point.back_probability = normal_probability(v);
  // D = 1 - Phi(u) Phi(v) = Q(u) + Phi(u) Q(v): nothing cancels.
  const Interval challenge = normal_probability(-u) + point.firm_probability * normal_probability(-v);
  point.challenge = meet(challenge, 0, 1);
  point.stand_firm = meet(firm_(u) / point.challenge, 0, 1);
  const Interval firm = point.firm_density * point.back_probability;
  const Interval back = point.firm_probability * point.back_density;
  point.marginal = firm.low() + back.low() > 0
                       ? Interval(firm.low() / (firm.low() + back.high()), firm.high() / (firm.high() + back.low()))
                       : Interval(0.0, 1.0);
  point.marginal = meet(Interval::outward(point.marginal.low(), point.marginal.high(), 4), 0, 1);
}

ResistancePoint ResistanceEquation::at(const Interval& z) const noexcept {
  ResistancePoint point;
  point.z = z;
  point.resist = normal_probability(z);
  const Interval& p = point.resist;
  Interval c(payoffs_.concession.sender);
  if (!gain_.is_zero()) {
    c = p.low() > 0 ? c - gain_ / p : Interval(-infinity, (c - gain_ / Interval(p.high())).high());
  }
  evaluate_cutoff(c, point);
  const Interval ratio = normal_density(z) / p;
  point.resist_ratio = p.low() > 0 ? ratio / p : Interval(0.0, infinity);
  point.value = reply(point.stand_firm) - z;
  return point;
}

Interval ResistanceEquation::range(const ResistancePoint& a, const ResistancePoint& b) const noexcept {
  return reply(hull(a.stand_firm, b.stand_firm)) - hull(a.z, b.z);
}

Interval ResistanceEquation::slope(const ResistancePoint& a, const ResistancePoint& b) const noexcept {
  // dF/dc = hazard (F - h), hazard = density/survival of the better of the two at c; dc/dz = (V_A - S_A) phi/Phi^2.
  const Interval firm_place(payoffs_.stand_firm.sender);
  const Interval back_place(payoffs_.back_down.sender);
  const Interval firm_density =
      density_between(a.firm_density, b.firm_density, a.cutoff - firm_place, b.cutoff - firm_place);
  const Interval back_density =
      density_between(a.back_density, b.back_density, a.cutoff - back_place, b.cutoff - back_place);
  const Interval density = firm_density * hull(a.back_probability, b.back_probability) +
                           hull(a.firm_probability, b.firm_probability) * back_density;
  const Interval hazard = density / hull(a.challenge, b.challenge);
  const Interval share = hull(a.stand_firm, b.stand_firm);
  const Interval above = meet(hull(a.marginal, b.marginal) - share, between_.low(), between_.high());
  const Interval reply_slope = stake_ * gain_ * hazard * above * hull(a.resist_ratio, b.resist_ratio) / (share * share);
  return reply_slope - Interval(1.0);
}

}  // namespace selectorate
