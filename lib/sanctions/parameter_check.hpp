#pragma once

#include <span>
#include <string_view>

#include <selectorate/sanctions/package.hpp>

namespace selectorate {

/// Throws InvalidModel unless low <= value <= high (finite, unless `high` is infinite).
void require_range(std::string_view field, double value, double low, double high);

/// Throws InvalidModel unless there is one intensity in [0, 1] for each instrument.
void require_intensities(const Package& package, std::span<const double> intensities);

}  // namespace selectorate
