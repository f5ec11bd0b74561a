#include "io/number_row.hpp"

#include <numeric>

namespace selectorate {
namespace {

/// Digits that a 64-bit integer is sure to hold.
constexpr int small_digits = 18;

constexpr std::int64_t first_inexact_integer = std::int64_t{1} << 53;

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
  doubles_.clear();
  doubles_are_exact_ = true;
}

bool NumberRow::read_small(std::string_view text, Fraction& number) {
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

void NumberRow::append_small(Fraction number) {
  if (number.denominator != 1) {
    const std::int64_t divisor = std::gcd(number.numerator, number.denominator);
    number = {number.numerator / divisor, number.denominator / divisor};
  }
  small_.push_back(number);
  const bool power_of_two = (number.denominator & (number.denominator - 1)) == 0;
  const bool few_bits = number.numerator <= first_inexact_integer && number.numerator >= -first_inexact_integer;
  doubles_are_exact_ = doubles_are_exact_ && power_of_two && few_bits;
  doubles_.push_back(static_cast<double>(number.numerator) / static_cast<double>(number.denominator));
}

void NumberRow::append(std::string_view text) {
  Fraction number{};
  if (read_small(text, number)) return append_small(number);
  large_.push_back(parse_rational(text));
  small_.push_back({static_cast<std::int64_t>(large_.size()) - 1, 0});
  doubles_.push_back(0);
  doubles_are_exact_ = false;
}

std::vector<Rational> NumberRow::fractions() const {
  std::vector<Rational> result;
  result.reserve(small_.size());
  for (const Fraction& number : small_) {
    if (number.denominator == 0) {
      result.push_back(large_[static_cast<std::size_t>(number.numerator)]);
    } else {
      result.emplace_back(number.numerator, number.denominator);
    }
  }
  return result;
}

}  // namespace selectorate
