#include "equilibrium/lp/fraction_reconstruction.hpp"

#include <algorithm>
#include <utility>

#include "base/reduced_fraction.hpp"

namespace selectorate {

Rational CommonFractions::at(std::size_t i) const {
  return make_reduced_fraction(numerators[i], denominator);
}

Integer PadicDigits::sum(std::size_t entry, std::size_t count) const {
  Integer sum = 0;
  for (std::size_t k = count; k-- > 0;) {
    if (sum != 0) sum *= prime;
    sum += digits[k][entry];
  }
  return sum;
}

Integer PadicDigits::modulus(std::size_t count) const {
  return pow(Integer(prime), static_cast<unsigned>(count));
}

namespace {

std::size_t bit_length(const Integer& value) {
  return value == 0 ? 0 : boost::multiprecision::msb(abs(value)) + 1;
}

/// A residue modulo M passes for numerator/denominator if their product is 2^40 times smaller than M could tell apart:
/// a random residue does so about once in 2^40.
constexpr std::size_t doubt_bits = 40;

bool is_believable(const Integer& numerator, const Integer& denominator, std::size_t modulus_bits) {
  return bit_length(numerator) + bit_length(denominator) + doubt_bits < modulus_bits;
}

struct Fraction {
  Integer numerator;
  Integer denominator;
};

/// The fraction of least numerator-denominator balance with that residue: Euclid's algorithm stopped half way
/// (Wang 1981).
std::optional<Fraction> reconstruct(const Integer& residue, const Integer& modulus) {
  const std::size_t modulus_bits = bit_length(modulus);
  Integer previous = modulus;
  Integer remainder = residue;
  Integer previous_factor = 0;
  Integer factor = 1;
  // remainder = factor * residue modulo the modulus throughout; |factor| * previous <= modulus.
  while (2 * bit_length(remainder) > modulus_bits) {
    Integer quotient;
    Integer next;
    divide_qr(previous, remainder, quotient, next);
    previous = std::exchange(remainder, std::move(next));
    Integer next_factor = previous_factor - quotient * factor;
    previous_factor = std::exchange(factor, std::move(next_factor));
  }
  if (!is_believable(remainder, factor, modulus_bits)) return std::nullopt;
  if (factor < 0) return Fraction{-remainder, -factor};
  return Fraction{remainder, factor};
}

/// Remainders by one divisor with multiplications alone (Barrett 1986).
class Divisor {
 public:
  explicit Divisor(Integer value)
      : value_(std::move(value)),
        half_(value_ / 2),
        bits_(static_cast<unsigned>(bit_length(value_))),
        inverse_((Integer(1) << (2 * bits_)) / value_) {}

  [[nodiscard]] const Integer& value() const noexcept { return value_; }
  [[nodiscard]] const Integer& half() const noexcept { return half_; }
  [[nodiscard]] std::size_t bits() const noexcept { return bits_; }

  /// The remainder in place. \pre 0 <= number < value^2
  void reduce(Integer& number) const {
    if (number < value_) return;
    Integer quotient = number >> (bits_ - 1);
    quotient *= inverse_;
    quotient >>= bits_ + 1;
    number -= quotient * value_;
    while (number >= value_) number -= value_;
  }

 private:
  Integer value_;
  Integer half_;
  unsigned bits_;
  Integer inverse_;
};

/// Collects entries over a denominator that grows. Once it is known, an entry's numerator follows from about half of
/// the digits that the fraction would take.
class Reconstruction {
 public:
  Reconstruction(const PadicDigits& residues, const Integer& denominator)
      : residues_(residues), digits_(residues.digits.size()), modulus_(residues.modulus(digits_)) {
    result_.denominator = denominator;
    result_.numerators.resize(residues.digits.front().size());
    known_.resize(result_.numerators.size(), false);
  }

  bool include(std::size_t i) {
    if (known_[i]) return true;
    known_[i] = (short_modulus_ && include_integer(i, short_digits_, *short_modulus_)) ||
                include_integer(i, digits_, modulus_) || include_fraction(i);
    return known_[i];
  }

  /// Expects numerators to be no longer than the denominator or the entry given.
  void expect_like(std::size_t i) {
    constexpr std::size_t digit_bits = 61;
    constexpr std::size_t slack_bits = doubt_bits + 64;
    const std::size_t bits = std::max(bit_length(result_.denominator), bit_length(result_.numerators[i])) + slack_bits;
    short_digits_ = bits / digit_bits + 1;
    if (short_digits_ < digits_) short_modulus_.emplace(residues_.modulus(short_digits_));
  }

  CommonFractions take() { return std::move(result_); }

 private:
  /// Whether the entry times the denominator is an integer, as far as one can tell.
  bool include_integer(std::size_t i, std::size_t digits, const Divisor& modulus) {
    if (result_.denominator >= modulus.value()) return false;
    Integer numerator = residues_.sum(i, digits);
    if (result_.denominator != 1) {
      numerator *= result_.denominator;
      modulus.reduce(numerator);
    }
    if (numerator > modulus.half()) numerator -= modulus.value();
    if (bit_length(numerator) + doubt_bits >= modulus.bits()) return false;
    result_.numerators[i] = std::move(numerator);
    return true;
  }

  bool include_fraction(std::size_t i) {
    const auto fraction =
        reconstruct(residues_.sum(i, digits_) * result_.denominator % modulus_.value(), modulus_.value());
    if (!fraction ||
        !is_believable(fraction->numerator, fraction->denominator * result_.denominator, modulus_.bits())) {
      return false;
    }
    result_.numerators[i] = fraction->numerator;
    result_.denominator *= fraction->denominator;
    for (std::size_t k = 0; k < known_.size(); ++k) {
      if (known_[k]) result_.numerators[k] *= fraction->denominator;
    }
    return true;
  }

  const PadicDigits& residues_;
  std::size_t digits_;
  Divisor modulus_;
  std::size_t short_digits_ = 0;
  std::optional<Divisor> short_modulus_;
  CommonFractions result_;
  std::vector<bool> known_;
};

}  // namespace

std::optional<CommonFractions> reconstruct_fractions(const PadicDigits& residues, std::size_t& hint,
                                                     const Integer& denominator) {
  const std::size_t entries = residues.digits.front().size();
  Reconstruction reconstruction(residues, denominator);
  if (hint < entries) {
    if (!reconstruction.include(hint)) return std::nullopt;
    reconstruction.expect_like(hint);
  }
  for (std::size_t i = 0; i < entries; ++i) {
    if (reconstruction.include(i)) continue;
    hint = i;
    return std::nullopt;
  }
  return reconstruction.take();
}

}  // namespace selectorate
