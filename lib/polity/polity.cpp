#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/polity/polity.hpp>

namespace selectorate {
namespace {

[[noreturn]] void reject(std::string_view field, double value, std::string_view expected) {
  throw InvalidModel(field, fmt::format("{} found, expected {}", value, expected));
}

void require_positive(std::string_view field, double value) {
  if (!(value > 0) || !std::isfinite(value)) reject(field, value, "a positive, finite number");
}

void require_non_negative(std::string_view field, double value) {
  if (!(value >= 0) || !std::isfinite(value)) reject(field, value, "a finite number that is not negative");
}

// The chain 0 < W <= S <= N; each size is compared only with one that is already known to be valid.
void require_nested_sizes(const PolityParameters& p) {
  require_positive("target.population", p.population);
  require_positive("target.selectorate", p.selectorate);
  if (p.selectorate > p.population) {
    reject("target.selectorate", p.selectorate, fmt::format("at most the population, {}", p.population));
  }
  require_positive("target.coalition", p.coalition);
  if (p.coalition > p.selectorate) {
    reject("target.coalition", p.coalition, fmt::format("at most the selectorate, {}", p.selectorate));
  }
}

}  // namespace

Polity::Polity(const PolityParameters& parameters) : p_(parameters) {
  require_nested_sizes(p_);
  require_positive("target.revenue", p_.revenue);
  require_positive("target.income", p_.income);
  require_non_negative("target.subsistence", p_.subsistence);
  if (p_.subsistence > p_.income) {
    reject("target.subsistence", p_.subsistence, fmt::format("at most the ordinary income, {}", p_.income));
  }
  require_non_negative("target.public_goods_weight", p_.public_goods_weight);
  require_positive("target.public_goods_price", p_.public_goods_price);
  require_non_negative("target.risk_aversion", p_.risk_aversion);
  if (!(p_.discount >= 0 && p_.discount < 1)) reject("target.discount", p_.discount, "a number in [0, 1)");
}

double Polity::loyalty_norm() const noexcept {
  const double exclusion = (p_.selectorate - p_.coalition) / p_.selectorate;  // 1 - W/S without cancellation
  return p_.discount / (1 - p_.discount) * exclusion;
}

}  // namespace selectorate
