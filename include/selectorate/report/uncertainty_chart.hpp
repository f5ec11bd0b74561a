#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>

namespace selectorate {

/// A sender who is sure of the uncertain key's value in the scenario, and one who is not.
struct UncertaintyCurves {
  struct ByIntensity {
    double intensity = 0;  ///< share of the package's full intensity
    double sure = 0;       ///< concession at the scenario's own value
    double unsure = 0;     ///< mean over the prior
  };
  struct ByValue {
    double value = 0;  ///< of the uncertain key
    double concession = 0;
    double cumulative = 0;  ///< probability that the key is at most `value`
  };
  std::vector<ByIntensity> by_intensity;
  std::vector<ByValue> by_value;  ///< at given intensities, over the prior's central 98 per cent
};

/// Concession against intensity along the package's ray, and against the uncertain key at `intensities`.
/// \param points  of each curve, at least 2
/// \param threads 0 = as many as the machine has; the answer is the same on any number
/// \throws InvalidModel as `make_uncertain_episode`, or if points < 2
[[nodiscard]] SELECTORATE_EXPORT UncertaintyCurves solve_uncertainty_curves(const Scenario& scenario,
                                                                            std::span<const double> intensities,
                                                                            std::size_t points, unsigned threads = 1);

/// What the sender expects as sanctions tighten, and what it depends on.
[[nodiscard]] SELECTORATE_EXPORT ChartPanels make_uncertainty_chart(const Scenario& scenario,
                                                                    const UncertaintyCurves& curves);

}  // namespace selectorate
