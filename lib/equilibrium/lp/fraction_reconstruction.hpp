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

  /// The first `count` digits of an entry as one number.
  [[nodiscard]] Integer sum(std::size_t entry, std::size_t count) const;
  [[nodiscard]] Integer modulus(std::size_t count) const;
};

/// Fractions with small numerators and denominators from their residues, over one denominator; nothing if some entry
/// has none that is small enough to be believed. The answer may still be wrong: check it. \param hint  an entry to look
/// at first; on failure it is set to the one that failed \param denominator  one that they are likely to have
[[nodiscard]] std::optional<CommonFractions> reconstruct_fractions(const PadicDigits& residues, std::size_t& hint,
                                                                   const Integer& denominator);

}  // namespace selectorate
