#pragma once

#include <selectorate/base/export.hpp>

namespace selectorate {

/// How insiders split what they spend on luxuries between goods on a sanctions list and goods that are not: constant
/// elasticity of substitution, a x^((s-1)/s) + b z^((s-1)/s).
struct LuxuryTaste {
  double listed_weight = .5;    ///< a > 0
  double unlisted_weight = .5;  ///< b > 0
  double elasticity = 1;        ///< s > 0
};

/// Quantities at a price of one before the ban; money is what luxuries cost then.
struct LuxuryDemand {
  double listed = 0;    ///< quantity of the goods on the list
  double unlisted = 0;  ///< Q, quantity and cost of the others
};

/// What insiders buy when the ban makes listed goods dearer by the share t (smuggling, intermediaries):
///
///     Q = I b^s / (b^s + a^s (1+t)^(1-s)),     listed (I - Q)/(1 + t).
/// \param income      I >= 0, what they spend on luxuries
/// \param price_rise  t >= 0
/// \throws InvalidModel naming what is out of range
[[nodiscard]] SELECTORATE_EXPORT LuxuryDemand evaluate_luxury_demand(const LuxuryTaste& taste, double income,
                                                                     double price_rise);

/// Whether the ban backfires: spending moves to goods that are not listed, to the profit of whoever sells them. So it
/// is iff s > 1; at s = 1 spending stays where it was, below the dearer goods take more of it.
[[nodiscard]] SELECTORATE_EXPORT bool evaluate_backfiring(const LuxuryTaste& taste);

}  // namespace selectorate
