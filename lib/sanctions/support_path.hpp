#pragma once

#include <cmath>
#include <limits>

#include "sanctions/leader_problem.hpp"

namespace selectorate {

/// A point of the path of best allocations.
struct SupportPoint {
  double spending = 0;           ///< m
  double value = 0;              ///< V*(m; y, q)
  double marginal_value = 0;     ///< w = V*'(m)
  double spending_rate = 0;      ///< dm/dt
  double log_marginal_rate = 0;  ///< d log w / dt, <= 0
};

/// The best allocations of support spending as a path in one parameter t, along which m rises.
///
/// Where the marginal utility of money falls, t = -log w, and every quantity is explicit in t: from the interior
/// condition of model.md 1.3, x = (a/(2 p w))^2 and u'((1-q) z + y) = W w/(1-q). So a condition on m, V* and V*'
/// together is one equation in t, and no allocation has to be solved inside another solver's loop. Where w is constant
/// (g = 0, private rewards paid), t goes on as m in units of `linear_scale`.
class SupportPath {
 public:
  /// \param income        y, a member's ordinary income > 0
  /// \param luxury_loss   q in [0, 1)
  /// \param linear_scale  utils of V* for one unit of t on the linear stretch at g = 0, > 0
  SupportPath(const LeaderProblem& e, double income, double luxury_loss, double linear_scale) noexcept
      : a_(e.a), p_(e.p), W_(e.W), g_(e.g), y_(income), kept_(1 - luxury_loss) {
    // A member's first unit of private reward is worth (1-q) u'(y)/W for each unit of money.
    private_start_ = -std::log(kept_ / W_ * std::pow(y_, -g_));
    linear_rate_ = linear_scale * W_ / kept_;
  }

  /// t below which only public goods are bought; below it nothing is bought where a = 0.
  [[nodiscard]] double private_start() const noexcept { return private_start_; }
  [[nodiscard]] bool buys_public_goods() const noexcept { return a_ > 0; }
  /// V*(0; y, q) = u(y).
  [[nodiscard]] double value_of_nothing() const noexcept { return utility(y_); }

  [[nodiscard]] SupportPoint at(double t) const noexcept {
    const bool linear = g_ == 0 && t > private_start_;
    const double w = std::exp(-(linear ? private_start_ : t));
    const double root_x = a_ / (2 * p_ * w);
    SupportPoint point{.spending = p_ * root_x * root_x, .value = a_ * root_x, .marginal_value = w};
    point.spending_rate = linear ? linear_rate_ : 2 * point.spending;
    point.log_marginal_rate = linear ? 0 : -1;
    double consumption = y_;
    if (linear) {
      const double z = (t - private_start_) * linear_rate_ / W_;
      point.spending += W_ * z;
      consumption += kept_ * z;
    } else if (t > private_start_) {
      consumption = y_ * std::exp((t - private_start_) / g_);
      point.spending += W_ * (consumption - y_) / kept_;
      point.spending_rate += W_ * consumption / (g_ * kept_);
    }
    point.value += utility(consumption);
    return point;
  }

  [[nodiscard]] double utility(double c) const noexcept {
    if (g_ == 1) return std::log(c);
    if (g_ == 0) return c;
    return std::pow(c, 1 - g_) / (1 - g_);
  }

 private:
  double a_, p_, W_, g_, y_, kept_;
  double private_start_ = 0;
  double linear_rate_ = 0;
};

}  // namespace selectorate
