#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/interval.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>

namespace selectorate {

/// One perfect Bayesian equilibrium of the crisis game with normal shocks. Each probability has its proved enclosure.
struct CrisisEquilibrium {
  double resist = 0;      ///< pR, the target resists a challenge
  double concede = 0;     ///< 1 - pR, the target concedes to a challenge; accurate where it is small
  double challenge = 0;   ///< pC, the sender challenges
  double stand_firm = 0;  ///< pF, a sender who challenged and met resistance stands firm
  double cutoff = 0;      ///< c: the sender challenges iff standing firm or backing down is worth more than this to him
  /// Slope of the best reply to pR, both in the target's cutoff z (pR = Phi(z)): below 1 the equilibrium is stable
  /// under best replies, above 1 it is not.
  double reply_slope = 0;

  Interval resist_bounds;
  Interval concede_bounds;
  Interval challenge_bounds;
  Interval stand_firm_bounds;

  /// Probabilities of the four outcomes; they sum to 1.
  [[nodiscard]] double status_quo_probability() const noexcept { return 1 - challenge; }
  [[nodiscard]] double concession_probability() const noexcept { return challenge * concede; }
  [[nodiscard]] double stand_firm_probability() const noexcept { return challenge * resist * stand_firm; }
  [[nodiscard]] double back_down_probability() const noexcept { return challenge * resist * (1 - stand_firm); }
};

/// All equilibria of one game, in rising order of pR.
struct CrisisEquilibria {
  /// `converged`: exactly these, each proved to be the only one in its bounds. `iteration_limit`: beside them there may
  /// be others with pR in `undecided` (two equilibria that merge, or payoffs whose probabilities underflow).
  Status status = Status::converged;
  std::vector<CrisisEquilibrium> equilibria;
  std::vector<Interval> undecided;  ///< intervals of pR
  std::uint64_t evaluations = 0;    ///< of the fixed-point equation
};

/// Largest absolute payoff that `solve_normal_shock_crisis` takes, in standard deviations of the shocks.
inline constexpr double largest_crisis_payoff = 100;

/// All equilibria of the crisis game of Lewis & Schultz (2003), by interval branch and bound: none is missed.
///
/// Before the game the sender learns what standing firm and backing down are worth to him, W_A + e_A and a + e_a, the
/// target what the sender's standing firm is worth to him, W_B + e_B; the shocks are independent standard normal
/// (model.md 4; Crisman-Cox & Gibilisco 2021 on why there can be several equilibria). In the target's cutoff z (he
/// resists iff e_B > -z, so pR = Phi(z)) an equilibrium is a root of
///
///     H(z) = W_B - V_B + (V_B - C_B)/F(c(z)) - z,    c(z) = V_A - (V_A - S_A)/Phi(z),
///
/// F(c) = pF being the share that would stand firm among senders who get more than c from the better of the two. F is
/// monotone in c: falling where a > W_A, rising where a < W_A. So the range of H over an interval of z follows from its
/// ends, there is one equilibrium only unless (a - W_A)(V_B - C_B) > 0, and all roots lie between
/// the values of z at F(-inf) and F(S_A). Intervals are discarded where H has no zero, settled where H' has none, and
/// halved otherwise; interval Newton narrows what is left.
///
/// What is trusted: IEEE arithmetic, `exp` of the C library to 4 and `erfc` to 10 units in the last place. The
/// bivariate normal integral in F is computed by Gauss-Legendre quadrature with a proved remainder
/// (lib/sanctions/firm_tail.hpp). \param payoffs in standard deviations of the shocks, with V_A >= S_A: the sender
/// would rather have the concession \throws InvalidModel naming the payoff that is not a number within
/// `largest_crisis_payoff`, or if V_A < S_A \complexity 20 to 60 evaluations of H, each of some 50 exponentials \see
/// tests/sanctions/normal_shock_crisis_test.cpp, bench/crisis_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT CrisisEquilibria solve_normal_shock_crisis(const CrisisPayoffs& payoffs);

}  // namespace selectorate
