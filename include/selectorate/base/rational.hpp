#pragma once

#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// Arbitrary-precision integer.
using Integer =
    boost::multiprecision::number<boost::multiprecision::cpp_int::backend_type, boost::multiprecision::et_off>;

/// Exact fraction in lowest terms. Expression templates are off, so `auto` is a value.
using Rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational::backend_type, boost::multiprecision::et_off>;

/// Reads "3", "-1/18", "0.25", "1e-3", "+2.5E+4" without rounding.
/// \throws InvalidModel if the text is not a finite number, its denominator is zero, or its exponent passes +-4096
[[nodiscard]] SELECTORATE_EXPORT Rational parse_rational(std::string_view text);

/// The value of a finite double as it is, binary digit for binary digit.
/// \throws InvalidModel if `value` is NaN or infinite
[[nodiscard]] SELECTORATE_EXPORT Rational exact_rational(double value);

/// "3", "-1/18": lowest terms, denominator omitted when it is 1.
[[nodiscard]] SELECTORATE_EXPORT std::string to_string(const Rational& value);

/// The nearest double (correct to within one unit in the last place; overflows to infinity).
[[nodiscard]] SELECTORATE_EXPORT double to_double(const Rational& value);

}  // namespace selectorate
