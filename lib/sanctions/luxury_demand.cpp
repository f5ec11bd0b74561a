#include <cmath>
#include <limits>

#include <selectorate/sanctions/luxury_demand.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double smallest = std::numeric_limits<double>::min();
constexpr double largest = std::numeric_limits<double>::max();

void require_taste(const LuxuryTaste& taste) {
  require_range("listed_weight", taste.listed_weight, smallest, largest);
  require_range("unlisted_weight", taste.unlisted_weight, smallest, largest);
  require_range("elasticity", taste.elasticity, smallest, largest);
}

}  // namespace

LuxuryDemand evaluate_luxury_demand(const LuxuryTaste& taste, double income, double price_rise) {
  require_taste(taste);
  require_range("income", income, 0, largest);
  require_range("price_rise", price_rise, 0, largest);
  // (a/b)^s (1+t)^(1-s) by its logarithm, which does not overflow on the way.
  const double s = taste.elasticity;
  const double log_ratio =
      s * (std::log(taste.listed_weight) - std::log(taste.unlisted_weight)) + (1 - s) * std::log1p(price_rise);
  const double unlisted = income / (1 + std::exp(log_ratio));
  const double spent_on_listed = income / (1 + std::exp(-log_ratio));
  return {.listed = spent_on_listed / (1 + price_rise), .unlisted = unlisted};
}

bool evaluate_backfiring(const LuxuryTaste& taste) {
  require_taste(taste);
  return taste.elasticity > 1;
}

}  // namespace selectorate
