#pragma once

#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/instrument.hpp>

namespace selectorate {

/// The instruments on the table, validated together.
class SELECTORATE_EXPORT Package {
 public:
  /// Largest number of instruments a package may hold.
  static constexpr std::size_t max_instruments = 6;

  /// \throws InvalidModel naming the field ("instrument[1].luxury") for values out of range, and for shares that could
  ///         reach one together: revenue or dual_use above 1, income or luxury at or above 1 (model.md 2)
  explicit Package(std::vector<Instrument> instruments);

  [[nodiscard]] std::span<const Instrument> instruments() const noexcept { return instruments_; }
  [[nodiscard]] std::size_t size() const noexcept { return instruments_.size(); }

  /// Intensities with every free instrument at `share` of full intensity and every fixed one where it is fixed.
  [[nodiscard]] std::vector<double> ray(double share) const;

 private:
  std::vector<Instrument> instruments_;
};

}  // namespace selectorate
