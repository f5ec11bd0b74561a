#pragma once

#include <selectorate/polity/polity.hpp>

namespace selectorate::detail {

/// The split of support spending in one scale-free unknown, s = log(c/y): how far private rewards lift a member's
/// consumption c above his ordinary income y.
///
/// With Q = 1 - q and the first-order condition sqrt x = a W/(2 p Q) c^g, the budget p x + W z = m becomes
///     e^s + k e^(2 g s) = 1 + b/y,   b = Q m/W,   K = a^2 W/(4 p Q),   k = K y^(2g-1),
/// where k e^(2 g s) is public spending, and e^s - 1 private spending, in units of W y/Q. All money is spent on public
/// goods (s = 0) where b/y <= k.
struct RewardGrowth {
  double private_growth = 0;  ///< expm1(s) = Q z/y
  double public_growth = 0;   ///< expm1(2 g s)
};

/// K = a^2 W/(4 p Q) of the budget above.
[[nodiscard]] inline double public_taste(const Polity& polity, double kept_share) noexcept {
  const double a = polity.public_goods_weight();
  return a * a / 4 * (polity.coalition() / (polity.public_goods_price() * kept_share));
}

/// Solves expm1(s) + k expm1(2 g s) = rho for g > 0, k > 0, rho > 0, to a few units in the last place of s.
[[nodiscard]] RewardGrowth solve_reward_growth(double k, double rho, double risk_aversion) noexcept;

}  // namespace selectorate::detail
