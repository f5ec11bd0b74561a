#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/report/number_text.hpp>

namespace selectorate {
namespace {

/// Fixed notation with three significant digits, for numbers that are neither very large nor very small.
std::string three_digits(double value) {
  const std::string scientific = fmt::format("{:.2e}", value);  // rounds first: .9999 has one digit before its point
  const int exponent = std::stoi(scientific.substr(scientific.find('e') + 1));
  return fmt::format("{:.{}f}", value, std::max(0, 2 - exponent));
}

std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return (value < 0 ? "-" : "") + digits;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

struct Scale {
  double unit;
  std::string_view name;
};
constexpr std::array scales = {Scale{1e12, "tn"}, Scale{1e9, "bn"}, Scale{1e6, "m"}};

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "unknown";
  if (std::isinf(value)) return value > 0 ? "infinite" : "minus infinite";
  const double size = std::abs(value);
  if (size == 0) return "0";
  if (size < 1e-4 || size >= 1e16) return fmt::format("{:.2g}", value);
  for (const Scale& scale : scales) {
    if (size >= 0.9995 * scale.unit)
      return without_trailing_zeros(three_digits(value / scale.unit)) + fmt::format(" {}", scale.name);
  }
  return size >= 999.5 ? grouped(value) : without_trailing_zeros(three_digits(value));
}

std::string percent_text(double share) {
  if (!std::isfinite(share)) return number_text(share);
  const double percent = 100 * share;
  if (percent == 0) return "0 %";
  if (share > 0.999 && share < 1) {
    for (int digits = 2; digits <= 4; ++digits) {
      const std::string text = fmt::format("{:.{}f}", percent, digits);
      if (!text.starts_with("100")) return text + " %";
    }
    return "over 99.9999 %";
  }
  if (std::abs(percent) < 0.001) return fmt::format("{:.1g} %", percent);
  if (std::abs(percent) < 0.1) return fmt::format("{:.2g} %", percent);
  return without_trailing_zeros(fmt::format("{:.1f}", percent)) + " %";
}

std::string change_text(double before, double after) {
  if (before == after) return "no change";
  if (before == 0) return "from nothing";
  const double change = after / before - 1;
  if (std::abs(change) < 5e-6) return "no change";
  return (change > 0 ? "+" : "") + percent_text(change);
}

}  // namespace selectorate
