#include <cmath>

#include <polity/parameter_check.hpp>

#include <selectorate/polity/fixed_revenue_model.hpp>
#include <selectorate/polity/loyalty_norm.hpp>

namespace selectorate {
namespace {

double private_share_of(const FixedRevenueParameters& p) noexcept {
  return p.public_goods_price / (p.public_goods_price + p.coalition);  // pi
}

}  // namespace

FixedRevenueModel::FixedRevenueModel(const FixedRevenueParameters& parameters) : p_(parameters) {
  detail::require_positive("fixed_revenue.selectorate", p_.selectorate);
  detail::require_positive("fixed_revenue.coalition", p_.coalition);
  detail::require_at_most("fixed_revenue.coalition", p_.coalition, "the selectorate", p_.selectorate);
  detail::require_positive("fixed_revenue.revenue", p_.revenue);
  detail::require_positive("fixed_revenue.public_goods_price", p_.public_goods_price);
  detail::require_discount("fixed_revenue.discount", p_.discount);
}

double FixedRevenueModel::loyalty_norm() const noexcept {
  return evaluate_loyalty_norm(p_.selectorate, p_.coalition, p_.discount);
}

FixedRevenueEquilibrium evaluate_fixed_revenue_equilibrium(const FixedRevenueModel& model) noexcept {
  const FixedRevenueParameters& p = model.parameters();
  const double private_share = private_share_of(p);
  const double premium = model.loyalty_norm() * private_share;  // D pi
  const double spending = p.revenue / ((1 + premium) * (1 + premium));
  // 1 - (1 + D pi)^-2, written so that a small premium keeps its digits.
  const double critical_loss = premium / (1 + premium) * ((2 + premium) / (1 + premium));
  return {spending,
          p.coalition * spending / (p.public_goods_price * (p.public_goods_price + p.coalition)),
          private_share * spending / p.coalition,
          private_share,
          p.revenue * critical_loss,
          critical_loss};
}

double evaluate_concession_price(const FixedRevenueModel& model, double concession_cost) noexcept {
  const FixedRevenueParameters& p = model.parameters();
  const double k = 1 / p.public_goods_price + 1 / p.coalition;
  const double loyalty = 1 + model.loyalty_norm() * private_share_of(p);
  return concession_cost * (2 * std::sqrt(p.revenue / k) + concession_cost / k) / (loyalty * loyalty);
}

}  // namespace selectorate
