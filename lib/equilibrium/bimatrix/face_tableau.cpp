#include "equilibrium/bimatrix/face_tableau.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace selectorate {
namespace {

/// Numbers below this count as zero when pivots are chosen. Nothing depends on it but speed.
constexpr double pivot_tolerance = 1e-11;
/// A row of so many pivots without success has run into a cycle.
constexpr int pivot_limit = 1000;
constexpr std::size_t lanes = 8;

}  // namespace

FaceTableau::FaceTableau(const BestResponsePolytope& polytope)
    : rows_(polytope.row_count()),
      columns_(polytope.dimension()),
      open_columns_(columns_),
      width_((columns_ + lanes) / lanes * lanes),
      matrix_(std::make_shared<const std::vector<double>>(polytope.rounded_matrix())),
      entries_(rows_ * width_, 0.0),
      row_of_(rows_ + columns_, none),
      is_fixed_(rows_ + columns_, 0) {
  for (std::uint32_t i = 0; i < columns_; ++i) nonbasic_.push_back(i);
  for (std::uint32_t j = 0; j < rows_; ++j) {
    basic_.push_back(static_cast<std::uint32_t>(columns_) + j);
    row_of_[basic_[j]] = j;
    std::copy_n(matrix_->begin() + static_cast<std::ptrdiff_t>(j * columns_), columns_, &at(j, 0));
    at(j, columns_) = 1;
  }
}

double FaceTableau::value(std::uint32_t variable) const noexcept {
  return row_of_[variable] == none ? 0 : at(row_of_[variable], columns_);
}

/// The open column whose increase lowers the row's variable fastest; `columns_` if none does.
std::size_t FaceTableau::entering_column(std::size_t row) const {
  std::size_t best = columns_;
  double most = pivot_tolerance;
  for (std::size_t c = 0; c < columns_; ++c) {
    if (at(row, c) <= most || !is_open(c)) continue;
    most = at(row, c);
    best = c;
  }
  return best;
}

std::size_t FaceTableau::leaving_row(std::size_t column, std::size_t preferred) const {
  std::size_t best = preferred;
  double least = at(preferred, columns_) / at(preferred, column);
  for (std::size_t r = 0; r < rows_; ++r) {
    if (at(r, column) <= pivot_tolerance) continue;
    const double ratio = at(r, columns_) / at(r, column);
    if (ratio >= least) continue;
    least = ratio;
    best = r;
  }
  return best;
}

void FaceTableau::pivot(std::size_t row, std::size_t column) {
  double* const by = &at(row, 0);
  const double inverse = 1 / by[column];
  for (std::size_t c = 0; c < width_; ++c) by[c] *= inverse;
  by[column] = inverse;
  for (std::size_t r = 0; r < rows_; ++r) {
    double* const entries = &at(r, 0);
    const double factor = entries[column];
    if (r == row || factor == 0) continue;
    entries[column] = 0;
    for (std::size_t c = 0; c < width_; ++c) entries[c] -= factor * by[c];
  }
  row_of_[nonbasic_[column]] = static_cast<std::uint32_t>(row);
  row_of_[basic_[row]] = none;
  std::swap(basic_[row], nonbasic_[column]);
}

/// The open column with the largest entry of either sign; `columns_` if all are as good as zero.
std::size_t FaceTableau::largest_column(std::size_t row) const {
  std::size_t best = columns_;
  double most = pivot_tolerance;
  for (std::size_t c = 0; c < columns_; ++c) {
    if (std::abs(at(row, c)) <= most || !is_open(c)) continue;
    most = std::abs(at(row, c));
    best = c;
  }
  return best;
}

bool FaceTableau::fix(std::uint32_t variable) {
  for (int pivots = 0; row_of_[variable] != none && pivots < pivot_limit; ++pivots) {
    const std::size_t row = row_of_[variable];
    std::size_t column = entering_column(row);
    if (column < columns_) {
      pivot(leaving_row(column, row), column);
      continue;
    }
    if (is_proved_positive(row)) return false;
    // Zero at this vertex already: any pivot in its row leaves the vertex as it is.
    if (at(row, columns_) <= pivot_tolerance) column = largest_column(row);
    // Where there is none the variable is zero on the whole face: its row stays, and asks for nothing.
    if (column == columns_) break;
    pivot(row, column);
  }
  if (row_of_[variable] == none) --open_columns_;
  is_fixed_[variable] = 1;
  return true;
}

bool FaceTableau::proves_positive(std::uint32_t variable) const {
  const std::size_t row = row_of_[variable];
  if (row == none || at(row, columns_) <= pivot_tolerance) return false;
  return entering_column(row) == columns_ && is_proved_positive(row);
}

bool FaceTableau::suggests_zero(std::uint32_t variable) const {
  if (is_fixed_[variable] != 0) return true;
  const std::size_t row = row_of_[variable];
  if (row == none || at(row, columns_) > pivot_tolerance) return false;
  for (std::size_t c = 0; c < columns_; ++c) {
    if (is_open(c) && at(row, c) < -pivot_tolerance) return false;
  }
  return true;
}

/// mu: the coefficients of the slacks in the row of a basic variable, which is taken to be zero.
bool FaceTableau::is_proved_positive(std::size_t row) const {
  const auto count = static_cast<std::uint32_t>(columns_);
  std::vector<double> product(columns_, 0.0);  // mu'C
  double sum = 0;
  double size = 0;
  const auto include = [&](std::uint32_t slack, double mu) {
    const double* const coefficients = matrix_->data() + (slack - count) * columns_;
    for (std::size_t i = 0; i < columns_; ++i) product[i] += mu * coefficients[i];
    sum += mu;
    size += std::abs(mu);
  };
  if (basic_[row] >= count) include(basic_[row], 1);
  for (std::size_t c = 0; c < columns_; ++c) {
    if (nonbasic_[c] < count) continue;
    include(nonbasic_[c], is_open(c) ? std::min(at(row, c), 0.0) : at(row, c));
  }
  double most = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (is_fixed_[i] == 0 && i != basic_[row]) most = std::max(most, product[i]);
  }
  // Each sum has at most rows + 1 terms of size at most 2 |mu|; C is rounded to within an ulp of 2.
  const double rounding = size * static_cast<double>(4 * rows_ + 16) * std::numeric_limits<double>::epsilon();
  return sum - most > rounding;
}

}  // namespace selectorate
