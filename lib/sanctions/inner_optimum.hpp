#pragma once

#include "sanctions/leader_problem.hpp"

namespace selectorate {

/// The leader's spending problem at a given concession and diversion (model.md 3.1): maximise over rho, m >= 0, rho + m
/// <= B
///
///     survival_weight [log F(X_loyal(m)) + log F(-X_revolt(rho))] + stake_weight log(K + (B - rho - m)/R).
///
/// With both weights 1 this is log U_Leader. The sender's proof uses others.
struct SpendingProblem {
  double member_income = 0;  ///< y (1-ell)
  double luxury_loss = 0;    ///< q
  double demand = 0;         ///< V* at which the coalition is indifferent: V_C + h + s_c c - Lambda
  double unrest = 0;         ///< G - barrier; -inf where revolt is impossible
  double stake = 0;          ///< K
  double budget = 0;         ///< B >= 0
  double survival_weight = 1;
  double stake_weight = 1;
};

/// The unique maximiser, and the prices that prove it.
struct SpendingOptimum {
  bool survivable = false;    ///< false: every choice gives U_Leader = 0, and no other field has a meaning
  double support = 0;         ///< m
  double repression = 0;      ///< rho
  double support_value = 0;   ///< V*(m)
  double marginal_value = 0;  ///< V*'(m); 0 where nothing is bought
  bool private_paid = false;  ///< z > 0
  double log_loyal = 0;       ///< log P(loyal)
  double log_quiet = 0;       ///< log(1 - P(revolt))
  double bracket = 0;         ///< K + (B - rho - m)/R
  double money_price = 0;     ///< weight of a unit of money: stake_weight/(R bracket) + multiplier of rho + m <= B
  double loyalty_price = 0;   ///< weight of a unit of V*
  double unrest_price = 0;    ///< weight of a unit of grievance
  double log_value = 0;       ///< log_loyal + log_quiet + log bracket, without the weights

  /// Where the support path stands, to start the next, similar problem from.
  double path_parameter = 0;
};

/// Solves the spending problem by safeguarded Newton on one equation: both first-order conditions hold at one price of
/// money, and along the support path (support_path.hpp) everything is explicit in that price.
/// \param start  path_parameter of a similar problem, or NaN
[[nodiscard]] SpendingOptimum solve_spending(const LeaderProblem& e, const SpendingProblem& problem,
                                             double start) noexcept;

}  // namespace selectorate
