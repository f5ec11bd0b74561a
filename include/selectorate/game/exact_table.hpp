#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/small_fraction.hpp>

namespace selectorate {

/// A table of exact numbers with a mirror in `double`, rows of equal length.
///
/// A number whose double is exact (integers, decimals such as 0.25, anything that was given as a double) is kept as
/// that double alone; only the others cost a fraction, and equal fractions are kept once. So a table filled with
/// doubles is exact and takes 8 bytes a number.
class SELECTORATE_EXPORT ExactTable {
 public:
  static constexpr std::uint32_t no_fraction = 0xffffffffU;

  /// \param columns length of every row
  explicit ExactTable(std::size_t columns = 1);

  /// Appends a row. \throws InvalidModel if the length is wrong
  void append(std::span<const Rational> row);
  /// Appends a row of doubles, each taken as it is, binary digit for binary digit.
  /// \throws InvalidModel if the length is wrong or a number is not finite
  void append(std::span<const double> row);
  /// Appends a row of fractions in lowest terms. \throws InvalidModel if the length is wrong
  void append(std::span<const SmallFraction> row);
  /// Appends a copy of a row of another table with as many columns.
  void append_row_of(const ExactTable& other, std::size_t row);
  /// The rows with these numbers, in this order.
  [[nodiscard]] ExactTable select_rows(std::span<const std::uint32_t> rows) const;
  void reserve(std::size_t rows);

  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return columns_ == 0 ? 0 : values_.size() / columns_; }

  /// The exact number. It is made from the mirror where that is exact, hence returned by value.
  [[nodiscard]] Rational exact(std::size_t row, std::size_t column) const;
  /// The nearest double.
  [[nodiscard]] double value(std::size_t row, std::size_t column) const noexcept {
    return values_[row * columns_ + column];
  }
  /// The mirror, row by row.
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
  /// Whether every number is its double, so that `values()` is the table itself.
  [[nodiscard]] bool doubles_are_exact() const noexcept { return fraction_of_.empty(); }
  /// The fractions whose double is not exact, each once.
  [[nodiscard]] std::span<const Rational> fractions() const noexcept { return fractions_; }
  /// Place of a number in `fractions()`, or `no_fraction` where its double is exact.
  [[nodiscard]] std::uint32_t fraction_place(std::size_t row, std::size_t column) const noexcept {
    return fraction_of_.empty() ? no_fraction : fraction_of_[row * columns_ + column];
  }
  /// Whether every number has a finite double; a fraction may be too large for one.
  [[nodiscard]] bool doubles_are_finite() const noexcept { return finite_; }
  [[nodiscard]] std::size_t memory_bytes() const noexcept;

  /// Equality of the exact numbers.
  [[nodiscard]] bool operator==(const ExactTable& other) const;

 private:
  struct SmallFractionHash {
    std::size_t operator()(SmallFraction number) const noexcept {
      constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
      const std::uint64_t mixed =
          static_cast<std::uint64_t>(number.numerator) * golden ^ static_cast<std::uint64_t>(number.denominator);
      return static_cast<std::size_t>(mixed * golden >> 16U);
    }
  };

  void append_number(const Rational& number);
  void append_number(SmallFraction number);
  /// What every number does, besides the place of its fraction.
  void append_value(double value, bool exact);
  void check_length(std::size_t length) const;
  [[nodiscard]] std::uint32_t intern(SmallFraction number);
  [[nodiscard]] std::uint32_t intern(const Rational& number);
  void find_places();

  std::size_t columns_;
  bool finite_ = true;
  std::vector<double> values_;
  /// For each number its place in `fractions_`, or `no_fraction`; empty while every double is exact.
  std::vector<std::uint32_t> fraction_of_;
  std::vector<Rational> fractions_;
  /// Places of fractions for finding them again, filled at the first need: those with 64-bit parts, and the others.
  std::unordered_map<SmallFraction, std::uint32_t, SmallFractionHash> small_places_;
  std::unordered_map<std::string, std::uint32_t> large_places_;
};

}  // namespace selectorate
