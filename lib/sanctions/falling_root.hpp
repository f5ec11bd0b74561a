#pragma once

#include <cmath>
#include <limits>

namespace selectorate {

/// A function's value and derivative.
struct ValueAndSlope {
  double value = 0;
  double slope = 0;
};

/// Root of a falling function by Newton's method inside a bracket that grows until it holds the root.
///
/// Steps that leave the bracket, or that Newton cannot take (slope not negative, value infinite), are replaced by
/// bisection, or by doubling steps while one side is still open, so convergence needs monotonicity only. \param f
/// returns ValueAndSlope; value may be infinite, which tells the side of the root only \param start    first guess in
/// (low, high) \param low,high known bracket, may be infinite: f >= 0 at low, f <= 0 at high
template <class Function>
double solve_falling_root(const Function& f, double start, double low, double high, double tolerance = 1e-10) noexcept {
  double t = start;
  double stride = 1;
  for (int iteration = 0; iteration < 200; ++iteration) {
    const ValueAndSlope at = f(t);
    if (at.value == 0) return t;
    (at.value > 0 ? low : high) = t;
    double next = std::numeric_limits<double>::quiet_NaN();
    if (std::isfinite(at.value) && at.slope < 0) next = t - at.value / at.slope;
    const double limit = tolerance * (1 + std::fabs(t));
    if (std::fabs(next - t) <= limit && next >= low && next <= high) return next;
    const bool open = std::isinf(at.value > 0 ? high : low);
    if (open) {
      // A full Newton step may run far along a saturated tail; let strides double instead.
      const double bound = at.value > 0 ? t + stride : t - stride;
      if (!(std::fabs(next - t) <= stride)) next = bound;
      stride *= 4;
    } else if (!(next > low && next < high)) {
      next = 0.5 * low + 0.5 * high;
    }
    if (high - low <= limit) return next;
    t = next;
  }
  return t;
}

}  // namespace selectorate
