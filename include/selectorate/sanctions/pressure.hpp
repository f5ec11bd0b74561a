#pragma once

#include <cmath>
#include <limits>
#include <span>

#include <selectorate/base/gradient.hpp>
#include <selectorate/base/interval.hpp>
#include <selectorate/sanctions/package.hpp>

namespace selectorate {

/// Net bite of a sanction of effective intensity t when evading a share v of it costs (kap/2) v^2 (model.md 2):
///
///     n(t) = t - t^2/(2 kap) for t <= kap,  kap/2 beyond;  n = t at kap = inf.
/// \param effective_intensity t >= 0
/// \param evasion_cost        kap in (0, inf]
inline double evaluate_net_bite(double effective_intensity, double evasion_cost) noexcept {
  if (effective_intensity >= evasion_cost) return evasion_cost / 2;
  // t^2/(2 kap), in an order that neither overflows nor gives inf/inf.
  return effective_intensity - effective_intensity * (effective_intensity / evasion_cost) / 2;
}

/// n'(t) = max(0, 1 - t/kap).
inline double evaluate_marginal_bite(double effective_intensity, double evasion_cost) noexcept {
  return effective_intensity >= evasion_cost ? 0.0 : 1 - effective_intensity / evasion_cost;
}

/// Range over an interval: n rises, so its ends are attained at the ends.
inline Interval evaluate_net_bite(const Interval& t, double evasion_cost) noexcept {
  if (std::isinf(evasion_cost)) return t;
  const Interval bite =
      Interval::outward(evaluate_net_bite(t.low(), evasion_cost), evaluate_net_bite(t.high(), evasion_cost), 4);
  return {std::max(bite.low(), 0.0), bite.high()};
}

inline Interval evaluate_marginal_bite(const Interval& t, double evasion_cost) noexcept {
  if (std::isinf(evasion_cost)) return {1.0};
  const Interval slope = Interval::outward(evaluate_marginal_bite(t.high(), evasion_cost),
                                           evaluate_marginal_bite(t.low(), evasion_cost), 4);
  return {std::max(slope.low(), 0.0), slope.high()};
}

template <class Number, std::size_t size>
Gradient<Number, size> evaluate_net_bite(const Gradient<Number, size>& t, double evasion_cost) noexcept {
  return Gradient<Number, size>::chain(t, evaluate_net_bite(t.value(), evasion_cost),
                                       evaluate_marginal_bite(t.value(), evasion_cost));
}

/// What a package does to the target before anybody in it reacts (model.md 2). `Number` is double, Interval or
/// Gradient.
template <class Number>
struct Pressure {
  Number revenue_loss{};     ///< L_R, money
  Number illicit_revenue{};  ///< I, money that insiders earn on what slips through
  Number income_loss{};      ///< ell, share of ordinary income
  Number luxury_loss{};      ///< q, share of private rewards
  Number programme_loss{};   ///< dual, share of the contested programme's value
  Number elite_loss{};       ///< h, utils of each coalition member
};

/// Pressure of a package at given intensities when a concession earns proportionate relief: residual intensity
/// s_k (1-c), effective intensity t = e_k s_k (1-c) (model.md 2).
/// \param revenue     R, money per period
/// \param intensities s, one in [0, 1] for each instrument
/// \param concession  c in [0, 1]
template <class Number>
Pressure<Number> evaluate_pressure(const Package& package, double revenue, std::span<const Number> intensities,
                                   const Number& concession) {
  Pressure<Number> p;
  const Number unrelieved = 1.0 - concession;
  for (std::size_t k = 0; k < package.size(); ++k) {
    const Instrument& instrument = package.instruments()[k];
    const Number residual = intensities[k] * unrelieved;
    const Number bite = evaluate_net_bite(residual * instrument.enforcement, instrument.evasion_cost);
    // A coefficient of zero is skipped: most instruments take few things, and this runs in the inner loop of every
    // solver.
    if (instrument.revenue != 0) p.revenue_loss += bite * (revenue * instrument.revenue);
    if (instrument.rent != 0) p.illicit_revenue += (residual - bite) * (revenue * instrument.rent);
    if (instrument.income != 0) p.income_loss += bite * instrument.income;
    if (instrument.luxury != 0) p.luxury_loss += bite * instrument.luxury;
    if (instrument.dual_use != 0) p.programme_loss += bite * instrument.dual_use;
    if (instrument.elite != 0) p.elite_loss += bite * instrument.elite;
  }
  return p;
}

}  // namespace selectorate
