#include <algorithm>
#include <cmath>

#include <polity/reward_growth.hpp>

namespace selectorate::detail {
namespace {

// Halley's third-order steps for the usual handful, then Newton's, which cannot fail (see below).
constexpr int halley_steps = 8;
constexpr int most_steps = 80;
// A third-order step of this relative size leaves an error below the rounding of s.
constexpr double small_step = 1e-6;

// expm1(s - step) from expm1(s), for steps so small that the cubic term vanishes.
double expm1_after(double value, double step) noexcept {
  return value - (1 + value) * step * (1 - step / 2);
}

}  // namespace

// F(s) = log(e^s + k e^(2gs)) is convex with slopes between 1 and 2g, so Newton's method started at or after
// the root falls on it from above, and from before it steps over the root once. The residual is formed from expm1,
// hence keeps its relative accuracy however close to the corner s = 0 the root lies.
RewardGrowth solve_reward_growth(double k, double rho, double risk_aversion) noexcept {
  const double power = 2 * risk_aversion;
  const double total = 1 + k + rho;
  // Either term alone would use up the money: an upper bound of s, off by at most log 2 divided by the slope.
  const double upper = std::min(std::log1p(rho), std::log1p(rho / k) / power);
  double s = upper;
  RewardGrowth growth;
  for (int step_number = 0; step_number < most_steps; ++step_number) {
    growth = {std::expm1(s), std::expm1(power * s)};
    const double private_part = 1 + growth.private_growth;
    const double public_part = k * (1 + growth.public_growth);
    const double sum = private_part + public_part;
    const double slope = (private_part + power * public_part) / sum;
    double step = std::log1p((growth.private_growth + k * growth.public_growth - rho) / total) / slope;
    if (step_number < halley_steps) {
      const double spread = power - 1;
      const double curvature = private_part / sum * (public_part / sum) * spread * spread;
      step /= std::max(.5, 1 - step * curvature / (2 * slope));
    }
    const double next = std::clamp(s - step, 0.0, upper);
    step = s - next;
    s = next;
    if (std::abs(step) <= small_step * std::min(s, 1 / (1 + power))) {
      return {expm1_after(growth.private_growth, step), expm1_after(growth.public_growth, power * step)};
    }
  }
  return {std::expm1(s), std::expm1(power * s)};
}

}  // namespace selectorate::detail
