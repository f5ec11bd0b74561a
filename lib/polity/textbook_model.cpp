#include <algorithm>
#include <cmath>

#include <polity/monotone_root.hpp>
#include <polity/parameter_check.hpp>

#include <selectorate/polity/loyalty_norm.hpp>
#include <selectorate/polity/textbook_model.hpp>

namespace selectorate {
namespace {

/// Residents' answer to a tax rate r at productivity A, written with what they keep, t = 1 - r.
class TaxedEconomy {
 public:
  explicit TaxedEconomy(double productivity) noexcept : a_(productivity) {}

  /// Tax paid by a resident, h(r) = r A^2 (1-r)/(1 + A(1-r)).
  [[nodiscard]] double tax(double r) const noexcept { return r * a_ * a_ * (1 - r) / (1 + a_ * (1 - r)); }

  /// h'(r) = A^2 (A t^2 + 2t - 1)/(1 + A t)^2.
  [[nodiscard]] double marginal_tax(double r) const noexcept {
    const double t = 1 - r;
    const double scale = a_ / (1 + a_ * t);
    return scale * scale * (a_ * t * t + 2 * t - 1);
  }

  /// sqrt y + sqrt l = sqrt(1 + A(1-r)) at the resident's best effort.
  [[nodiscard]] double private_welfare(double r) const noexcept { return std::sqrt(1 + a_ * (1 - r)); }

  /// y = A(1-r) e with e = A(1-r)/(1 + A(1-r)).
  [[nodiscard]] double net_income(double r) const noexcept {
    const double kept = a_ * (1 - r);
    return kept * kept / (1 + kept);
  }

  /// The top of the Laffer curve: h'(r) = 0 at t = 1/(1 + sqrt(1+A)).
  [[nodiscard]] double top_rate() const noexcept {
    const double root = std::sqrt(1 + a_);
    return root / (1 + root);
  }

  [[nodiscard]] double productivity() const noexcept { return a_; }

 private:
  double a_;
};

/// k = 1/p + 1/W: what money is worth to a coalition of that size, sqrt x + sqrt g = sqrt(k M).
double reward_efficiency(double price, double coalition) noexcept {
  return 1 / price + 1 / coalition;
}

struct Offer {
  double tax_rate;
  double welfare;
};

/// max_r sqrt(k N h(r)) + sqrt(1 + A(1-r)). The condition sqrt(k N) h' sqrt(1 + A(1-r)) = A sqrt h falls on its left,
/// rises on its right, and is bracketed by r = 0 and the top of the Laffer curve.
Offer best_offer(const TaxedEconomy& economy, double population, double efficiency) {
  const double scale = std::sqrt(efficiency * population);
  const auto condition = [&](double r) {
    return scale * economy.marginal_tax(r) * economy.private_welfare(r) -
           economy.productivity() * std::sqrt(economy.tax(r));
  };
  const double r =
      detail::find_monotone_root(condition, 0, economy.top_rate(), "textbook model, challenger's tax rate");
  return {r, scale * std::sqrt(economy.tax(r)) + economy.private_welfare(r)};
}

/// The incumbent's problem: everything needed to judge a tax rate.
struct Incumbency {
  TaxedEconomy economy;
  double population;
  double efficiency;        // k
  double loyalty;           // 1 + D pi
  double welfare_to_match;  // v_C

  /// s = sqrt x + sqrt g that keeps the coalition loyal at tax rate r; nothing where low taxes alone do.
  [[nodiscard]] double support(double r) const noexcept {
    return std::max(0.0, (welfare_to_match - economy.private_welfare(r)) / loyalty);
  }

  /// N h'(r) - s A/(k sqrt(1 + A(1-r))), strictly falling in r.
  [[nodiscard]] double first_order_condition(double r) const noexcept {
    return population * economy.marginal_tax(r) -
           support(r) * economy.productivity() / (efficiency * economy.private_welfare(r));
  }
};

// At the top rate h' = 0, so the condition cannot be positive there: it is zero where no support is needed.
// At r = 0 it is negative only for an incumbent far less productive than the challenger: then not to tax is best.
double incumbent_tax_rate(const Incumbency& incumbency) {
  const double top = incumbency.economy.top_rate();
  if (incumbency.support(top) == 0) return top;
  const auto condition = [&](double r) { return incumbency.first_order_condition(r); };
  if (condition(0) <= 0) return 0;
  return detail::find_monotone_root(condition, 0, top, "textbook model, incumbent's tax rate");
}

}  // namespace

TextbookModel::TextbookModel(const TextbookParameters& parameters) : p_(parameters) {
  detail::require_positive("textbook.population", p_.population);
  detail::require_positive("textbook.selectorate", p_.selectorate);
  detail::require_at_most("textbook.selectorate", p_.selectorate, "the population", p_.population);
  detail::require_positive("textbook.coalition", p_.coalition);
  detail::require_at_most("textbook.coalition", p_.coalition, "the selectorate", p_.selectorate);
  detail::require_positive("textbook.public_goods_price", p_.public_goods_price);
  detail::require_discount("textbook.discount", p_.discount);
  detail::require_positive("textbook.incumbent_productivity", p_.incumbent_productivity);
  detail::require_positive("textbook.challenger_productivity", p_.challenger_productivity);
}

double TextbookModel::loyalty_norm() const noexcept {
  return evaluate_loyalty_norm(p_.selectorate, p_.coalition, p_.discount);
}

TextbookEquilibrium solve_textbook_equilibrium(const TextbookModel& model) {
  const TextbookParameters& p = model.parameters();
  const double price = p.public_goods_price;
  const double k = reward_efficiency(price, p.coalition);
  const double private_share = price / (price + p.coalition);  // pi
  const Offer challenger = best_offer(TaxedEconomy(p.challenger_productivity), p.population, k);

  const TaxedEconomy economy(p.incumbent_productivity);
  const Incumbency incumbency{economy, p.population, k, 1 + model.loyalty_norm() * private_share, challenger.welfare};
  const double r = incumbent_tax_rate(incumbency);
  const double s = incumbency.support(r);
  const double spending = s * s / k;  // M
  const double revenue = p.population * economy.tax(r);
  const double root_of_private_goods = private_share * s;  // sqrt g = pi s, sqrt x = (1-pi) s
  const double root_of_public_goods = s - root_of_private_goods;
  return {.incumbent_tax_rate = r,
          .challenger_tax_rate = challenger.tax_rate,
          .revenue = revenue,
          .support_spending = spending,
          .public_goods = p.coalition * spending / (price * (price + p.coalition)),
          .private_goods = root_of_private_goods * root_of_private_goods,
          .private_share = private_share,
          .surplus = revenue - spending,
          .net_income = economy.net_income(r),
          .insider_welfare = s + economy.private_welfare(r),
          .outsider_welfare = root_of_public_goods + economy.private_welfare(r),
          .challenger_welfare = challenger.welfare};
}

UtilitarianBenchmark solve_utilitarian_benchmark(const TextbookModel& model) {
  const TextbookParameters& p = model.parameters();
  const double price = p.public_goods_price;
  const TaxedEconomy economy(p.challenger_productivity);
  const Offer best = best_offer(economy, p.population, reward_efficiency(price, p.population));
  const double spending = p.population * economy.tax(best.tax_rate);
  return {best.tax_rate, p.population * spending / (price * (price + p.population)),
          price * spending / (p.population * (price + p.population)), best.welfare};
}

}  // namespace selectorate
