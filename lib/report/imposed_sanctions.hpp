#pragma once

#include <span>
#include <string>
#include <string_view>

#include <selectorate/io/scenario.hpp>

namespace selectorate {

/// "trade embargo" for "trade_embargo".
[[nodiscard]] std::string spaced(std::string_view name);

/// "the trade embargo at 80 % of full intensity and the luxury ban at 100 % of full intensity (given)"; empty if
/// nothing is imposed. \param mark_given  say which intensities the scenario fixes
[[nodiscard]] std::string describe_sanctions(const Scenario& scenario, std::span<const double> intensities,
                                             bool mark_given);

}  // namespace selectorate
