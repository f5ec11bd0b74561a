#include <algorithm>
#include <cmath>
#include <limits>

#include <polity/reward_growth.hpp>

#include <selectorate/polity/support.hpp>

namespace selectorate {
namespace {

// c^(2g), with the cheap exponents of the usual curvatures spelled out.
double squared_power(double consumption, double risk_aversion) noexcept {
  if (risk_aversion == 1) return consumption * consumption;
  if (risk_aversion == .5) return consumption;
  if (risk_aversion == 0) return 1;
  if (risk_aversion == 2) return consumption * consumption * (consumption * consumption);
  return std::pow(consumption, 2 * risk_aversion);
}

// u(c) where c^g is at hand: c/c^g/(1-g).
double utility_from_power(double consumption, double power, double risk_aversion) noexcept {
  return risk_aversion == 1 ? std::log(consumption) : consumption / power / (1 - risk_aversion);
}

SupportAllocation allocate_to_public_goods(const Polity& polity, double spending, double income) noexcept {
  const double units = spending / polity.public_goods_price();
  const double root = std::sqrt(units);
  const double a = polity.public_goods_weight();
  return {units, 0, a * root + evaluate_consumption_utility(income, polity.risk_aversion()),
          a / (2 * root * polity.public_goods_price())};
}

struct InteriorSplit {
  double private_consumption;  // delta = (1-q) z
  double public_consumption;   // K c^(2g): what public goods cost, in the same unit
  double power;                // c^g
};

// delta + K (y + delta)^(2g) = b for b > K y^(2g); `excess` is b - K y^(2g).
InteriorSplit split_support(double b, double y, double taste, double corner, double g) noexcept {
  const double excess = b - corner;
  if (g == 0) return {excess, taste, 1};
  if (g == .5) {
    const double c = (y + b) / (1 + taste);
    return {excess / (1 + taste), taste * c, std::sqrt(c)};
  }
  if (g == 1) {
    // K delta^2 + (1 + 2Ky) delta = excess, in the form that does not cancel.
    const double root = std::sqrt(1 + 4 * taste * (y + b));
    const double delta = 2 * excess / (1 + 2 * taste * y + root);
    const double c = y + delta;
    return {delta, taste * c * c, c};
  }
  if (corner == 0) return {b, 0, std::sqrt(squared_power(y + b, g))};  // no taste for public goods, or none to speak of
  const auto growth = detail::solve_reward_growth(corner / y, excess / y, g);
  const double public_consumption = corner * (1 + growth.public_growth);
  return {y * growth.private_growth, public_consumption, std::sqrt(public_consumption / taste)};
}

}  // namespace

double evaluate_consumption_utility(double consumption, double risk_aversion) noexcept {
  if (risk_aversion == 0) return consumption;
  if (risk_aversion == 1) return std::log(consumption);
  if (risk_aversion == .5) return 2 * std::sqrt(consumption);
  if (risk_aversion == 2) return -1 / consumption;
  return std::pow(consumption, 1 - risk_aversion) / (1 - risk_aversion);
}

double evaluate_consumption_gain(double consumption, double gain, double risk_aversion) noexcept {
  if (risk_aversion == 0) return gain;
  if (risk_aversion == .5) return 2 * gain / (std::sqrt(consumption + gain) + std::sqrt(consumption));
  const double growth = std::log1p(gain / consumption);
  if (risk_aversion == 1) return growth;
  const double exponent = 1 - risk_aversion;
  return std::pow(consumption, exponent) * std::expm1(exponent * growth) / exponent;
}

SupportAllocation allocate_support(const Polity& polity, double spending, double income, double luxury_loss) noexcept {
  const double g = polity.risk_aversion();
  const double kept = 1 - luxury_loss;
  const double budget = kept * spending / polity.coalition();              // b = Q m/W
  const double taste = detail::public_taste(polity, kept);                 // K
  const double corner = taste > 0 ? taste * squared_power(income, g) : 0;  // K y^(2g)
  if (taste > 0 && budget <= corner) return allocate_to_public_goods(polity, spending, income);

  const InteriorSplit split = split_support(budget, income, taste, corner, g);
  const double units_per_consumption = polity.coalition() / (polity.public_goods_price() * kept);
  const double public_goods = split.public_consumption * units_per_consumption;
  const double utility = utility_from_power(income + split.private_consumption, split.power, g);
  return {public_goods, split.private_consumption / kept,
          polity.public_goods_weight() * std::sqrt(public_goods) + utility, kept / (polity.coalition() * split.power)};
}

}  // namespace selectorate
