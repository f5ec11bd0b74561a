#include <algorithm>
#include <limits>
#include <utility>

#include <selectorate/sanctions/concession_distribution.hpp>

namespace selectorate {

ConcessionDistribution::ConcessionDistribution(std::vector<Part> parts) : parts_(std::move(parts)) {
  for (Part& part : parts_) {
    if (part.low > part.high) std::swap(part.low, part.high);
  }
}

double ConcessionDistribution::cumulative(double c) const noexcept {
  double sum = 0;
  for (const Part& part : parts_) {
    if (c >= part.high) {
      sum += part.probability;
    } else if (c > part.low) {
      sum += part.probability * (c - part.low) / (part.high - part.low);
    }
  }
  return std::min(sum, 1.0);
}

double ConcessionDistribution::quantile(double p) const noexcept {
  // Probabilities are added up with rounding; what is missing of p by that much is not missing.
  constexpr double rounding = 1e-12;
  double low = 0;
  double high = 1;
  if (cumulative(low) >= p - rounding) return low;
  while (high - low > std::numeric_limits<double>::epsilon()) {
    const double middle = 0.5 * (low + high);
    (cumulative(middle) >= p - rounding ? high : low) = middle;
  }
  return high;
}

}  // namespace selectorate
