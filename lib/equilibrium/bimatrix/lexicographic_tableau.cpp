#include "equilibrium/bimatrix/lexicographic_tableau.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
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
    : rows_(polytope.row_count()), columns_(polytope.dimension()), dimension_(polytope.dimension()) {
  std::vector<std::uint32_t> coordinates(columns_);
  std::iota(coordinates.begin(), coordinates.end(), 0U);
  set_up(polytope, coordinates);
  make_first();
}

/// Coordinates that are zero are left out, tight rows are solved for a variable each, and what is left is made
/// feasible.
template <class Number>
LexicographicTableau<Number>::LexicographicTableau(const BestResponsePolytope& polytope, const LabelSet& tight)
    : rows_(polytope.row_count()), columns_(0), dimension_(polytope.dimension()) {
  std::vector<std::uint32_t> coordinates;
  for (std::uint32_t i = 0; i < dimension_; ++i) (tight[polytope.label(i)] ? fixed_ : coordinates).push_back(i);
  columns_ = coordinates.size();
  set_up(polytope, coordinates);
  is_empty_ = !fix_rows(polytope, tight) || !make_feasible();
  if (!is_empty_) make_first();
}

/// At z = 0, with these coordinates as columns.
template <class Number>
void LexicographicTableau<Number>::set_up(const BestResponsePolytope& polytope,
                                          const std::vector<std::uint32_t>& coordinates) {
  entries_.assign((rows_ + 1) * (columns_ + 1), Number(1));
  column_of_.assign(rows_, none);
  nonbasic_.resize(columns_);
  std::iota(nonbasic_.begin(), nonbasic_.end(), 0U);
  variable_ = coordinates;
  for (std::uint32_t j = 0; j < rows_; ++j) {
    basic_.push_back(static_cast<std::uint32_t>(columns_) + j);
    variable_.push_back(static_cast<std::uint32_t>(dimension_) + j);
    for (std::size_t c = 0; c < columns_; ++c) at(j, c) = narrowed<Number>(polytope.coefficient(j, coordinates[c]));
  }
  at(rows_, columns_) = 0;
}

/// \return false if the equations contradict each other
template <class Number>
bool LexicographicTableau<Number>::fix_rows(const BestResponsePolytope& polytope, const LabelSet& tight) {
  std::vector<char> is_row_left(rows_, 1);
  std::vector<char> is_column_left(columns_, 1);
  for (std::uint32_t j = 0; j < rows_; ++j) {
    const auto slack = static_cast<std::uint32_t>(dimension_) + j;
    if (!tight[polytope.label(slack)]) continue;
    std::size_t column = 0;
    while (column < columns_ && (is_column_left[column] == 0 || at(j, column) == 0)) ++column;
    if (column < columns_) {
      pivot(j, column);
      make_positive();
      is_column_left[column] = 0;
    } else if (at(j, columns_) == 0) {
      is_row_left[j] = 0;
    } else {
      return false;
    }
    fixed_.push_back(slack);
  }
  keep(is_row_left, is_column_left);
  return true;
}

template <class Number>
void LexicographicTableau<Number>::keep(const std::vector<char>& is_row_left, const std::vector<char>& is_column_left) {
  std::vector<Number> entries;
  std::vector<std::uint32_t> basic;
  std::vector<std::uint32_t> nonbasic;
  for (std::size_t r = 0; r <= rows_; ++r) {
    if (r < rows_ && is_row_left[r] == 0) continue;
    for (std::size_t c = 0; c <= columns_; ++c) {
      if (c == columns_ || is_column_left[c] != 0) entries.push_back(at(r, c));
    }
    if (r < rows_) basic.push_back(basic_[r]);
  }
  for (std::size_t c = 0; c < columns_; ++c) {
    if (is_column_left[c] != 0) nonbasic.push_back(nonbasic_[c]);
  }
  entries_ = std::move(entries);
  basic_ = std::move(basic);
  nonbasic_ = std::move(nonbasic);
  rows_ = basic_.size();
  columns_ = nonbasic_.size();
}

/// The dual simplex method without an objective, by Bland's rule (1977), which does not cycle.
/// \return false if there is no feasible point
template <class Number>
bool LexicographicTableau<Number>::make_feasible() {
  for (;;) {
    std::size_t row = rows_;
    for (std::size_t r = 0; r < rows_; ++r) {
      if (at(r, columns_) < 0 && (row == rows_ || basic_[r] < basic_[row])) row = r;
    }
    if (row == rows_) return true;
    std::size_t column = columns_;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (at(row, c) < 0 && (column == columns_ || nonbasic_[c] < nonbasic_[column])) column = c;
    }
    if (column == columns_) return false;
    pivot(row, column);
    make_positive();
  }
}

/// Numbers the variables anew, nonbasic ones first, and sets the objective.
template <class Number>
void LexicographicTableau<Number>::make_first() {
  std::vector<std::uint32_t> variable;
  for (std::uint32_t& v : nonbasic_) {
    variable.push_back(variable_[v]);
    v = static_cast<std::uint32_t>(variable.size() - 1);
  }
  for (std::uint32_t& v : basic_) {
    variable.push_back(variable_[v]);
    v = static_cast<std::uint32_t>(variable.size() - 1);
  }
  variable_ = std::move(variable);
  column_of_.assign(rows_, none);
  for (std::size_t c = 0; c < columns_; ++c) at(rows_, c) = denominator_;
  at(rows_, columns_) = 0;
}

/// Signs so that the denominator is positive.
template <class Number>
void LexicographicTableau<Number>::make_positive() {
  if (denominator_ > 0) return;
  denominator_ = -denominator_;
  for (Number& entry : entries_) entry = -entry;
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
  const auto first = static_cast<std::uint32_t>(variable_.size() - column_of_.size());
  if (basic_[row] >= first) column_of_[basic_[row] - first] = none;
  if (nonbasic_[column] >= first) column_of_[nonbasic_[column] - first] = static_cast<std::uint32_t>(column);
}

template <class Number>
bool LexicographicTableau<Number>::proves_zero(std::uint32_t variable) const {
  if (std::find(fixed_.begin(), fixed_.end(), variable) != fixed_.end()) return true;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (variable_[basic_[row]] != variable) continue;
    if (at(row, columns_) != 0) return false;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (at(row, c) < 0) return false;
    }
    return true;
  }
  return false;
}

template <class Number>
std::vector<std::uint32_t> LexicographicTableau<Number>::zeros() const {
  std::vector<std::uint32_t> variables = fixed_;
  for (const std::uint32_t v : nonbasic_) variables.push_back(variable_[v]);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (at(row, columns_) == 0) variables.push_back(variable_[basic_[row]]);
  }
  return variables;
}

template <class Number>
PolytopePoint LexicographicTableau<Number>::point() const {
  PolytopePoint point{std::vector<Integer>(dimension_, 0), Integer(denominator_)};
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::uint32_t variable = variable_[basic_[row]];
    if (variable < dimension_) point.numerators[variable] = Integer(at(row, columns_));
  }
  return point;
}

template class LexicographicTableau<std::int64_t>;
template class LexicographicTableau<WideInteger>;

}  // namespace selectorate
