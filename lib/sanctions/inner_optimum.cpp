#include "sanctions/inner_optimum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sanctions/falling_root.hpp"
#include "sanctions/logistic.hpp"
#include "sanctions/support_path.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Repression that is worth its money at a price, and how it moves with the price.
struct Repression {
  double spending = 0;
  double rate = 0;  ///< d rho / d log price
};

/// One solve; keeps the problem's parts at hand.
class SpendingSolver {
 public:
  SpendingSolver(const LeaderProblem& e, const SpendingProblem& q) noexcept
      : e_(e),
        q_(q),
        path_(e, q.member_income, q.luxury_loss, e.s_loyal > 0 ? e.s_loyal : 1.0),
        log_weight_over_scale_(e.s_loyal > 0 ? std::log(q.survival_weight / e.s_loyal) : 0.0) {}

  SpendingOptimum solve(double start) noexcept {
    fixed_repression_ = e_.s_revolt == 0 ? required_repression() : 0.0;
    if (fixed_repression_ > std::min(e_.repression_limit, q_.budget)) return {};
    if (e_.s_revolt > 0 && q_.unrest == infinity) return {};
    if (e_.s_loyal > 0) {
      choose_support(start);
    } else if (!meet_demand(start)) {
      return {};
    }
    return finish();
  }

 private:
  /// s_revolt = 0: revolt is stopped once G - barrier - repress rho/R <= 0.
  [[nodiscard]] double required_repression() const noexcept {
    return q_.unrest <= 0 ? 0.0 : q_.unrest * e_.R / e_.repress;
  }

  /// First-order condition in rho at a price: survival_weight F(X_revolt) repress/(R s_revolt) = price.
  [[nodiscard]] Repression repression_at(double log_price) const noexcept {
    if (e_.s_revolt == 0) return {.spending = fixed_repression_};
    if (e_.repress == 0 || q_.unrest == -infinity) return {};
    const double odds_of_revolt = std::exp(log_price) * e_.R * e_.s_revolt / (q_.survival_weight * e_.repress);
    if (!(odds_of_revolt < 1)) return {};
    const double X = std::log(odds_of_revolt / (1 - odds_of_revolt));
    const double rho = (q_.unrest - e_.s_revolt * X) * e_.R / e_.repress;
    if (rho <= 0) return {};
    if (rho >= e_.repression_limit) return {.spending = e_.repression_limit};
    return {.spending = rho, .rate = -e_.s_revolt * e_.R / e_.repress / (1 - odds_of_revolt)};
  }

  /// Price at which a unit more of support is worth its money: survival_weight F(-X_loyal) w / s_loyal.
  [[nodiscard]] ValueAndSlope log_price_of(const SupportPoint& point) const noexcept {
    const double X = (point.value - q_.demand) / e_.s_loyal;
    const double value_rate = point.marginal_value * point.spending_rate;
    return {.value = log_weight_over_scale_ + evaluate_log_logistic(-X) + std::log(point.marginal_value),
            .slope = -evaluate_logistic(X) * value_rate / e_.s_loyal + point.log_marginal_rate};
  }

  /// Worth of support over worth of money, in logs, along the path: falls in t, zero at the optimum.
  [[nodiscard]] ValueAndSlope excess_worth(double t) const noexcept {
    const SupportPoint point = path_.at(t);
    const ValueAndSlope price = log_price_of(point);
    const Repression repression = repression_at(price.value);
    const double bracket = q_.stake + (q_.budget - point.spending - repression.spending) / e_.R;
    if (!(bracket > 0)) return {.value = -infinity};
    const double bracket_rate = -(point.spending_rate + repression.rate * price.slope) / e_.R;
    return {.value = price.value + std::log(e_.R * bracket / q_.stake_weight),
            .slope = price.slope + bracket_rate / bracket};
  }

  /// Money left along the path when repression follows: falls in t.
  [[nodiscard]] ValueAndSlope leftover(double t) const noexcept {
    const SupportPoint point = path_.at(t);
    const ValueAndSlope price = log_price_of(point);
    const Repression repression = repression_at(price.value);
    return {.value = (q_.budget - point.spending - repression.spending) / e_.R,
            .slope = -(point.spending_rate + repression.rate * price.slope) / e_.R};
  }

  void choose_support(double start) noexcept {
    // Without public goods nothing is bought below the start of the path.
    const double low = path_.buys_public_goods() ? -infinity : path_.private_start();
    if (!path_.buys_public_goods() && excess_worth(low).value <= 0) {
      set_nothing();
      return;
    }
    if (!(start > low)) start = path_.private_start();
    double t = solve_falling_root([this](double u) noexcept { return excess_worth(u); }, start, low, infinity);
    if (leftover(t).value < 0) {
      t = solve_falling_root([this](double u) noexcept { return leftover(u); }, t, -infinity, t);
      budget_binds_ = true;
    }
    path_parameter_ = t;
    support_ = path_.at(t);
    log_price_ = log_price_of(support_).value;
    repression_ = repression_at(log_price_).spending;
  }

  void set_nothing() noexcept {
    support_ = {.value = path_.value_of_nothing()};
    path_parameter_ = path_.private_start();
    repression_ = repression_beside(0);
  }

  /// s_loyal = 0: the cheapest support with V*(m) >= demand.
  bool meet_demand(double start) noexcept {
    if (path_.value_of_nothing() >= q_.demand) {
      set_nothing();
      return true;
    }
    const auto shortfall = [this](double t) noexcept {
      const SupportPoint point = path_.at(t);
      return ValueAndSlope{.value = q_.demand - point.value, .slope = -point.marginal_value * point.spending_rate};
    };
    const double low = path_.buys_public_goods() ? -infinity : path_.private_start();
    if (!(start > low)) start = path_.private_start() + 1;
    path_parameter_ = solve_falling_root(shortfall, start, low, infinity);
    support_ = path_.at(path_parameter_);
    if (!(support_.spending <= q_.budget - fixed_repression_)) return false;
    repression_ = repression_beside(support_.spending);
    return true;
  }

  /// Best repression when support is given: its worth falls and the worth of money rises in rho.
  [[nodiscard]] double repression_beside(double support) noexcept {
    if (e_.s_revolt == 0) return fixed_repression_;
    if (e_.repress == 0 || q_.unrest == -infinity) return 0;
    const double limit = std::min(e_.repression_limit, q_.budget - support);
    const auto excess = [&](double rho) noexcept {
      const double X = (q_.unrest - e_.repress * rho / e_.R) / e_.s_revolt;
      const double bracket = q_.stake + (q_.budget - support - rho) / e_.R;
      if (!(bracket > 0)) return ValueAndSlope{.value = -infinity};
      const double worth = std::log(q_.survival_weight * e_.repress / (e_.R * e_.s_revolt)) + evaluate_log_logistic(X);
      return ValueAndSlope{.value = worth + std::log(e_.R * bracket / q_.stake_weight),
                           .slope = -evaluate_logistic(-X) * e_.repress / (e_.R * e_.s_revolt) - 1 / (e_.R * bracket)};
    };
    if (!(limit > 0) || excess(0).value <= 0) return 0;
    if (excess(limit).value >= 0) {
      budget_binds_ = limit < e_.repression_limit;
      return limit;
    }
    // Newton's tolerance is relative to 1 + |rho|: measure rho in revenue.
    const auto scaled = [&](double share) noexcept {
      const ValueAndSlope at = excess(share * e_.R);
      return ValueAndSlope{.value = at.value, .slope = at.slope * e_.R};
    };
    return e_.R * solve_falling_root(scaled, 0.5 * limit / e_.R, 0, limit / e_.R);
  }

  [[nodiscard]] SpendingOptimum finish() const noexcept {
    SpendingOptimum o;
    o.survivable = true;
    o.path_parameter = path_parameter_;
    o.support = std::min(support_.spending, q_.budget);
    o.repression = std::clamp(repression_, 0.0, q_.budget - o.support);
    o.support_value = support_.value;
    o.marginal_value = support_.marginal_value;
    o.private_paid = support_.spending > 0 && path_parameter_ > path_.private_start();
    o.bracket = q_.stake + (q_.budget - o.support - o.repression) / e_.R;
    const double stake_price = q_.stake_weight / (e_.R * o.bracket);
    o.money_price = stake_price;
    set_loyalty(o);
    set_unrest(o);
    o.log_value = o.log_loyal + o.log_quiet + std::log(o.bracket);
    return o;
  }

  void set_loyalty(SpendingOptimum& o) const noexcept {
    if (e_.s_loyal > 0) {
      const double X = (support_.value - q_.demand) / e_.s_loyal;
      o.log_loyal = evaluate_log_logistic(X);
      o.loyalty_price = std::exp(log_weight_over_scale_ + evaluate_log_logistic(-X));
      if (budget_binds_ && support_.spending > 0) o.money_price = std::max(o.money_price, std::exp(log_price_));
    } else if (support_.spending > 0) {
      o.loyalty_price = o.money_price / support_.marginal_value;
    }
  }

  void set_unrest(SpendingOptimum& o) const noexcept {
    if (q_.unrest == -infinity) return;
    if (e_.s_revolt > 0) {
      const double X = (q_.unrest - e_.repress * o.repression / e_.R) / e_.s_revolt;
      o.log_quiet = evaluate_log_logistic(-X);
      o.unrest_price = q_.survival_weight * evaluate_logistic(X) / e_.s_revolt;
    } else if (o.repression > 0) {
      o.unrest_price = o.money_price * e_.R / e_.repress;
    }
  }

  const LeaderProblem& e_;
  const SpendingProblem& q_;
  SupportPath path_;
  double log_weight_over_scale_;
  double fixed_repression_ = 0;
  bool budget_binds_ = false;
  double path_parameter_ = 0;
  SupportPoint support_;
  double log_price_ = 0;
  double repression_ = 0;
};

}  // namespace

SpendingOptimum solve_spending(const LeaderProblem& e, const SpendingProblem& problem, double start) noexcept {
  return SpendingSolver(e, problem).solve(start);
}

}  // namespace selectorate
