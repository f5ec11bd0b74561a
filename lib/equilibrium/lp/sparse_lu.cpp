#include "equilibrium/lp/sparse_lu.hpp"

#include <algorithm>
#include <functional>
#include <queue>

namespace selectorate {

/// Gaussian elimination in progress. Rows are kept sorted by column; `rows_of_` may still name rows that have lost the
/// column since.
template <class Field>
class SparseElimination {
 public:
  using Element = typename Field::Element;
  using Entry = typename SparseLu<Field>::Entry;

  SparseElimination(const Field& field, const std::vector<std::span<const Entry>>& columns)
      : field_(field),
        rows_(columns.size()),
        rows_of_(columns.size()),
        column_count_(columns.size(), 0),
        row_done_(columns.size(), false),
        column_done_(columns.size(), false) {
    std::vector<std::uint32_t> row_count(columns.size(), 0);
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      for (const auto& [row, value] : columns[column]) {
        if (value != 0) ++row_count[row];
      }
    }
    for (std::uint32_t row = 0; row < columns.size(); ++row) rows_[row].reserve(row_count[row]);
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      rows_of_[column].reserve(columns[column].size());
      for (const auto& [row, value] : columns[column]) {
        if (value == 0) continue;
        rows_[row].push_back({column, value});
        note_entry(row, column);
      }
    }
    for (std::uint32_t k = 0; k < columns.size(); ++k) {
      note_length(k);
      if (column_count_[k] == 1) single_columns_.push_back(k);
      if (rows_[k].size() == 1) single_rows_.push_back(k);
    }
  }

  /// False if the matrix is singular.
  bool run(SparseLu<Field>& factors) {
    factors.pivots_.reserve(rows_.size());
    while (factors.pivots_.size() < rows_.size()) {
      const auto place = choose_pivot();
      if (!place) return false;
      eliminate(place->first, place->second, factors);
    }
    return true;
  }

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;

  void note_entry(std::uint32_t row, std::uint32_t column) {
    rows_of_[column].push_back(row);
    ++column_count_[column];
  }

  void forget_entry(std::uint32_t column) {
    if (--column_count_[column] == 1) single_columns_.push_back(column);
  }

  /// Queues a row among those of its length.
  void note_length(std::uint32_t row) {
    const std::size_t length = rows_[row].size();
    if (rows_of_length_.size() <= length) rows_of_length_.resize(length + 1);
    rows_of_length_[length].push(row);
  }

  /// The first row of a length, if there is one.
  [[nodiscard]] std::optional<std::uint32_t> first_of_length(std::size_t length) {
    auto& queue = rows_of_length_[length];
    while (!queue.empty()) {
      const std::uint32_t row = queue.top();
      if (!row_done_[row] && rows_[row].size() == length) return row;
      queue.pop();
    }
    return std::nullopt;
  }

  [[nodiscard]] typename std::vector<Entry>::iterator find(std::uint32_t row, std::uint32_t column) {
    const auto found = std::lower_bound(rows_[row].begin(), rows_[row].end(), column,
                                        [](const Entry& entry, std::uint32_t place) { return entry.place < place; });
    return found != rows_[row].end() && found->place == column ? found : rows_[row].end();
  }

  std::optional<Place> choose_pivot() {
    while (!single_columns_.empty()) {
      const std::uint32_t column = single_columns_.back();
      single_columns_.pop_back();
      if (column_done_[column] || column_count_[column] != 1) continue;
      for (const std::uint32_t row : rows_of_[column]) {
        if (!row_done_[row] && find(row, column) != rows_[row].end()) return Place{row, column};
      }
    }
    while (!single_rows_.empty()) {
      const std::uint32_t row = single_rows_.back();
      single_rows_.pop_back();
      if (!row_done_[row] && rows_[row].size() == 1) return Place{row, rows_[row].front().place};
    }
    return choose_shortest_row();
  }

  /// The first of the shortest rows, where rows of two entries are as good as shorter ones.
  [[nodiscard]] std::optional<std::uint32_t> find_shortest_row() {
    std::optional<std::uint32_t> best;
    for (std::size_t length = 0; length < rows_of_length_.size(); ++length) {
      if (length > 2 && best) break;
      const auto first = first_of_length(length);
      if (first && (!best || *first < *best)) best = first;
    }
    return best;
  }

  [[nodiscard]] std::optional<Place> choose_shortest_row() {
    const auto best = find_shortest_row();
    if (!best || rows_[*best].empty()) return std::nullopt;
    double largest = 0;
    for (const Entry& entry : rows_[*best]) largest = std::max(largest, field_.magnitude(entry.value));
    // A tenth of the row's largest entry keeps rounding errors from growing much.
    const Entry* rarest = nullptr;
    for (const Entry& entry : rows_[*best]) {
      if (field_.magnitude(entry.value) < largest / 10) continue;
      if (rarest == nullptr || column_count_[entry.place] < column_count_[rarest->place]) rarest = &entry;
    }
    return Place{*best, rarest->place};
  }

  void eliminate(std::uint32_t row, std::uint32_t column, SparseLu<Field>& factors) {
    row_done_[row] = true;
    column_done_[column] = true;
    const auto place = find(row, column);
    const Element inverse = field_.invert(place->value);
    rows_[row].erase(place);
    const std::vector<Entry> upper = std::move(rows_[row]);
    factors.upper_.insert(factors.upper_.end(), upper.begin(), upper.end());
    for (const Entry& entry : upper) forget_entry(entry.place);
    for (const std::uint32_t other : rows_of_[column]) {
      if (row_done_[other]) continue;
      const auto entry = find(other, column);
      if (entry == rows_[other].end()) continue;
      const Element factor = field_.multiply(entry->value, inverse);
      rows_[other].erase(entry);
      factors.lower_.push_back({other, factor});
      subtract(other, factor, upper);
      note_length(other);
      if (rows_[other].size() == 1) single_rows_.push_back(other);
    }
    factors.pivots_.push_back({row, column, inverse, factors.upper_.size(), factors.lower_.size()});
  }

  /// Row `target` minus a multiple of another.
  void subtract(std::uint32_t target, Element factor, const std::vector<Entry>& other) {
    if (other.empty()) return;
    merged_.clear();
    auto own = rows_[target].begin();
    for (const Entry& entry : other) {
      while (own != rows_[target].end() && own->place < entry.place) merged_.push_back(*own++);
      const bool shared = own != rows_[target].end() && own->place == entry.place;
      const Element product = field_.multiply(factor, entry.value);
      const Element value = field_.subtract(shared ? own->value : 0, product);
      const bool is_zero = field_.is_cancelled(value, product);
      if (shared) ++own;
      if (!is_zero) merged_.push_back({entry.place, value});
      if (shared && is_zero) forget_entry(entry.place);
      if (!shared && !is_zero) note_entry(target, entry.place);
    }
    merged_.insert(merged_.end(), own, rows_[target].end());
    rows_[target].swap(merged_);
  }

  const Field& field_;
  std::vector<std::vector<Entry>> rows_;
  std::vector<std::vector<std::uint32_t>> rows_of_;
  std::vector<std::uint32_t> column_count_;
  std::vector<bool> row_done_;
  std::vector<bool> column_done_;
  /// By length: rows of that length, and some that have been done or changed since.
  std::vector<std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>>> rows_of_length_;
  std::vector<std::uint32_t> single_columns_;
  std::vector<std::uint32_t> single_rows_;
  std::vector<Entry> merged_;
};

template <class Field>
std::optional<SparseLu<Field>> SparseLu<Field>::factorize(const Field& field,
                                                          const std::vector<std::span<const Entry>>& columns) {
  SparseLu factors(field);
  if (!SparseElimination<Field>(field, columns).run(factors)) return std::nullopt;
  return factors;
}

template <class Field>
void SparseLu<Field>::solve(std::vector<Element>& vector) const {
  for (std::size_t k = 0; k < pivots_.size(); ++k) {
    const Element value = vector[pivots_[k].row];
    if (value == 0) continue;
    for (const auto& [row, factor] : lower(k)) {
      vector[row] = field_.subtract(vector[row], field_.multiply(factor, value));
    }
  }
  std::vector<Element> solution(vector.size());
  for (std::size_t k = pivots_.size(); k-- > 0;) {
    const Pivot& pivot = pivots_[k];
    Element value = vector[pivot.row];
    for (const auto& [column, entry] : upper(k)) {
      value = field_.subtract(value, field_.multiply(entry, solution[column]));
    }
    solution[pivot.column] = field_.multiply(value, pivot.inverse);
  }
  vector.swap(solution);
}

template <class Field>
void SparseLu<Field>::solve_transposed(std::vector<Element>& vector) const {
  std::vector<Element> solution(vector.size());
  for (std::size_t k = 0; k < pivots_.size(); ++k) {
    const Element value = field_.multiply(vector[pivots_[k].column], pivots_[k].inverse);
    solution[pivots_[k].row] = value;
    if (value == 0) continue;
    for (const auto& [column, entry] : upper(k)) {
      vector[column] = field_.subtract(vector[column], field_.multiply(entry, value));
    }
  }
  for (std::size_t k = pivots_.size(); k-- > 0;) {
    const Pivot& pivot = pivots_[k];
    Element value = solution[pivot.row];
    for (const auto& [row, factor] : lower(k)) {
      value = field_.subtract(value, field_.multiply(factor, solution[row]));
    }
    solution[pivot.row] = value;
  }
  vector.swap(solution);
}

template class SparseLu<ModularField>;
template class SparseLu<RealField>;

}  // namespace selectorate
