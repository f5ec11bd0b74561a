#include "io/number_row.hpp"

namespace selectorate {
namespace {

/// Digits that a 64-bit integer is sure to hold.
constexpr int small_digits = 18;

/// An unsigned decimal without exponent at the front of `text`, as numerator / 10^k; false if it has too many digits.
bool read_decimal(std::string_view& text, std::int64_t& numerator, std::int64_t& denominator) {
  numerator = 0;
  denominator = 1;
  int digits = 0;
  bool after_point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !after_point) {
      after_point = true;
    } else if (c >= '0' && c <= '9') {
      if (++digits > small_digits) return false;
      numerator = 10 * numerator + (c - '0');
      if (after_point) denominator *= 10;
    } else {
      break;
    }
  }
  text.remove_prefix(at);
  return digits > 0;
}

}  // namespace

void NumberRow::clear() {
  small_.clear();
  large_.clear();
}

bool NumberRow::read_small(std::string_view text, SmallFraction& number) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  if (!read_decimal(text, number.numerator, number.denominator)) return false;
  if (!text.empty() && text.front() == '/' && number.denominator == 1) {
    text.remove_prefix(1);
    std::int64_t one = 1;
    // A decimal below the line is left to the general reader, and so is the complaint about a zero.
    if (!read_decimal(text, number.denominator, one) || one != 1 || number.denominator == 0) return false;
  }
  if (negative) number.numerator = -number.numerator;
  return text.empty();
}

void NumberRow::append(std::string_view text) {
  SmallFraction number;
  if (read_small(text, number)) {
    small_.push_back(make_small_fraction(number.numerator, number.denominator));
  } else {
    large_.push_back(parse_rational(text));
    small_.push_back({static_cast<std::int64_t>(large_.size()) - 1, 0});
  }
}

std::optional<std::span<const SmallFraction>> NumberRow::small() const noexcept {
  if (!large_.empty()) return std::nullopt;
  return small_;
}

std::vector<Rational> NumberRow::fractions() const {
  std::vector<Rational> result;
  result.reserve(small_.size());
  for (const SmallFraction& number : small_) {
    result.push_back(number.denominator == 0 ? large_[static_cast<std::size_t>(number.numerator)]
                                             : to_rational(number));
  }
  return result;
}

}  // namespace selectorate
