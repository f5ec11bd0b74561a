#include <cmath>
#include <optional>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/exact_table.hpp>

namespace selectorate {

ExactTable::ExactTable(std::size_t columns) : columns_(columns) {}

void ExactTable::reserve(std::size_t rows) {
  values_.reserve(rows * columns_);
}

void ExactTable::check_length(std::size_t length) const {
  if (length != columns_)
    throw InvalidModel("table row", fmt::format("{} numbers found, {} expected", length, columns_));
}

void ExactTable::append(std::span<const Rational> row) {
  check_length(row.size());
  for (const Rational& number : row) append_number(number);
}

void ExactTable::append(std::span<const double> row) {
  check_length(row.size());
  for (const double number : row) {
    if (!std::isfinite(number)) throw InvalidModel("table row", fmt::format("{} is not a finite number", number));
  }
  for (const double number : row) values_.push_back(number + 0.0);  // + 0.0 turns -0 into 0
  if (!fraction_of_.empty()) fraction_of_.resize(values_.size(), no_fraction);
}

void ExactTable::append(std::span<const SmallFraction> row) {
  check_length(row.size());
  for (const SmallFraction number : row) append_number(number);
}

void ExactTable::append_row_of(const ExactTable& other, std::size_t row) {
  check_length(other.columns_);
  for (std::size_t column = 0; column < columns_; ++column) {
    const std::size_t place = row * columns_ + column;
    if (other.fraction_of_.empty() || other.fraction_of_[place] == no_fraction) {
      append_value(other.values_[place], true);
    } else {
      append_number(other.fractions_[other.fraction_of_[place]]);
    }
  }
}

ExactTable ExactTable::select_rows(std::span<const std::uint32_t> rows) const {
  ExactTable selected(columns_);
  selected.reserve(rows.size());
  // Fractions are unique here, so there is nothing to look up: they are numbered anew as they come.
  std::vector<std::uint32_t> fresh(fractions_.size(), no_fraction);
  for (const std::uint32_t row : rows) {
    for (std::size_t column = 0; column < columns_; ++column) {
      const std::size_t place = row * columns_ + column;
      const bool exact = fraction_of_.empty() || fraction_of_[place] == no_fraction;
      selected.append_value(values_[place], exact);
      if (exact) continue;
      std::uint32_t& number = fresh[fraction_of_[place]];
      if (number == no_fraction) {
        number = static_cast<std::uint32_t>(selected.fractions_.size());
        selected.fractions_.push_back(fractions_[fraction_of_[place]]);
      }
      selected.fraction_of_.back() = number;
    }
  }
  return selected;
}

void ExactTable::append_value(double value, bool exact) {
  if (!exact && fraction_of_.empty()) fraction_of_.assign(values_.size(), no_fraction);
  values_.push_back(value);
  finite_ = finite_ && std::isfinite(value);
  if (!exact || !fraction_of_.empty()) fraction_of_.push_back(no_fraction);
}

void ExactTable::append_number(SmallFraction number) {
  const bool exact = has_exact_double(number);
  append_value(to_double(number), exact);
  if (!exact) fraction_of_.back() = intern(number);
}

void ExactTable::append_number(const Rational& number) {
  if (const std::optional<SmallFraction> small = small_fraction(number)) return append_number(*small);
  const double value = to_double(number);
  const bool exact = std::isfinite(value) && exact_rational(value) == number;
  append_value(value, exact);
  if (!exact) fraction_of_.back() = intern(number);
}

void ExactTable::find_places() {
  if (small_places_.size() + large_places_.size() == fractions_.size()) return;
  for (std::uint32_t place = 0; place < fractions_.size(); ++place) {
    if (const std::optional<SmallFraction> small = small_fraction(fractions_[place])) {
      small_places_.emplace(*small, place);
    } else {
      large_places_.emplace(to_string(fractions_[place]), place);
    }
  }
}

std::uint32_t ExactTable::intern(SmallFraction number) {
  find_places();
  const auto [place, is_new] = small_places_.try_emplace(number, static_cast<std::uint32_t>(fractions_.size()));
  if (is_new) fractions_.push_back(to_rational(number));
  return place->second;
}

std::uint32_t ExactTable::intern(const Rational& number) {
  find_places();
  const auto [place, is_new] =
      large_places_.try_emplace(to_string(number), static_cast<std::uint32_t>(fractions_.size()));
  if (is_new) fractions_.push_back(number);
  return place->second;
}

Rational ExactTable::exact(std::size_t row, std::size_t column) const {
  const std::size_t place = row * columns_ + column;
  if (fraction_of_.empty() || fraction_of_[place] == no_fraction) return exact_rational(values_[place]);
  return fractions_[fraction_of_[place]];
}

std::size_t ExactTable::memory_bytes() const noexcept {
  return values_.size() * sizeof(double) + fraction_of_.size() * sizeof(std::uint32_t) +
         fractions_.size() * sizeof(Rational);
}

bool ExactTable::operator==(const ExactTable& other) const {
  if (columns_ != other.columns_ || values_ != other.values_) return false;
  if (fraction_of_.empty() && other.fraction_of_.empty()) return true;
  for (std::size_t row = 0; row < rows(); ++row) {
    for (std::size_t column = 0; column < columns_; ++column) {
      if (exact(row, column) != other.exact(row, column)) return false;
    }
  }
  return true;
}

}  // namespace selectorate
