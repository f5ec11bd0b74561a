#include "equilibrium/lp/unit_elimination.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <iterator>
#include <utility>

#include "base/integers.hpp"
#include "equilibrium/scaled_payoffs.hpp"

namespace selectorate {
namespace {

/// Of the longest number.
std::size_t longest(const IntegerColumns& columns) {
  std::size_t bits = 0;
  for (const auto& column : columns) {
    for (const auto& entry : column) bits = std::max(bits, bit_length(entry.value));
  }
  return bits;
}

/// What is left of a vector: the entries that a list names, in its order.
std::vector<Integer> select(const std::vector<Integer>& vector, const std::vector<std::uint32_t>& places) {
  std::vector<Integer> selection;
  selection.reserve(places.size());
  for (const std::uint32_t place : places) selection.push_back(vector[place]);
  return selection;
}

/// The other way round.
CommonFractions spread(CommonFractions selection, const std::vector<std::uint32_t>& places, std::size_t size) {
  CommonFractions fractions{std::vector<Integer>(size, 0), std::move(selection.denominator)};
  for (std::size_t k = 0; k < places.size(); ++k) {
    fractions.numerators[places[k]] = std::move(selection.numerators[k]);
  }
  return fractions;
}

}  // namespace

/// The matrix while it is eliminated. Rows are kept sorted by column; `rows_of_` may still name rows that have lost the
/// column since.
template <class Number>
class UnitElimination::Elimination {
 public:
  /// \param longest  of the numbers, in bits
  Elimination(const IntegerColumns& columns, std::size_t longest, UnitElimination& result)
      : result_(result),
        rows_(columns.size()),
        rows_of_(columns.size()),
        column_count_(columns.size(), 0),
        row_done_(columns.size(), false),
        column_done_(columns.size(), false),
        is_queued_(columns.size(), false),
        longest_(longest) {
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      for (const auto& [row, value] : columns[column]) {
        if (value == 0) continue;
        rows_[row].push_back({column, narrow<Number>(value)});
        note_entry(row, column);
      }
    }
  }

  void run() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row) queue(row);
    while (!queue_.empty()) {
      const std::uint32_t row = queue_.front();
      queue_.pop_front();
      is_queued_[row] = false;
      if (row_done_[row]) continue;
      if (const auto column = choose_column(row)) eliminate(row, *column);
    }
    number_core();
  }

 private:
  struct Item {
    std::uint32_t place;
    Number value;
  };

  /// What is left, with rows and columns numbered anew.
  void number_core() {
    std::vector<std::uint32_t> number(rows_.size(), 0);
    for (std::uint32_t column = 0; column < rows_.size(); ++column) {
      if (column_done_[column]) continue;
      number[column] = static_cast<std::uint32_t>(result_.core_columns_.size());
      result_.core_columns_.push_back(column);
    }
    result_.core_.resize(result_.core_columns_.size());
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      if (row_done_[row]) continue;
      const auto core_row = static_cast<std::uint32_t>(result_.core_rows_.size());
      result_.core_rows_.push_back(row);
      for (const Item& item : rows_[row]) result_.core_[number[item.place]].push_back({core_row, item.value});
    }
  }

  void queue(std::uint32_t row) {
    if (!is_queued_[row] && !row_done_[row]) queue_.push_back(row);
    is_queued_[row] = true;
  }

  void note_entry(std::uint32_t row, std::uint32_t column) {
    rows_of_[column].push_back(row);
    ++column_count_[column];
  }

  [[nodiscard]] typename std::vector<Item>::iterator find(std::uint32_t row, std::uint32_t column) {
    const auto found = std::lower_bound(rows_[row].begin(), rows_[row].end(), column,
                                        [](const Item& entry, std::uint32_t place) { return entry.place < place; });
    return found != rows_[row].end() && found->place == column ? found : rows_[row].end();
  }

  /// Where the row has its unit of the rarest column, if elimination there is cheap.
  std::optional<std::uint32_t> choose_column(std::uint32_t row) {
    const Item* rarest = nullptr;
    for (const Item& entry : rows_[row]) {
      if (entry.value != 1 && entry.value != -1) continue;
      if (rarest == nullptr || column_count_[entry.place] < column_count_[rarest->place]) rarest = &entry;
    }
    if (rarest == nullptr) return std::nullopt;
    const std::uint32_t column = rarest->place;
    // Of m entries in the row and n in the column, m + n - 1 go and at most (m - 1)(n - 1) come: some more, if few.
    constexpr std::int64_t tolerance = 8;
    const auto others_in_row = static_cast<std::int64_t>(rows_[row].size()) - 2;
    const auto others_in_column = static_cast<std::int64_t>(column_count_[column]) - 2;
    if (others_in_row * others_in_column > tolerance || !stays_short(row, column)) return std::nullopt;
    return column;
  }

  /// Whether no product of a row's and a column's other entries is longer than the longest number that was given.
  bool stays_short(std::uint32_t row, std::uint32_t column) {
    std::size_t in_row = 0;
    for (const Item& entry : rows_[row]) {
      if (entry.place != column) in_row = std::max(in_row, bit_length(entry.value));
    }
    std::size_t in_column = 0;
    for (const std::uint32_t other : rows_of_[column]) {
      if (other == row || row_done_[other]) continue;
      if (const auto entry = find(other, column); entry != rows_[other].end()) {
        in_column = std::max(in_column, bit_length(entry->value));
      }
    }
    return in_row == 0 || in_column == 0 || in_row + in_column <= longest_ + 1;
  }

  void eliminate(std::uint32_t row, std::uint32_t column) {
    row_done_[row] = true;
    column_done_[column] = true;
    const auto place = find(row, column);
    const int pivot = place->value < 0 ? -1 : 1;
    rows_[row].erase(place);
    const std::vector<Item> upper = std::move(rows_[row]);
    for (const std::uint32_t other : rows_of_[column]) {
      if (row_done_[other]) continue;
      const auto entry = find(other, column);
      if (entry == rows_[other].end()) continue;
      const Number factor = entry->value * pivot;
      rows_[other].erase(entry);
      subtract(other, factor, upper);
      queue(other);
      result_.lower_.push_back({other, factor});
    }
    for (const Item& entry : upper) {
      result_.upper_.push_back({entry.place, entry.value});
      --column_count_[entry.place];
      // A rarer column may do where it did not.
      for (const std::uint32_t other : rows_of_[entry.place]) queue(other);
    }
    result_.steps_.push_back({row, column, pivot, result_.upper_.size(), result_.lower_.size()});
  }

  /// Row `target` minus a multiple of another.
  void subtract(std::uint32_t target, const Number& factor, const std::vector<Item>& other) {
    merged_.clear();
    auto own = rows_[target].begin();
    for (const Item& entry : other) {
      while (own != rows_[target].end() && own->place < entry.place) merged_.push_back(std::move(*own++));
      if (own == rows_[target].end() || own->place != entry.place) {
        merged_.push_back({entry.place, -factor * entry.value});
        note_entry(target, entry.place);
        continue;
      }
      own->value -= factor * entry.value;
      if (own->value == 0) {
        --column_count_[entry.place];
      } else {
        merged_.push_back(std::move(*own));
      }
      ++own;
    }
    std::move(own, rows_[target].end(), std::back_inserter(merged_));
    rows_[target].swap(merged_);
  }

  UnitElimination& result_;
  std::vector<std::vector<Item>> rows_;
  std::vector<std::vector<std::uint32_t>> rows_of_;
  std::vector<std::uint32_t> column_count_;
  std::vector<bool> row_done_;
  std::vector<bool> column_done_;
  std::deque<std::uint32_t> queue_;  ///< rows that are to be looked at
  std::vector<bool> is_queued_;
  std::size_t longest_;  ///< of the numbers given, in bits
  std::vector<Item> merged_;
};

UnitElimination::UnitElimination(const IntegerColumns& columns) {
  const std::size_t bits = longest(columns);
  // A product has no more than one bit beyond, and no number takes more products than there are steps.
  if (bits + 2 + std::bit_width(columns.size()) <= 62) {
    Elimination<std::int64_t>(columns, bits, *this).run();
  } else {
    Elimination<Integer>(columns, bits, *this).run();
  }
}

std::span<const UnitElimination::Entry> UnitElimination::upper(std::size_t step) const {
  const std::size_t first = step == 0 ? 0 : steps_[step - 1].upper_end;
  return std::span<const Entry>(upper_).subspan(first, steps_[step].upper_end - first);
}

std::span<const UnitElimination::Entry> UnitElimination::lower(std::size_t step) const {
  const std::size_t first = step == 0 ? 0 : steps_[step - 1].lower_end;
  return std::span<const Entry>(lower_).subspan(first, steps_[step].lower_end - first);
}

CommonFractions UnitElimination::solve(std::vector<Integer> right_side, const CoreSolver& solve_core) const {
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    const Integer& own = right_side[steps_[k].row];
    if (own == 0) continue;
    for (const auto& [row, factor] : lower(k)) right_side[row] -= factor * own;
  }
  CommonFractions x = spread(solve_core(select(right_side, core_rows_)), core_columns_, right_side.size());
  for (std::size_t k = steps_.size(); k-- > 0;) {
    Integer& value = x.numerators[steps_[k].column];
    if (right_side[steps_[k].row] != 0) value = right_side[steps_[k].row] * x.denominator;
    for (const auto& [column, coefficient] : upper(k)) value -= coefficient * x.numerators[column];
    if (steps_[k].pivot < 0) value = -value;
  }
  return x;
}

CommonFractions UnitElimination::solve_transposed(std::vector<Integer> right_side, const CoreSolver& solve_core) const {
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    Integer& own = right_side[steps_[k].column];
    if (own == 0) continue;
    if (steps_[k].pivot < 0) own = -own;
    for (const auto& [column, coefficient] : upper(k)) right_side[column] -= coefficient * own;
  }
  CommonFractions y = spread(solve_core(select(right_side, core_columns_)), core_rows_, right_side.size());
  for (std::size_t k = steps_.size(); k-- > 0;) {
    Integer& value = y.numerators[steps_[k].row];
    if (right_side[steps_[k].column] != 0) value = right_side[steps_[k].column] * y.denominator;
    for (const auto& [row, factor] : lower(k)) value -= factor * y.numerators[row];
  }
  return y;
}

}  // namespace selectorate
