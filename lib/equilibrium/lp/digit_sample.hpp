#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "equilibrium/lp/fraction_reconstruction.hpp"
#include "equilibrium/scaled_payoffs.hpp"

namespace selectorate {

/// A few random integer combinations of a vector of fractions that is known modulo p^k, digit by digit.
///
/// Their common denominator divides the vector's, and lacks little: a combination loses a prime q of it with
/// probability about 1/q. A few fractions take a small part of the time of all to reconstruct.
class DigitSample {
 public:
  /// \param draw  another number gives other combinations
  DigitSample(std::uint64_t prime, std::size_t entries, std::uint64_t draw);

  /// The next digit of the vector. \param digit  by entries, between -p/2 and p/2
  void include(std::span<const std::int64_t> digit);

  /// Of the combinations.
  [[nodiscard]] const PadicDigits& digits() const noexcept { return digits_; }

 private:
  struct Term {
    std::uint32_t combination;
    std::int32_t weight;
  };

  std::vector<Term> terms_;      ///< each entry's
  std::vector<int128> carries_;  ///< each combination's, to its next digit
  PadicDigits digits_;
};

}  // namespace selectorate
