#include "equilibrium/bimatrix/lexicographic_tableau.hpp"

#include <limits>
#include <type_traits>
#include <utility>

#include "equilibrium/lp/checked_arithmetic.hpp"

namespace selectorate {
namespace {

constexpr std::uint32_t none = 0xffffffffU;

template <class Number>
Number narrowed(const Integer& value) {
  if constexpr (std::is_same_v<Number, std::int64_t>) {
    if (value > std::numeric_limits<std::int64_t>::max()) throw WidthExceeded{};
  }
  return static_cast<Number>(value);
}

/// (a * b - c * d) / divisor, which has no remainder. 128 bits hold the difference of two products of 64.
std::int64_t cross_quotient(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d, std::int64_t divisor) {
  const int128 difference = static_cast<int128>(a) * b - static_cast<int128>(c) * d;
  std::int64_t small = 0;
  if (!__builtin_sub_overflow(difference, int128{0}, &small)) return small / divisor;
  const int128 quotient = difference / divisor;
  if (quotient > INT64_MAX || quotient <= INT64_MIN) throw WidthExceeded{};
  return static_cast<std::int64_t>(quotient);
}
WideInteger cross_quotient(const WideInteger& a, const WideInteger& b, const WideInteger& c, const WideInteger& d,
                           const WideInteger& divisor) {
  return WideInteger(a * b - c * d) / divisor;
}

/// The sign of a * b - c * d.
int compare_products(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  const int128 left = static_cast<int128>(a) * b;
  const int128 right = static_cast<int128>(c) * d;
  return left < right ? -1 : static_cast<int>(left > right);
}
int compare_products(const WideInteger& a, const WideInteger& b, const WideInteger& c, const WideInteger& d) {
  return WideInteger(a * b).compare(WideInteger(c * d));
}

}  // namespace

template <class Number>
LexicographicTableau<Number>::LexicographicTableau(const BestResponsePolytope& polytope)
    : rows_(polytope.row_count()),
      columns_(polytope.dimension()),
      entries_((rows_ + 1) * (columns_ + 1), Number(1)),
      column_of_(rows_, none) {
  for (std::uint32_t i = 0; i < columns_; ++i) nonbasic_.push_back(i);
  for (std::uint32_t j = 0; j < rows_; ++j) {
    basic_.push_back(static_cast<std::uint32_t>(columns_) + j);
    for (std::size_t i = 0; i < columns_; ++i) at(j, i) = narrowed<Number>(polytope.coefficient(j, i));
  }
  at(rows_, columns_) = 0;
}

/// What multiplies the slack's power of epsilon in a row's right-hand side.
template <class Number>
Number LexicographicTableau<Number>::perturbation(std::size_t row, std::uint32_t slack) const {
  if (column_of_[slack] != none) return at(row, column_of_[slack]);
  return basic_[row] == columns_ + slack ? denominator_ : Number(0);
}

/// Compares perturbed right-hand sides over entries of a column, power of epsilon after power.
template <class Number>
bool LexicographicTableau<Number>::is_ratio_less(std::size_t row, std::size_t than, std::size_t column) const {
  const Number& a = at(row, column);
  const Number& b = at(than, column);
  int sign = compare_products(at(row, columns_), b, at(than, columns_), a);
  for (std::uint32_t slack = 0; sign == 0 && slack < rows_; ++slack) {
    sign = compare_products(perturbation(row, slack), b, perturbation(than, slack), a);
  }
  return sign < 0;
}

template <class Number>
std::size_t LexicographicTableau<Number>::leaving_row(std::size_t column) const {
  std::size_t best = rows_;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (at(row, column) > 0 && (best == rows_ || is_ratio_less(row, best, column))) best = row;
  }
  return best;
}

template <class Number>
bool LexicographicTableau<Number>::is_reversed_by_blands_rule(std::size_t row, std::size_t column) const {
  for (std::size_t other = 0; other < columns_; ++other) {
    if (other == column || nonbasic_[other] > basic_[row]) continue;
    // The objective's entry after the pivot, times a positive number.
    if (compare_products(at(rows_, other), at(row, column), at(rows_, column), at(row, other)) < 0) return false;
  }
  return true;
}

template <class Number>
void LexicographicTableau<Number>::pivot(std::size_t row, std::size_t column) {
  const Number by = at(row, column);
  for (std::size_t r = 0; r <= rows_; ++r) {
    if (r == row) continue;
    const Number factor = at(r, column);
    for (std::size_t c = 0; c <= columns_; ++c) {
      if (c != column) at(r, c) = cross_quotient(at(r, c), by, factor, at(row, c), denominator_);
    }
    at(r, column) = -factor;
  }
  at(row, column) = denominator_;
  denominator_ = by;
  std::swap(basic_[row], nonbasic_[column]);
  if (basic_[row] >= columns_) column_of_[basic_[row] - columns_] = none;
  if (nonbasic_[column] >= columns_) column_of_[nonbasic_[column] - columns_] = static_cast<std::uint32_t>(column);
}

template <class Number>
std::vector<std::uint32_t> LexicographicTableau<Number>::zeros() const {
  std::vector<std::uint32_t> variables = nonbasic_;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (at(row, columns_) == 0) variables.push_back(basic_[row]);
  }
  return variables;
}

template class LexicographicTableau<std::int64_t>;
template class LexicographicTableau<WideInteger>;

}  // namespace selectorate
