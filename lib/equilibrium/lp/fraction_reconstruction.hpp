#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// Fractions over one positive denominator.
struct CommonFractions {
  std::vector<Integer> numerators;
  Integer denominator = 1;

  /// In lowest terms.
  [[nodiscard]] Rational at(std::size_t i) const;
};

/// A vector of fractions modulo p^k, digit by digit in base p: `digits[k][i]` belongs to entry i.
struct PadicDigits {
  std::vector<std::vector<std::uint64_t>> digits;
  std::uint64_t prime = 0;

  /// An entry's digits as one number.
  [[nodiscard]] Integer sum(std::size_t entry) const;
  [[nodiscard]] Integer modulus() const;
};

/// Fractions with small numerators and denominators from their residues, over one denominator; nothing if some entry
/// has none that is small enough to be believed. The answer may still be wrong: check it.
/// \param hint  an entry to look at first; on failure it is set to the one that failed
[[nodiscard]] std::optional<CommonFractions> reconstruct_fractions(const PadicDigits& residues, std::size_t& hint);
/// The same from residues as numbers, of either sign.
[[nodiscard]] std::optional<CommonFractions> reconstruct_fractions(const std::vector<Integer>& residues,
                                                                   const Integer& modulus);

}  // namespace selectorate
