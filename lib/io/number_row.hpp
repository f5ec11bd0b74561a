#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// Numbers of one list in a file, exact. Those that fit 64-bit fractions, nearly all, are read without big integers.
class NumberRow {
 public:
  void clear();
  /// \throws InvalidModel if the text is not a number
  void append(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return small_.size(); }
  /// Whether `doubles()` are the numbers themselves.
  [[nodiscard]] bool doubles_are_exact() const noexcept { return doubles_are_exact_; }
  [[nodiscard]] std::span<const double> doubles() const noexcept { return doubles_; }
  [[nodiscard]] std::vector<Rational> fractions() const;

 private:
  struct Fraction {
    std::int64_t numerator;
    std::int64_t denominator;  ///< positive; 0 where `numerator` is a place in `large_`
  };

  static bool read_small(std::string_view text, Fraction& number);
  void append_small(Fraction number);

  std::vector<Fraction> small_;
  std::vector<Rational> large_;
  std::vector<double> doubles_;
  bool doubles_are_exact_ = true;
};

}  // namespace selectorate
