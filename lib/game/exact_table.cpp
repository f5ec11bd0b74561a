#include <cmath>

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

void ExactTable::append_row_of(const ExactTable& other, std::size_t row) {
  check_length(other.columns_);
  for (std::size_t column = 0; column < columns_; ++column) {
    const std::size_t place = row * columns_ + column;
    if (other.fraction_of_.empty() || other.fraction_of_[place] == no_fraction) {
      values_.push_back(other.values_[place]);
      if (!fraction_of_.empty()) fraction_of_.push_back(no_fraction);
    } else {
      append_number(other.fractions_[other.fraction_of_[place]]);
    }
  }
}

void ExactTable::append_number(const Rational& number) {
  const double value = to_double(number);
  const bool exact = std::isfinite(value) && exact_rational(value) == number;
  if (!exact && fraction_of_.empty()) fraction_of_.assign(values_.size(), no_fraction);
  values_.push_back(value);
  finite_ = finite_ && std::isfinite(value);
  if (!exact) {
    fraction_of_.push_back(intern(number));
  } else if (!fraction_of_.empty()) {
    fraction_of_.push_back(no_fraction);
  }
}

std::uint32_t ExactTable::intern(const Rational& number) {
  const auto [place, is_new] = places_.try_emplace(to_string(number), static_cast<std::uint32_t>(fractions_.size()));
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
