#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/polity/polity.hpp>

namespace selectorate {

/// Domestic politics in a normal year (model.md 1.3).
struct StationaryEquilibrium {
  double support_spending = 0;  ///< M, money per period
  double public_goods = 0;      ///< x, units
  double private_goods = 0;     ///< z, money for each coalition member
  double loyalty_premium = 0;   ///< Lambda = D [u(z+y) - u(y)], utils of a coalition member
  double leader_rent = 0;       ///< R - M, money per period
};

/// Cheapest support spending that keeps the coalition loyal when nothing disturbs normal politics.
///
/// Solves V*(M) + D [u(z*+y) - u(y)] = V*(R) for its smallest root, the stationary incumbency constraint
/// (Bueno de Mesquita et al. 2003, ch. 3, with the utility of model.md 1.3). Closed form at g = 0.
/// \throws NumericalFailure if no root is found in [0, R]
[[nodiscard]] SELECTORATE_EXPORT StationaryEquilibrium solve_stationary_equilibrium(const Polity& polity);

}  // namespace selectorate
