#pragma once

#include <selectorate/base/export.hpp>

namespace selectorate {

/// What describes the textbook model of selectorate politics (model.md 1.1).
struct TextbookParameters {
  double population = 1e5;             ///< N, residents
  double selectorate = 1e5;            ///< S, W <= S <= N
  double coalition = 1e3;              ///< W, > 0
  double public_goods_price = 1e4;     ///< p, revenue for one unit of public goods, > 0
  double discount = .9;                ///< d, in [0, 1)
  double incumbent_productivity = 1;   ///< A while the incumbent rules, > 0: below 1 where sanctions follow him
  double challenger_productivity = 1;  ///< A if the challenger took over, > 0: below 1 where sanctions would stay
};

/// A validated textbook model: residents choose how hard to work, the leader taxes and buys support.
///
/// Each resident earns A e by effort e in [0, 1], keeps y = A (1-r) e after tax, and has leisure l = 1-e; members of
/// the coalition also get public goods x and private goods g: V = sqrt x + sqrt g + sqrt y + sqrt l (Bueno de Mesquita,
/// Smith, Siverson & Morrow 2003, ch. 3).
class SELECTORATE_EXPORT TextbookModel {
 public:
  /// \throws InvalidModel naming the field ("textbook.coalition", …) for NaN, values out of range, W > S or S > N
  explicit TextbookModel(const TextbookParameters& parameters);

  [[nodiscard]] const TextbookParameters& parameters() const noexcept { return p_; }

  /// D = d/(1-d) (1 - W/S), see loyalty_norm.hpp.
  [[nodiscard]] double loyalty_norm() const noexcept;

 private:
  TextbookParameters p_;
};

/// Equilibrium of the textbook model. Welfare in utils, the rest in units of what a resident can earn at A = 1.
struct TextbookEquilibrium {
  double incumbent_tax_rate = 0;   ///< r_L in [0, 1)
  double challenger_tax_rate = 0;  ///< r_C, what the challenger would offer to levy
  double revenue = 0;              ///< N h(r_L)
  double support_spending = 0;     ///< M = p x + W g
  double public_goods = 0;         ///< x, units
  double private_goods = 0;        ///< g, for each member of the coalition
  double private_share = 0;        ///< pi = p/(p+W), share of M that is spent on private goods
  double surplus = 0;              ///< N h(r_L) - M, kept by the leader; below 0 he cannot hold on to office
  double net_income = 0;           ///< y of each resident
  double insider_welfare = 0;      ///< V of a member of the coalition
  double outsider_welfare = 0;     ///< V of a resident outside it
  double challenger_welfare = 0;   ///< v_C, what the challenger offers a defector in his first period
};

/// Equilibrium tax rates, spending and welfare.
///
/// The challenger offers v_C = max_r sqrt(k N h(r)) + sqrt(1 + A(1-r)); the incumbent maximises his surplus subject to
/// s (1 + D pi) + sqrt(1 + A(1-r)) = v_C (model.md 1.1, with the productivity factors of oracles.md 1). Both
/// first-order conditions are strictly monotone in r below the top of the Laffer curve, so each has one root.
/// \throws NumericalFailure if a first-order condition leaves the range of doubles
[[nodiscard]] SELECTORATE_EXPORT TextbookEquilibrium solve_textbook_equilibrium(const TextbookModel& model);

/// What a planner who serves every resident alike would do.
struct UtilitarianBenchmark {
  double tax_rate = 0;       ///< r
  double public_goods = 0;   ///< x
  double private_goods = 0;  ///< g, for each resident
  double welfare = 0;        ///< V of each resident
};

/// The benchmark W = N: the best that tax and effort allow, at the challenger's productivity.
[[nodiscard]] SELECTORATE_EXPORT UtilitarianBenchmark solve_utilitarian_benchmark(const TextbookModel& model);

}  // namespace selectorate
