#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/instrument.hpp>

namespace selectorate {

/// The instruments on the table, validated together. Copies do not allocate.
class SELECTORATE_EXPORT Package {
 public:
  /// Largest number of instruments a package may hold.
  static constexpr std::size_t max_instruments = 6;

  /// \throws InvalidModel naming the field ("instrument[1].luxury") for values out of range, and for shares that could
  ///         reach one together: revenue or dual_use above 1, income or luxury at or above 1 (model.md 2)
  explicit Package(std::span<const Instrument> instruments);
  explicit Package(const std::vector<Instrument>& instruments) : Package(std::span(instruments)) {}

  [[nodiscard]] std::span<const Instrument> instruments() const noexcept { return {instruments_.data(), size_}; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Intensities with every free instrument at `share` of full intensity and every fixed one where it is fixed.
  [[nodiscard]] std::vector<double> ray(double share) const;

 private:
  std::array<Instrument, max_instruments> instruments_;
  std::size_t size_ = 0;
};

}  // namespace selectorate
