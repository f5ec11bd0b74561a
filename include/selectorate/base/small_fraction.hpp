#pragma once

#include <cstdint>
#include <optional>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A fraction of two 64-bit integers, in lowest terms with a positive denominator: what nearly every number in a game
/// file is, and much faster to read, sum and look up than a `Rational`.
struct SmallFraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  [[nodiscard]] bool operator==(const SmallFraction&) const = default;
};

/// In lowest terms. \pre denominator > 0 and numerator is not the least 64-bit integer
[[nodiscard]] SELECTORATE_EXPORT SmallFraction make_small_fraction(std::int64_t numerator, std::int64_t denominator);

/// The same number; nothing if it does not fit.
[[nodiscard]] SELECTORATE_EXPORT std::optional<SmallFraction> small_fraction(const Rational& number);

/// The double as it is, binary digit for binary digit; nothing if that does not fit or is not finite.
[[nodiscard]] SELECTORATE_EXPORT std::optional<SmallFraction> small_fraction(double number);

/// Nothing if an intermediate product or the sum does not fit.
[[nodiscard]] SELECTORATE_EXPORT std::optional<SmallFraction> add(SmallFraction a, SmallFraction b);

/// \pre in lowest terms, as the functions above return it
[[nodiscard]] SELECTORATE_EXPORT Rational to_rational(SmallFraction number);

/// As for `Rational`: the same double for the same number. \pre as above
[[nodiscard]] SELECTORATE_EXPORT double to_double(SmallFraction number);

/// Whether `to_double` loses nothing.
[[nodiscard]] SELECTORATE_EXPORT bool has_exact_double(SmallFraction number);

}  // namespace selectorate
