#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include <boost/math/tools/toms748_solve.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate::detail {

/// The root of a strictly monotone function on [low, high], to a few units in the last place (Boost.Math's TOMS 748).
///
/// \param what  the equation in words, for the message
/// \throws NumericalFailure if the ends do not bracket a root
template <class Function>
[[nodiscard]] double find_monotone_root(Function function, double low, double high, std::string_view what) {
  const double at_low = function(low);
  const double at_high = function(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  if (!(std::isfinite(at_low) && std::isfinite(at_high)) || (at_low < 0) == (at_high < 0)) {
    throw NumericalFailure(
        fmt::format("{}: no root bracketed in [{}, {}], where the equation is off by {} and {}; "
                    "other units may help",
                    what, low, high, at_low, at_high));
  }
  std::uintmax_t steps = 500;
  const auto bracket = boost::math::tools::toms748_solve(function, low, high, at_low, at_high,
                                                         boost::math::tools::eps_tolerance<double>(53), steps);
  return bracket.first + (bracket.second - bracket.first) / 2;
}

}  // namespace selectorate::detail
