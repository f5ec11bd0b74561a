#include "sanctions/firm_tail.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/quadrature/gauss.hpp>

#include "sanctions/normal_interval.hpp"

namespace selectorate {
namespace {

using Rule = boost::math::quadrature::gauss<double, 15>;

constexpr double ellipse = 8;                            // r, sum of the semi-axes for the interval [-1, 1]
constexpr double major = 0.5 * (ellipse + 1 / ellipse);  // semi-axis along the reals
constexpr double minor = 0.5 * (ellipse - 1 / ellipse);  // semi-axis across
constexpr double rounding = std::numeric_limits<double>::epsilon();

/// 8 r^-29/(r-1).
const double remainder_factor = 8 * std::pow(ellipse, -29) / (ellipse - 1);

}  // namespace

FirmTail::FirmTail(const Interval& difference, double largest) : difference_(difference), d_(difference.middle()) {
  // The integrand is log-concave with its mode at most 1 right of max(0, -d/2), and falls as e^(-t^2/2) or faster.
  const double mode = std::max(0.0, -d_ / 2);
  top_ = std::ceil(std::max(largest, mode)) + 9;
  bottom_ = std::floor(mode) - 9;
  total_ = normal_probability(difference_ * Interval(0.70710678118654746, 0.70710678118654758));
  edges_.resize(static_cast<std::size_t>(top_ - bottom_) + 1);
  edges_.back() = {0.0, normal_probability(Interval(-top_)).high()};
  for (std::size_t k = edges_.size() - 1; k-- > 0;) {
    const double edge = bottom_ + static_cast<double>(k);
    edges_[k] = edges_[k + 1] + integrate(edge, edge + 1);
  }
}

Interval FirmTail::integrate(double from, double to) const noexcept {
  const double middle = 0.5 * (from + to);
  const double half = 0.5 * (to - from);
  const auto& nodes = Rule::abscissa();
  const auto& weights = Rule::weights();
  const auto integrand = [this](double t) { return std::exp(-0.5 * t * t) * normal_probability(t + d_); };
  double sum = weights[0] * integrand(middle);
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const double step = half * nodes[i];
    sum += weights[i] * (integrand(middle - step) + integrand(middle + step));
  }
  sum *= half * inverse_root_two_pi;
  // With |t| + |d| <= size: a node that is off by its rounding, and d by its own, move log phi by |t| and log Phi by
  // |t + d| + 1 times as much, (.75 size^2 + .5 size) + (2 size + .5)(size + 1) units in the last place; exp, Phi, the
  // weights and the sum add 4, 16 + 2 size^2, 1 and 20.
  const double size = std::fabs(middle) + half + std::fabs(d_);
  const double nearest = std::max(0.0, std::fabs(middle) - half * major);
  const double bound =
      std::exp(half * minor * half * minor) * normal_density(nearest) * normal_probability(middle + half * major + d_);
  const double error = sum * (44 + 7 * size * size) * rounding + 2 * half * remainder_factor * bound;
  return {std::max(0.0, sum - error), sum + error + 1e-280};
}

Interval FirmTail::at(double u) const noexcept {
  if (!(u > bottom_)) return {edges_.front().low(), total_.high()};
  if (u >= top_) return {0.0, edges_.back().high()};
  const auto next = static_cast<std::size_t>(std::floor(u - bottom_)) + 1;
  const Interval tail = edges_[next] + integrate(u, bottom_ + static_cast<double>(next));
  return {tail.low(), std::min(tail.high(), total_.high())};
}

Interval FirmTail::operator()(const Interval& u) const noexcept {
  if (!(u.width() < 1e-3)) return {at(u.high()).low(), at(u.low()).high()};
  // J' = -phi(u) Phi(u + d): one evaluation and the mean value theorem serve a narrow interval.
  const double middle = u.middle();
  const Interval slope = normal_density(u) * normal_probability(u + difference_);
  const double slack = u.width() * slope.high() * (1 + 4 * rounding);
  return at(middle) + Interval(-slack, slack);
}

}  // namespace selectorate
