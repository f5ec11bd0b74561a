#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/small_fraction.hpp>

namespace selectorate {

/// Numbers of one list in a file, exact. Those that fit 64-bit fractions, nearly all, are read without big integers.
class NumberRow {
 public:
  void clear();
  /// \throws InvalidModel if the text is not a number
  void append(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return small_.size(); }
  /// The numbers if all of them fit 64-bit fractions, else nothing.
  [[nodiscard]] std::optional<std::span<const SmallFraction>> small() const noexcept;
  [[nodiscard]] std::vector<Rational> fractions() const;

 private:
  static bool read_small(std::string_view text, SmallFraction& number);

  std::vector<SmallFraction> small_;  ///< a denominator of 0 says that the numerator is a place in `large_`
  std::vector<Rational> large_;
};

}  // namespace selectorate
