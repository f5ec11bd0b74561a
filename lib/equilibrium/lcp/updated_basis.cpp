#include "equilibrium/lcp/updated_basis.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace selectorate {
namespace {

/// Changes between two factorizations.
constexpr std::size_t most_changes = 80;

}  // namespace

bool UpdatedBasis::factorize(const std::vector<double>& extra) {
  std::vector<FloatingProgram::Entry> extra_column;
  for (std::uint32_t row = 0; row < extra.size(); ++row) {
    if (extra[row] != 0) extra_column.push_back({row, extra[row]});
  }
  std::vector<std::span<const FloatingProgram::Entry>> columns;
  columns.reserve(basis_.size());
  for (const std::uint32_t variable : basis_) {
    columns.emplace_back(variable < program_.variable_count() ? program_.column(variable) : extra_column);
  }
  changes_.clear();
  factors_ = RealLu::factorize(RealField(), columns);
  return factors_.has_value();
}

std::vector<double> UpdatedBasis::solve(const std::vector<FloatingProgram::Entry>& column) const {
  std::vector<double> full(basis_.size(), 0);
  for (const auto& [row, value] : column) full[row] = value;
  return solve(std::move(full));
}

std::vector<double> UpdatedBasis::solve(std::vector<double> column) const {
  factors_->solve(column);
  for (const Change& change : changes_) {
    double& value = column[change.place];
    if (value == 0) continue;
    value *= change.inverse;
    for (const auto& [place, entry] : change.rest) column[place] -= entry * value;
  }
  return column;
}

bool UpdatedBasis::exchange(std::size_t place, std::uint32_t variable, const std::vector<double>& column) {
  Change change{static_cast<std::uint32_t>(place), 1 / column[place], {}};
  double largest = 0;
  for (std::uint32_t i = 0; i < column.size(); ++i) {
    if (column[i] == 0) continue;
    largest = std::max(largest, std::abs(column[i]));
    if (i != place) change.rest.push_back({i, column[i]});
  }
  // Entries that are nothing but rounding would only grow in number.
  std::erase_if(change.rest, [&](const auto& entry) { return std::abs(entry.value) < 1e-15 * largest; });
  const bool is_small = std::abs(column[place]) < 1e-5 * largest;
  changes_.push_back(std::move(change));
  basis_[place] = variable;
  return is_small || changes_.size() >= most_changes;
}

}  // namespace selectorate
