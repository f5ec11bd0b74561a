#include <cmath>

#include <fmt/format.h>
#include <polity/parameter_check.hpp>

#include <selectorate/base/error.hpp>

namespace selectorate::detail {
namespace {

[[noreturn]] void reject(std::string_view field, double value, std::string_view expected) {
  throw InvalidModel(field, fmt::format("{} found, expected {}", value, expected));
}

}  // namespace

void require_positive(std::string_view field, double value) {
  if (!(value > 0) || !std::isfinite(value)) reject(field, value, "a positive, finite number");
}

void require_non_negative(std::string_view field, double value) {
  if (!(value >= 0) || !std::isfinite(value)) reject(field, value, "a finite number that is not negative");
}

void require_at_most(std::string_view field, double value, std::string_view limit_name, double limit) {
  if (!(value <= limit)) reject(field, value, fmt::format("at most {}, {}", limit_name, limit));
}

void require_discount(std::string_view field, double value) {
  if (!(value >= 0 && value < 1)) reject(field, value, "a number in [0, 1)");
}

}  // namespace selectorate::detail
