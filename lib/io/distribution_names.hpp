#pragma once

#include <span>
#include <string_view>

namespace selectorate {

/// Names of a distribution's parameters; empty if the distribution is unknown.
[[nodiscard]] std::span<const std::string_view> distribution_parameters(std::string_view distribution);
[[nodiscard]] std::span<const std::string_view> distribution_names();

}  // namespace selectorate
