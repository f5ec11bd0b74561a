#include <cctype>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/small_fraction.hpp>

namespace selectorate {
namespace {

constexpr long max_exponent = 4096;

/// Reads one number from the front of a text.
class NumberScanner {
 public:
  explicit NumberScanner(std::string_view text) : text_(text) {}

  Rational read() {
    Rational value = read_decimal();
    if (accept('/')) {
      const Rational denominator = read_decimal();
      if (denominator == 0) fail("a denominator other than zero");
      value /= denominator;
    }
    if (position_ != text_.size()) fail("the end of the number");
    return value;
  }

 private:
  [[noreturn]] void fail(std::string_view expected) const {
    throw InvalidModel(
        "number", fmt::format("'{}' is not a number: expected {} at character {}", text_, expected, position_ + 1));
  }

  [[nodiscard]] bool at_digit() const {
    return position_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[position_])) != 0;
  }

  bool accept(char c) {
    if (position_ >= text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  bool read_sign() {
    if (accept('-')) return true;
    accept('+');
    return false;
  }

  std::string read_digits() {
    const std::size_t start = position_;
    while (at_digit()) ++position_;
    return std::string(text_.substr(start, position_ - start));
  }

  Rational read_decimal() {
    const bool negative = read_sign();
    std::string digits = read_digits();
    long shift = 0;
    if (accept('.')) {
      const std::string fraction = read_digits();
      shift = -static_cast<long>(fraction.size());
      digits += fraction;
    }
    if (digits.empty()) fail("a digit");
    if (accept('e') || accept('E')) shift += read_exponent();
    // A leading zero would make the text octal.
    digits.erase(0, digits.find_first_not_of('0'));
    Rational value(Integer(digits.empty() ? "0" : digits));
    const Integer scale = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::labs(shift)));
    value = shift < 0 ? Rational(value / Rational(scale)) : Rational(value * Rational(scale));
    return negative ? Rational(-value) : value;
  }

  long read_exponent() {
    const bool negative = read_sign();
    const std::string digits = read_digits();
    if (digits.empty()) fail("an exponent");
    if (digits.size() > 6 || std::stol(digits) > max_exponent) fail("an exponent between -4096 and 4096");
    const long exponent = std::stol(digits);
    return negative ? -exponent : exponent;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

Rational parse_rational(std::string_view text) {
  return NumberScanner(text).read();
}

Rational exact_rational(double value) {
  if (!std::isfinite(value)) throw InvalidModel("number", fmt::format("{} is not a finite number", value));
  if (std::abs(value) < 0x1p62 && value == std::trunc(value)) return {static_cast<long long>(value)};
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);
  // 53 bits of mantissa fit an integer exactly.
  const auto integer = static_cast<long long>(std::ldexp(mantissa, 53));
  exponent -= 53;
  const Integer power = Integer(1) << static_cast<unsigned>(std::abs(exponent));
  return exponent < 0 ? Rational(Integer(integer), power) : Rational(Integer(integer) * power);
}

std::string to_string(const Rational& value) {
  return value.str();
}

double to_double(const Rational& value) {
  const std::optional<SmallFraction> small = small_fraction(value);
  return small ? to_double(*small) : value.convert_to<double>();
}

}  // namespace selectorate
