#pragma once

#include <selectorate/base/export.hpp>

namespace selectorate {

/// What describes a polity (model.md 1.3). Money in any one unit, per period; sizes in persons.
struct PolityParameters {
  double population = 25.4e6;          ///< N, residents
  double selectorate = 3.0e6;          ///< S, those with a say in choosing the leader, W <= S <= N
  double coalition = 2000;             ///< W, supporters the leader needs, > 0
  double revenue = 6.0e9;              ///< R, state revenue, > 0
  double income = 900.0;               ///< y, ordinary income of each resident, > 0
  double subsistence = 300.0;          ///< y_min, income nobody can be pushed below by diversion, in [0, y]
  double public_goods_weight = 0.02;   ///< a, taste for public goods, >= 0
  double public_goods_price = 25.4e6;  ///< p, money for one unit of public goods, > 0
  double risk_aversion = 1.0;          ///< g, curvature of the utility of consumption, >= 0 (CRRA)
  double discount = 0.9;               ///< d, in [0, 1)
};

/// A validated polity: who chooses the leader, what he can spend, what people live on.
class SELECTORATE_EXPORT Polity {
 public:
  /// \throws InvalidModel naming the field ("target.coalition", …) for NaN, values out of range, W > S or S > N,
  ///         and for g >= 1 with y = 0
  explicit Polity(const PolityParameters& parameters);

  [[nodiscard]] double population() const noexcept { return p_.population; }
  [[nodiscard]] double selectorate() const noexcept { return p_.selectorate; }
  [[nodiscard]] double coalition() const noexcept { return p_.coalition; }
  [[nodiscard]] double revenue() const noexcept { return p_.revenue; }
  [[nodiscard]] double income() const noexcept { return p_.income; }
  [[nodiscard]] double subsistence() const noexcept { return p_.subsistence; }
  [[nodiscard]] double public_goods_weight() const noexcept { return p_.public_goods_weight; }
  [[nodiscard]] double public_goods_price() const noexcept { return p_.public_goods_price; }
  [[nodiscard]] double risk_aversion() const noexcept { return p_.risk_aversion; }
  [[nodiscard]] double discount() const noexcept { return p_.discount; }
  [[nodiscard]] const PolityParameters& parameters() const noexcept { return p_; }

  /// D = d/(1-d) (1 - W/S): periods of future rewards that a defector expects to lose (model.md 1).
  [[nodiscard]] double loyalty_norm() const noexcept;

 private:
  PolityParameters p_;
};

}  // namespace selectorate
