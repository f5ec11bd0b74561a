#include "report/imposed_sanctions.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/report/number_text.hpp>

namespace selectorate {
namespace {

/// "a, b and c"
std::string enumerate(const std::vector<std::string>& items) {
  if (items.size() < 2) return fmt::format("{}", fmt::join(items, ""));
  const std::vector<std::string> all_but_last(items.begin(), items.end() - 1);
  return fmt::format("{} and {}", fmt::join(all_but_last, ", "), items.back());
}

}  // namespace

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string describe_sanctions(const Scenario& scenario, std::span<const double> intensities, bool mark_given) {
  std::vector<std::string> imposed;
  for (std::size_t i = 0; i < intensities.size(); ++i) {
    if (intensities[i] < 0.0005) continue;
    const Instrument& instrument = scenario.instruments[i];
    const bool given = mark_given && instrument.intensity.has_value();
    imposed.push_back(fmt::format("the {} at {} of full intensity{}", spaced(to_string(instrument.kind)),
                                  percent_text(intensities[i]), given ? " (given)" : ""));
  }
  return enumerate(imposed);
}

}  // namespace selectorate
