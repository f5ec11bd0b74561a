#pragma once

#include <vector>

#include <selectorate/base/interval.hpp>

namespace selectorate {

/// J(u) = integral from u to infinity of phi(t) Phi(t + d) dt with a proved enclosure, small relative to J itself.
///
/// It is P(e_A > u, e_a < e_A + d), a bivariate normal probability with correlation 1/sqrt 2: that of a sender who gets
/// more than W_A + u and would stand firm, with d = W_A - a.
///
/// Fifteen-point Gauss-Legendre on panels of unit length, from far right leftwards. All terms are positive, so nothing
/// cancels. The remainder is bounded in a Bernstein ellipse: a polynomial of degree 29 approximates an integrand
/// bounded by M in the ellipse of parameter r to 2 M r^-29/(r-1), and the rule, exact for it, is off by at most four
/// times that on [-1, 1]. In the complex plane |phi(x+iy)| = phi(x) e^(y^2/2) and |Phi(x+iy)| <= Phi(x) e^(y^2/2), by
/// integrating |phi| along a horizontal line.
class FirmTail {
 public:
  /// \param difference d, known to rounding
  /// \param largest    no u beyond this is asked for
  FirmTail(const Interval& difference, double largest);

  /// J over an interval; its low end may be -inf.
  [[nodiscard]] Interval operator()(const Interval& u) const noexcept;

  /// J(-inf) = Phi(d/sqrt 2).
  [[nodiscard]] const Interval& total() const noexcept { return total_; }

 private:
  [[nodiscard]] Interval at(double u) const noexcept;
  [[nodiscard]] Interval integrate(double from, double to) const noexcept;

  Interval difference_;
  double d_;       ///< its middle
  double bottom_;  ///< left edge of the last panel; little is left of it
  double top_;     ///< right edge of the first
  Interval total_;
  std::vector<Interval> edges_;  ///< J at bottom_ + k
};

}  // namespace selectorate
