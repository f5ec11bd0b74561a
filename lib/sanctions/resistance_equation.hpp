#pragma once

#include <selectorate/base/interval.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>

#include "sanctions/firm_tail.hpp"

namespace selectorate {

/// Everything about one cutoff z of the target, or a narrow interval of them; all are enclosures.
struct ResistancePoint {
  Interval z;
  Interval resist;        ///< pR = Phi(z)
  Interval cutoff;        ///< c(z)
  Interval challenge;     ///< D(c) = pC
  Interval stand_firm;    ///< F(c) = pF
  Interval marginal;      ///< share that would stand firm among senders who get exactly c
  Interval firm_density;  ///< phi(c - W_A), and so on
  Interval firm_probability;
  Interval back_density;
  Interval back_probability;
  Interval resist_ratio;  ///< phi(z)/Phi(z)^2
  Interval value;         ///< H(z)
};

/// The fixed-point equation of the crisis game with normal shocks, H(z) = 0 (normal_shock_crisis.hpp), in intervals.
///
/// F is the average over t > c of the share h(t) that stands firm among senders who get exactly t from the better of
/// standing firm and backing down,
///
///     h(t) = phi(u)Phi(v)/[phi(u)Phi(v) + Phi(u)phi(v)] = 1/(1 + r(v)/r(u)),   u = t - W_A, v = t - a, r = phi/Phi.
///
/// log r is concave (its second derivative is r(x)(x + r(x)) - 1 < 0), so r(v)/r(u) is monotone in t: rising where a >
/// W_A, falling where a < W_A. Hence h and F are monotone, in the other direction, and h(c) - F(c) has the sign of a -
/// W_A.
class ResistanceEquation {
 public:
  explicit ResistanceEquation(const CrisisPayoffs& payoffs);

  [[nodiscard]] ResistancePoint at(const Interval& z) const noexcept;
  /// H over all z between two points.
  [[nodiscard]] Interval range(const ResistancePoint& a, const ResistancePoint& b) const noexcept;
  /// H' over all z between two points.
  [[nodiscard]] Interval slope(const ResistancePoint& a, const ResistancePoint& b) const noexcept;
  /// An interval that holds every root strictly inside; infinite where pF underflows.
  [[nodiscard]] Interval domain() const noexcept { return domain_; }

 private:
  void evaluate_cutoff(const Interval& c, ResistancePoint& point) const noexcept;
  [[nodiscard]] Interval reply(const Interval& stand_firm) const noexcept;

  CrisisPayoffs payoffs_;
  Interval gain_;     ///< V_A - S_A
  Interval stake_;    ///< V_B - C_B
  Interval offset_;   ///< W_B - V_B
  Interval between_;  ///< where h(c) - F(c) lies, by its sign
  FirmTail firm_;
  Interval domain_;
};

}  // namespace selectorate
