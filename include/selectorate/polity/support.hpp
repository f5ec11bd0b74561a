#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/polity/polity.hpp>

namespace selectorate {

/// u(c) = c^(1-g)/(1-g); log c at g = 1 (constant relative risk aversion). -inf at c = 0 for g >= 1.
[[nodiscard]] SELECTORATE_EXPORT double evaluate_consumption_utility(double consumption, double risk_aversion) noexcept;

/// u(c + gain) - u(c) for c > 0 and gain > -c, without the cancellation of forming the two utilities first.
[[nodiscard]] SELECTORATE_EXPORT double evaluate_consumption_gain(double consumption, double gain,
                                                                  double risk_aversion) noexcept;

/// How support spending is split, and what a member of the coalition gets out of it.
struct SupportAllocation {
  double public_goods = 0;    ///< x, units
  double private_goods = 0;   ///< z, money for each member, before the luxury ban takes its share
  double value = 0;           ///< V*(m; y, q) in utils of a coalition member
  double marginal_value = 0;  ///< dV*/dm, utils per unit of money; +inf at m = 0 where public goods are wanted
};

/// Best split of support spending m: max over x, z >= 0 of a sqrt x + u((1-q) z + y) subject to p x + W z = m.
///
/// Interior optimum: a/(2 sqrt x) = (1-q)(p/W) u'((1-q) z + y); the corners x = m/p and z = 0 are legal (model.md 1.3).
/// \param spending     m >= 0, money per period
/// \param income       y > 0, ordinary income of a member under sanctions
/// \param luxury_loss  q in [0, 1), share of private rewards lost to a luxury ban
/// \complexity safeguarded Newton, no allocation; closed form at g = 0
[[nodiscard]] SELECTORATE_EXPORT SupportAllocation allocate_support(const Polity& polity, double spending,
                                                                    double income, double luxury_loss = 0) noexcept;

}  // namespace selectorate
