#pragma once

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// a / b where nothing is left over: found from the low end, where each digit of the quotient follows from one product
/// (Jebelean 1993). Takes as long as quotient times the shorter of quotient and divisor, and no trial digits.
/// \pre b divides a, b != 0
[[nodiscard]] Integer divide_exactly(const Integer& a, const Integer& b);

}  // namespace selectorate
