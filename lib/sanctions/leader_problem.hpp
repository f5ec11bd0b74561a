#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/pressure.hpp>

namespace selectorate {

/// An episode's constants, in the letters of model.md, laid out for the solvers' inner loops.
struct LeaderProblem {
  explicit LeaderProblem(const SanctionsEpisode& episode) noexcept;

  const Package* package;
  double N, W, R, y, y_min, a, p, g;  // polity
  double Lambda;                      // loyalty premium
  double psi, beta, chi, s_c;         // leader
  double future_rent;                 // d/(1-d) rent/R
  double s_loyal, s_revolt, barrier, repress;
  double repression_limit;  // rho_max R, money
  double v, omega, eta;     // sender
};

/// Where intensities, a concession and a share of the largest possible diversion put everyone (model.md 3), before the
/// budget is spent. `Number` is double, Interval or Gradient, so that a solver and its proof read one formula.
template <class Number>
struct EpisodeState {
  Pressure<Number> pressure;
  Number concession{};
  Number diversion{};           ///< Div
  Number budget{};              ///< B
  Number member_income{};       ///< y (1-ell)
  Number outsider_share{};      ///< an outsider's income over y
  Number stake{};               ///< psi + d/(1-d) rent/R + beta (1-c)(1-dual)
  Number challenger_revenue{};  ///< R - (1-chi)(L_R - I - Div)
  Number challenger_income{};   ///< y (1 - (1-chi) ell)
  Number challenger_luxury{};   ///< (1-chi) q
};

/// Largest diversion: min(L_R, (N-W)(y(1-ell) - y_min)), not below 0.
template <class Number>
Number evaluate_diversion_limit(const LeaderProblem& e, const Pressure<Number>& pressure, const Number& member_income) {
  using std::max;
  using std::min;
  if (e.N <= e.W) return Number(0.0);
  const Number room = (member_income - e.y_min) * (e.N - e.W);
  // L_R >= 0, so only the room needs its floor; at L_R = 0 the slope must be that of L_R.
  return min(pressure.revenue_loss, max(Number(0.0), room));
}

/// \param diverted share in [0, 1] of the largest possible diversion
template <class Number>
EpisodeState<Number> evaluate_state(const LeaderProblem& e, std::span<const Number> intensities,
                                    const Number& concession, const Number& diverted) {
  EpisodeState<Number> state;
  state.concession = concession;
  state.pressure = evaluate_pressure(*e.package, e.R, intensities, concession);
  const auto& [L_R, I, ell, q, dual, h] = state.pressure;

  state.member_income = (1.0 - ell) * e.y;
  state.diversion = diverted * evaluate_diversion_limit(e, state.pressure, state.member_income);
  const Number net_loss = L_R - I - state.diversion;
  state.budget = e.R - net_loss;
  state.outsider_share = 1.0 - ell;
  if (e.N > e.W) state.outsider_share -= state.diversion / ((e.N - e.W) * e.y);
  state.stake = (1.0 - concession) * (1.0 - dual) * e.beta + (e.psi + e.future_rent);
  state.challenger_revenue = e.R - net_loss * (1 - e.chi);
  state.challenger_income = (1.0 - ell * (1 - e.chi)) * e.y;
  state.challenger_luxury = q * (1 - e.chi);
  return state;
}

/// G = ln(y / outsiders' income).
template <class Number>
Number evaluate_grievance(const EpisodeState<Number>& state) {
  using std::log;
  return -log(state.outsider_share);
}

/// U_Sender without the term omega (1-Pi): v [c + (1-c) dual] + sum expressive s - (1-c) sum cost s^2/2 - eta (1-W/N)
/// G.
template <class Number>
Number evaluate_sender_stake(const LeaderProblem& e, std::span<const Number> intensities,
                             const EpisodeState<Number>& state) {
  const Number unrelieved = 1.0 - state.concession;
  Number value = (state.concession + unrelieved * state.pressure.programme_loss) * e.v;
  for (std::size_t k = 0; k < e.package->size(); ++k) {
    const Instrument& instrument = e.package->instruments()[k];
    if (instrument.expressive != 0) value += intensities[k] * instrument.expressive;
    if (instrument.cost != 0) value -= unrelieved * intensities[k] * intensities[k] * (instrument.cost / 2);
  }
  if (e.eta != 0) value -= evaluate_grievance(state) * (e.eta * (1 - e.W / e.N));
  return value;
}

}  // namespace selectorate
