#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/package.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// "Shares that could reach one": sums are compared with one after rounding, so that ten tenths count as one.
constexpr double rounding = 1e-12;

void require_instrument(const Instrument& i, std::size_t index) {
  const auto field = [index](std::string_view name) { return fmt::format("instrument[{}].{}", index, name); };
  const auto finite = [&](std::string_view name, double value, double low) {
    require_range(field(name), value, low, std::numeric_limits<double>::max());
  };
  require_range(field("revenue"), i.revenue, 0, 1);
  require_range(field("income"), i.income, 0, 1);
  require_range(field("luxury"), i.luxury, 0, 1);
  require_range(field("dual_use"), i.dual_use, 0, 1);
  finite("elite", i.elite, 0);
  finite("rent", i.rent, 0);
  require_range(field("enforcement"), i.enforcement, 0, 1);
  require_range(field("evasion_cost"), i.evasion_cost, std::numeric_limits<double>::min(), infinity);
  finite("cost", i.cost, 0);
  finite("expressive", i.expressive, std::numeric_limits<double>::lowest());
  if (i.intensity) require_range(field("intensity"), *i.intensity, 0, 1);
}

void require_total(std::span<const Instrument> instruments, std::string_view name, double Instrument::*share,
                   bool below_one) {
  double total = 0;
  std::size_t last = 0;
  for (std::size_t k = 0; k < instruments.size(); ++k) {
    total += instruments[k].*share;
    if (instruments[k].*share > 0) last = k;
  }
  if (below_one ? total < 1 - rounding : total <= 1 + rounding) return;
  throw InvalidModel(fmt::format("instrument[{}].{}", last, name),
                     fmt::format("the shares of all instruments add up to {}, expected {} 1", total,
                                 below_one ? "less than" : "at most"));
}

}  // namespace

Package::Package(std::span<const Instrument> instruments) : size_(instruments.size()) {
  if (size_ > max_instruments) {
    throw InvalidModel("instrument", fmt::format("expected at most {} instruments, found {}", max_instruments, size_));
  }
  for (std::size_t k = 0; k < size_; ++k) require_instrument(instruments[k], k);
  require_total(instruments, "revenue", &Instrument::revenue, false);
  require_total(instruments, "income", &Instrument::income, true);
  require_total(instruments, "luxury", &Instrument::luxury, true);
  require_total(instruments, "dual_use", &Instrument::dual_use, false);
  std::copy(instruments.begin(), instruments.end(), instruments_.begin());
}

std::vector<double> Package::ray(double share) const {
  std::vector<double> intensities;
  intensities.reserve(size());
  for (const Instrument& instrument : instruments()) intensities.push_back(instrument.intensity.value_or(share));
  return intensities;
}

}  // namespace selectorate
