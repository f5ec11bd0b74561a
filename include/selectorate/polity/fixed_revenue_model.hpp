#pragma once

#include <selectorate/base/export.hpp>

namespace selectorate {

/// What describes politics over a revenue that nobody has to work for: oil, aid, minerals (model.md 1.2).
struct FixedRevenueParameters {
  double selectorate = 2.5e5;       ///< S, W <= S
  double coalition = 2e3;           ///< W, > 0
  double revenue = 100;             ///< R, money per period, > 0
  double public_goods_price = 1e4;  ///< p, money for one unit of public goods, > 0
  double discount = .9;             ///< d, in [0, 1)
};

/// A validated model in which members of the coalition get V = sqrt x + sqrt g from public and private goods.
class SELECTORATE_EXPORT FixedRevenueModel {
 public:
  /// \throws InvalidModel naming the field ("fixed_revenue.coalition", …) for NaN, values out of range and W > S
  explicit FixedRevenueModel(const FixedRevenueParameters& parameters);

  [[nodiscard]] const FixedRevenueParameters& parameters() const noexcept { return p_; }

  /// D = d/(1-d) (1 - W/S), see loyalty_norm.hpp.
  [[nodiscard]] double loyalty_norm() const noexcept;

 private:
  FixedRevenueParameters p_;
};

/// Equilibrium of the fixed-revenue model, in closed form.
struct FixedRevenueEquilibrium {
  double support_spending = 0;  ///< M* = R/(1 + D pi)^2, money per period
  double public_goods = 0;      ///< x, units
  double private_goods = 0;     ///< g, money for each member of the coalition
  double private_share = 0;     ///< pi = p/(p+W)
  double rent = 0;              ///< R - M*, money per period
  /// L* = 1 - (1 + D pi)^-2: the leader's share of revenue, and so the share of it that sanctions which follow him
  /// out of office can take before he can no longer match the challenger.
  double critical_loss = 0;
};

/// \complexity O(1), no allocation
[[nodiscard]] SELECTORATE_EXPORT FixedRevenueEquilibrium
evaluate_fixed_revenue_equilibrium(const FixedRevenueModel& model) noexcept;

/// P = [2 s_c sqrt(R/k) + s_c^2/k]/(1 + D pi)^2: the extra support spending that a concession costs the leader, when it
/// takes s_c utils per period from each member of the coalition. The bargain of aid for policy of Bueno de Mesquita &
/// Smith (2007) is cheap where the coalition is small.
/// \param concession_cost  s_c >= 0, utils per period
[[nodiscard]] SELECTORATE_EXPORT double evaluate_concession_price(const FixedRevenueModel& model,
                                                                  double concession_cost) noexcept;

}  // namespace selectorate
