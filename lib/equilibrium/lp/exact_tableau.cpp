#include "equilibrium/lp/exact_tableau.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace selectorate {
namespace {

template <class Number>
Number narrowed(const Integer& value) {
  if constexpr (!std::is_same_v<Number, Integer>) {
    constexpr std::size_t bits = sizeof(Number) * 8 - 1;
    if (value != 0 && boost::multiprecision::msb(abs(value)) >= bits) throw WidthExceeded{};
  }
  return narrow<Number>(value);
}

/// Divides a row's numbers by what they have in common.
template <class Row>
void divide_by_content(Row& row) {
  auto content = greatest_divisor(row.scale, row.right_side);
  for (const auto& entry : row.entries) {
    if (content == 1) return;
    content = greatest_divisor(content, entry.value);
  }
  if (content == 1) return;
  row.scale /= content;
  row.right_side /= content;
  for (auto& entry : row.entries) entry.value /= content;
}

}  // namespace

template <class Number>
ExactTableau<Number>::ExactTableau(const IntegerProgram& program)
    : row_count_(program.row_count()),
      objective_(program.row_count()),
      rows_(program.row_count() + 1),
      kinds_(program.kinds),
      row_of_(program.kinds.size(), none),
      occurrences_(program.kinds.size(), 0) {
  for (std::uint32_t i = 0; i < row_count_; ++i) {
    rows_[i].basic = program.slack(i);
    rows_[i].right_side = narrowed<Number>(program.right_side[i]);
    row_of_[rows_[i].basic] = i;
  }
  for (std::uint32_t j = 0; j < program.column_count(); ++j) {
    for (const auto& [row, value] : program.columns[j]) rows_[row].entries.push_back({j, narrowed<Number>(value)});
    // z - c'x = 0
    if (program.objective[j] != 0) {
      rows_[objective_].entries.push_back({j, checked_negate(narrowed<Number>(program.objective[j]))});
    }
    occurrences_[j] = static_cast<std::uint32_t>(program.columns[j].size() + (program.objective[j] != 0 ? 1U : 0U));
  }
}

template <class Number>
template <class Narrower>
ExactTableau<Number>::ExactTableau(const ExactTableau<Narrower>& other)
    : row_count_(other.row_count_),
      objective_(other.objective_),
      kinds_(other.kinds_),
      row_of_(other.row_of_),
      occurrences_(other.occurrences_) {
  const auto wider = [](const Narrower& value) {
    if constexpr (std::is_same_v<Number, Integer>) {
      return widen(value);
    } else {
      return static_cast<Number>(value);
    }
  };
  for (const auto& row : other.rows_) {
    rows_.push_back({row.basic, wider(row.scale), wider(row.right_side), {}});
    rows_.back().entries.reserve(row.entries.size());
    for (const auto& entry : row.entries) rows_.back().entries.push_back({entry.variable, wider(entry.value)});
  }
}

template <class Number>
Number ExactTableau<Number>::value(std::size_t row, std::uint32_t variable) const {
  const auto& entries = rows_[row].entries;
  const auto found = std::lower_bound(entries.begin(), entries.end(), variable,
                                      [](const Entry& entry, std::uint32_t place) { return entry.variable < place; });
  return found != entries.end() && found->variable == variable ? found->value : Number(0);
}

/// The row once more, solved for another of its variables.
template <class Number>
typename ExactTableau<Number>::Row ExactTableau<Number>::solved_for(const Row& row, std::uint32_t variable) const {
  Row solved{variable, 1, row.right_side, {}};
  solved.entries.reserve(row.entries.size());
  bool leaving_is_placed = kinds_[row.basic] == VariableKind::fixed;
  for (const Entry& entry : row.entries) {
    if (!leaving_is_placed && entry.variable > row.basic) {
      solved.entries.push_back({row.basic, row.scale});
      leaving_is_placed = true;
    }
    if (entry.variable == variable) {
      solved.scale = entry.value;
    } else {
      solved.entries.push_back(entry);
    }
  }
  if (!leaving_is_placed) solved.entries.push_back({row.basic, row.scale});
  if (solved.scale < 0) {
    solved.scale = checked_negate(solved.scale);
    solved.right_side = checked_negate(solved.right_side);
    for (Entry& entry : solved.entries) entry.value = checked_negate(entry.value);
  }
  return solved;
}

/// A row in which `variable` occurs with `value`, with the variable replaced by what the pivot row says it is.
template <class Number>
typename ExactTableau<Number>::Row ExactTableau<Number>::without(const Row& row, const Number& value,
                                                                 std::uint32_t variable, const Row& pivot_row) const {
  const Number common = greatest_divisor(value, pivot_row.scale);
  const Number keep = pivot_row.scale / common;
  const Number take = value / common;
  Row result{row.basic,
             checked_multiply(row.scale, keep),
             checked_subtract(checked_multiply(row.right_side, keep), checked_multiply(pivot_row.right_side, take)),
             {}};
  result.entries.reserve(row.entries.size() + pivot_row.entries.size());
  auto own = row.entries.begin();
  const auto keep_until = [&](std::uint32_t end) {
    for (; own != row.entries.end() && own->variable < end; ++own) {
      if (own->variable != variable) result.entries.push_back({own->variable, checked_multiply(own->value, keep)});
    }
  };
  for (const Entry& entry : pivot_row.entries) {
    keep_until(entry.variable);
    Number sum = checked_multiply(entry.value, take);
    if (own != row.entries.end() && own->variable == entry.variable) {
      sum = checked_subtract(checked_multiply((own++)->value, keep), sum);
    } else {
      sum = checked_negate(sum);
    }
    if (sum != 0) result.entries.push_back({entry.variable, std::move(sum)});
  }
  keep_until(none);
  divide_by_content(result);
  return result;
}

template <class Number>
void ExactTableau<Number>::replace(std::size_t row, Row&& by) {
  for (const Entry& entry : rows_[row].entries) --occurrences_[entry.variable];
  rows_[row] = std::move(by);
  for (const Entry& entry : rows_[row].entries) ++occurrences_[entry.variable];
}

template <class Number>
void ExactTableau<Number>::pivot(std::size_t row, std::uint32_t variable) {
  Row pivot_row = solved_for(rows_[row], variable);
  std::vector<std::pair<std::size_t, Row>> changed;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == row) continue;
    const Number factor = value(i, variable);
    if (factor != 0) changed.emplace_back(i, without(rows_[i], factor, variable, pivot_row));
  }
  row_of_[rows_[row].basic] = none;
  row_of_[variable] = static_cast<std::uint32_t>(row);
  replace(row, std::move(pivot_row));
  for (auto& [i, by] : changed) replace(i, std::move(by));
}

template <class Number>
void ExactTableau<Number>::fix(std::uint32_t variable) {
  kinds_[variable] = VariableKind::fixed;
  if (row_of_[variable] != none || occurrences_[variable] == 0) return;
  for (Row& row : rows_) {
    std::erase_if(row.entries, [&](const Entry& entry) { return entry.variable == variable; });
  }
  occurrences_[variable] = 0;
}

template <class Number>
void ExactTableau<Number>::set_artificial_objective() {
  Row artificial;
  for (std::uint32_t variable = 0; variable < kinds_.size(); ++variable) {
    if (row_of_[variable] != none || kinds_[variable] != VariableKind::nonnegative) continue;
    artificial.entries.push_back({variable, Number(1)});
    ++occurrences_[variable];
  }
  objective_ = rows_.size();
  rows_.push_back(std::move(artificial));
}

template <class Number>
void ExactTableau<Number>::restore_objective() {
  if (objective_ == row_count_) return;
  for (const Entry& entry : rows_.back().entries) --occurrences_[entry.variable];
  rows_.pop_back();
  objective_ = row_count_;
}

template class ExactTableau<std::int64_t>;
template class ExactTableau<int128>;
template class ExactTableau<Integer>;
template ExactTableau<int128>::ExactTableau(const ExactTableau<std::int64_t>& other);
template ExactTableau<Integer>::ExactTableau(const ExactTableau<int128>& other);

}  // namespace selectorate
