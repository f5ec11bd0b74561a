#pragma once

#include <string>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// A number for reading: up to three significant digits, thousands grouped ("31,400"), large ones scaled ("6.25 bn"),
/// very small ones in powers of ten ("1.2e-07"), "infinite" for infinity.
[[nodiscard]] SELECTORATE_EXPORT std::string number_text(double value);

/// A share in percent: "28.9 %", "0.034 %"; what is nearly everything or nearly nothing is not rounded to it ("99.97
/// %"). \param share  1 is all
[[nodiscard]] SELECTORATE_EXPORT std::string percent_text(double share);

/// How far `after` is from `before` in percent of `before`, with its sign: "-28.9 %", "+1.2 %", "no change".
[[nodiscard]] SELECTORATE_EXPORT std::string change_text(double before, double after);

}  // namespace selectorate
