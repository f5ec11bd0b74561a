#include "sanctions/parameter_check.hpp"

#include <cmath>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {

void require_range(std::string_view field, double value, double low, double high) {
  if (value >= low && value <= high) return;
  if (std::isinf(high) && std::isinf(low)) {
    throw InvalidModel(field, fmt::format("expected a number, found {}", value));
  }
  if (std::isinf(high))
    throw InvalidModel(field, fmt::format("expected a number of at least {}, found {}", low, value));
  throw InvalidModel(field, fmt::format("expected a number between {} and {}, found {}", low, high, value));
}

void require_intensities(const Package& package, std::span<const double> intensities) {
  if (intensities.size() != package.size()) {
    throw InvalidModel("intensity", fmt::format("expected {} intensities, one for each instrument, found {}",
                                                package.size(), intensities.size()));
  }
  for (std::size_t k = 0; k < intensities.size(); ++k) {
    // The name is built only for an error: this runs in callers' inner loops.
    if (!(intensities[k] >= 0 && intensities[k] <= 1))
      require_range(fmt::format("intensity[{}]", k), intensities[k], 0, 1);
  }
}

}  // namespace selectorate
