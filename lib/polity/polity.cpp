#include <polity/parameter_check.hpp>

#include <selectorate/polity/loyalty_norm.hpp>
#include <selectorate/polity/polity.hpp>

namespace selectorate {

// Along the chain 0 < W <= S <= N each size is compared only with one that is already known to be valid.
Polity::Polity(const PolityParameters& parameters) : p_(parameters) {
  detail::require_positive("target.population", p_.population);
  detail::require_positive("target.selectorate", p_.selectorate);
  detail::require_at_most("target.selectorate", p_.selectorate, "the population", p_.population);
  detail::require_positive("target.coalition", p_.coalition);
  detail::require_at_most("target.coalition", p_.coalition, "the selectorate", p_.selectorate);
  detail::require_positive("target.revenue", p_.revenue);
  detail::require_positive("target.income", p_.income);
  detail::require_non_negative("target.subsistence", p_.subsistence);
  detail::require_at_most("target.subsistence", p_.subsistence, "the ordinary income", p_.income);
  detail::require_non_negative("target.public_goods_weight", p_.public_goods_weight);
  detail::require_positive("target.public_goods_price", p_.public_goods_price);
  detail::require_non_negative("target.risk_aversion", p_.risk_aversion);
  detail::require_discount("target.discount", p_.discount);
}

double Polity::loyalty_norm() const noexcept {
  return evaluate_loyalty_norm(p_.selectorate, p_.coalition, p_.discount);
}

}  // namespace selectorate
