#pragma once

#include <array>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>

namespace selectorate {

/// The payoffs that matter to somebody's choice in a crisis.
enum class CrisisParameter {
  status_quo_sender,  ///< S_A
  concession_sender,  ///< V_A
  concession_target,  ///< C_B
  stand_firm_sender,  ///< W_A
  stand_firm_target,  ///< W_B
  back_down_sender,   ///< a; audience costs lower it
  back_down_target,   ///< V_B
};

inline constexpr std::array crisis_parameters = {CrisisParameter::status_quo_sender, CrisisParameter::concession_sender,
                                                 CrisisParameter::concession_target, CrisisParameter::stand_firm_sender,
                                                 CrisisParameter::stand_firm_target, CrisisParameter::back_down_sender,
                                                 CrisisParameter::back_down_target};

/// The payoff that a parameter stands for.
[[nodiscard]] SELECTORATE_EXPORT double& crisis_payoff(CrisisPayoffs& payoffs, CrisisParameter parameter) noexcept;

/// How one equilibrium moves with a payoff.
struct CrisisDerivative {
  double resist = 0;      ///< d pR
  double challenge = 0;   ///< d pC
  double stand_firm = 0;  ///< d pF
};

/// Comparative statics of one equilibrium by the implicit function theorem: dz/d(payoff) = -H_payoff/H_z.
///
/// The equilibrium is followed as it is; where several exist, a small change of payoffs selects none of them. At an
/// unstable equilibrium (`reply_slope` > 1) signs are the reverse of those that best replies would lead to. Infinite or
/// NaN where two equilibria merge (`reply_slope` = 1).
/// \param equilibrium one of `solve_normal_shock_crisis(payoffs)`
/// \complexity closed form
/// \see tests/sanctions/crisis_derivative_test.cpp: differences of solved neighbours
[[nodiscard]] SELECTORATE_EXPORT CrisisDerivative evaluate_crisis_derivative(const CrisisPayoffs& payoffs,
                                                                             const CrisisEquilibrium& equilibrium,
                                                                             CrisisParameter parameter) noexcept;

}  // namespace selectorate
