#pragma once

#include <cstdint>

#include <selectorate/base/rational.hpp>

#include "base/limbs.hpp"
#include "equilibrium/scaled_payoffs.hpp"

namespace selectorate {

__extension__ using unsigned128 = unsigned __int128;

/// Integers modulo an odd prime below 2^62, as residues times 2^64 (Montgomery 1985): a product costs three
/// multiplications and no division.
class ModularField {
 public:
  using Element = std::uint64_t;

  /// \param prime  odd, below 2^62
  explicit ModularField(std::uint64_t prime) noexcept : prime_(prime) {
    const std::uint64_t inverse = invert_odd(prime);
    negative_inverse_ = ~inverse + 1;
    const auto power = static_cast<std::uint64_t>((unsigned128{1} << 64U) % prime);
    square_ = static_cast<std::uint64_t>(unsigned128{power} * power % prime);
    cube_ = static_cast<std::uint64_t>(unsigned128{square_} * power % prime);
    wide_inverse_ = unsigned128{inverse} * (2 - unsigned128{prime} * inverse);
  }

  [[nodiscard]] std::uint64_t prime() const noexcept { return prime_; }

  [[nodiscard]] std::uint64_t one() const noexcept { return from_residue(1); }
  /// An element from its residue in [0, prime), and back.
  [[nodiscard]] std::uint64_t from_residue(std::uint64_t residue) const noexcept { return multiply(residue, square_); }
  [[nodiscard]] std::uint64_t to_residue(std::uint64_t element) const noexcept { return reduce(element); }
  /// Between -prime/2 and prime/2.
  [[nodiscard]] std::int64_t to_balanced_residue(std::uint64_t element) const noexcept {
    const auto residue = static_cast<std::int64_t>(reduce(element));
    return residue > static_cast<std::int64_t>(prime_ / 2) ? residue - static_cast<std::int64_t>(prime_) : residue;
  }
  [[nodiscard]] std::uint64_t from_integer(int128 value) const noexcept {
    const auto bits = static_cast<unsigned128>(value);
    const unsigned128 magnitude = value < 0 ? ~bits + 1 : bits;
    const std::uint64_t low = multiply(static_cast<std::uint64_t>(magnitude), square_);
    const std::uint64_t high = multiply(static_cast<std::uint64_t>(magnitude >> 64U), cube_);
    const std::uint64_t sum = subtract(low, subtract(0, high));
    return value < 0 ? subtract(0, sum) : sum;
  }
  template <class Backend, boost::multiprecision::expression_template_option Option>
  [[nodiscard]] std::uint64_t from_integer(const boost::multiprecision::number<Backend, Option>& value) const {
    const auto residue = static_cast<std::int64_t>(value % prime_);
    return from_residue(
        static_cast<std::uint64_t>(residue < 0 ? residue + static_cast<std::int64_t>(prime_) : residue));
  }

  [[nodiscard]] std::uint64_t subtract(std::uint64_t a, std::uint64_t b) const noexcept {
    return a >= b ? a - b : a + prime_ - b;
  }
  [[nodiscard]] std::uint64_t multiply(std::uint64_t a, std::uint64_t b) const noexcept {
    return reduce(unsigned128{a} * b);
  }
  /// A value less products that are reduced together.
  class Difference {
   public:
    Difference(const ModularField& field, std::uint64_t value) noexcept
        : field_(field), limit_(unsigned128{field.prime_} << 64U), value_(value) {}
    void subtract_product(std::uint64_t a, std::uint64_t b) noexcept {
      products_ += unsigned128{a} * b;  // below 2^126 + 2^124
      if (products_ >= limit_) products_ -= limit_;
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return field_.subtract(value_, field_.reduce(products_)); }

   private:
    const ModularField& field_;
    unsigned128 limit_;
    unsigned128 products_ = 0;
    std::uint64_t value_;
  };
  /// a^(prime - 2), Fermat's inverse. \pre a != 0
  [[nodiscard]] std::uint64_t invert(std::uint64_t a) const noexcept {
    std::uint64_t result = one();
    if (a == result || a == subtract(0, result)) return a;
    for (std::uint64_t exponent = prime_ - 2; exponent != 0; exponent >>= 1U) {
      if ((exponent & 1U) != 0) result = multiply(result, a);
      a = multiply(a, a);
    }
    return result;
  }
  /// value / prime without a division (Jebelean 1993). \pre the prime divides it
  [[nodiscard]] int128 divide_exactly(int128 value) const noexcept {
    return static_cast<int128>(static_cast<unsigned128>(value) * wide_inverse_);
  }
  template <class Backend, boost::multiprecision::expression_template_option Option>
  [[nodiscard]] boost::multiprecision::number<Backend, Option> divide_exactly(
      const boost::multiprecision::number<Backend, Option>& value) const {
    return value / prime_;
  }
  /// Whether a difference is zero; see `RealField`.
  [[nodiscard]] static bool is_cancelled(std::uint64_t difference, std::uint64_t /*subtracted*/) noexcept {
    return difference == 0;
  }
  /// Every element but zero serves equally well as a pivot.
  [[nodiscard]] static double magnitude(std::uint64_t /*element*/) noexcept { return 1; }

 private:
  /// value / 2^64 modulo the prime, for value < prime * 2^64.
  [[nodiscard]] std::uint64_t reduce(unsigned128 value) const noexcept {
    const std::uint64_t factor = static_cast<std::uint64_t>(value) * negative_inverse_;
    const auto high = static_cast<std::uint64_t>((value + unsigned128{factor} * prime_) >> 64U);
    return high >= prime_ ? high - prime_ : high;
  }

  std::uint64_t prime_;
  std::uint64_t negative_inverse_;
  std::uint64_t square_;      ///< 2^128 modulo the prime
  std::uint64_t cube_;        ///< 2^192 modulo the prime
  unsigned128 wide_inverse_;  ///< of the prime, modulo 2^128
};

}  // namespace selectorate
