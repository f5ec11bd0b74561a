#include "equilibrium/lp/sparse_lu.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace selectorate {

/// The beginning of an elimination: columns and rows with one entry, which change no other number, and those that this
/// leaves with one entry.
template <class Field>
class SingleElimination {
 public:
  using Element = typename Field::Element;
  using Entry = typename SparseLu<Field>::Entry;

  SingleElimination(const Field& field, const std::vector<std::span<const Entry>>& columns)
      : row_done(columns.size(), false),
        column_done(columns.size(), false),
        column_count(columns.size(), 0),
        row_count(columns.size(), 0),
        field_(field),
        first_in_row_(columns.size() + 1, 0),
        first_in_column_(columns.size() + 1, 0) {
    for (const auto& column : columns) {
      for (const auto& [row, value] : column) {
        if (value != 0) ++row_count[row];
      }
    }
    for (std::size_t k = 0; k < columns.size(); ++k) first_in_row_[k + 1] = first_in_row_[k] + row_count[k];
    row_entries_.resize(first_in_row_.back());
    column_rows_.reserve(row_entries_.size());
    std::vector<std::uint32_t> filled(first_in_row_.begin(), first_in_row_.end() - 1);
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      for (const auto& [row, value] : columns[column]) {
        if (value == 0) continue;
        row_entries_[filled[row]++] = {column, value};
        column_rows_.push_back(row);
      }
      first_in_column_[column + 1] = static_cast<std::uint32_t>(column_rows_.size());
      column_count[column] = first_in_column_[column + 1] - first_in_column_[column];
    }
  }

  void run(SparseLu<Field>& factors) {
    for (std::uint32_t k = 0; k < row_count.size(); ++k) {
      if (column_count[k] == 1) single_columns_.push_back(k);
      if (row_count[k] == 1) single_rows_.push_back(k);
    }
    for (;;) {
      if (!single_columns_.empty()) {
        const std::uint32_t column = single_columns_.back();
        single_columns_.pop_back();
        if (column_done[column] || column_count[column] != 1) continue;
        const auto rows = rows_of(column);
        eliminate(*std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return !row_done[row]; }), column,
                  factors);
      } else if (!single_rows_.empty()) {
        const std::uint32_t row = single_rows_.back();
        single_rows_.pop_back();
        if (row_done[row] || row_count[row] != 1) continue;
        const auto entries = entries_of(row);
        eliminate(
            row,
            std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return !column_done[e.place]; })->place,
            factors);
      } else {
        return;
      }
    }
  }

  /// A row as it was given.
  [[nodiscard]] std::span<const Entry> entries_of(std::uint32_t row) const {
    return std::span<const Entry>(row_entries_)
        .subspan(first_in_row_[row], first_in_row_[row + 1] - first_in_row_[row]);
  }
  /// The rows where a column had an entry.
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::uint32_t column) const {
    return std::span<const std::uint32_t>(column_rows_)
        .subspan(first_in_column_[column], first_in_column_[column + 1] - first_in_column_[column]);
  }

  std::vector<bool> row_done;
  std::vector<bool> column_done;
  std::vector<std::uint32_t> column_count;  ///< of entries in rows that are not done
  std::vector<std::uint32_t> row_count;     ///< of entries in columns that are not done

 private:
  void eliminate(std::uint32_t row, std::uint32_t column, SparseLu<Field>& factors) {
    row_done[row] = true;
    column_done[column] = true;
    const Element inverse = field_.invert(find(row, column));
    for (const Entry& entry : entries_of(row)) {
      if (column_done[entry.place]) continue;
      factors.upper_.push_back(entry);
      if (--column_count[entry.place] == 1) single_columns_.push_back(entry.place);
    }
    for (const std::uint32_t other : rows_of(column)) {
      if (row_done[other]) continue;
      factors.lower_.push_back({other, field_.multiply(find(other, column), inverse)});
      if (--row_count[other] == 1) single_rows_.push_back(other);
    }
    factors.pivots_.push_back({row, column, inverse, factors.upper_.size(), factors.lower_.size()});
  }

  [[nodiscard]] Element find(std::uint32_t row, std::uint32_t column) const {
    const auto entries = entries_of(row);
    return std::lower_bound(entries.begin(), entries.end(), column,
                            [](const Entry& entry, std::uint32_t place) { return entry.place < place; })
        ->value;
  }

  const Field& field_;
  std::vector<std::uint32_t> first_in_row_;
  std::vector<std::uint32_t> first_in_column_;
  std::vector<Entry> row_entries_;          ///< row by row, sorted by column
  std::vector<std::uint32_t> column_rows_;  ///< column by column
  std::vector<std::uint32_t> single_columns_;
  std::vector<std::uint32_t> single_rows_;
};

/// What is left of an elimination, where numbers change. Rows are kept sorted by column; `rows_of_` may still name rows
/// that have lost the column since.
template <class Field>
class SparseElimination {
 public:
  using Element = typename Field::Element;
  using Entry = typename SparseLu<Field>::Entry;

  /// \param begun  after its run
  SparseElimination(const Field& field, SingleElimination<Field>&& begun)
      : field_(field),
        rows_(begun.row_count.size()),
        rows_of_(begun.row_count.size()),
        column_count_(std::move(begun.column_count)),
        row_done_(std::move(begun.row_done)),
        column_done_(std::move(begun.column_done)) {
    for (std::uint32_t k = 0; k < rows_.size(); ++k) {
      if (!row_done_[k]) {
        rows_[k].reserve(begun.row_count[k]);
        for (const Entry& entry : begun.entries_of(k)) {
          if (!column_done_[entry.place]) rows_[k].push_back(entry);
        }
        note_length(k);
      }
      if (!column_done_[k]) {
        for (const std::uint32_t row : begun.rows_of(k)) {
          if (!row_done_[row]) rows_of_[k].push_back(row);
        }
      }
    }
  }

  /// False if the matrix is singular.
  bool run(SparseLu<Field>& factors) {
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
    return rarest == nullptr ? std::nullopt : std::optional(Place{*best, rarest->place});
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
  factors.pivots_.reserve(columns.size());
  SingleElimination<Field> single(field, columns);
  single.run(factors);
  if (!SparseElimination<Field>(field, std::move(single)).run(factors)) return std::nullopt;
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
    typename Field::Difference rest(field_, vector[pivot.row]);
    for (const auto& [column, entry] : upper(k)) rest.subtract_product(entry, solution[column]);
    solution[pivot.column] = field_.multiply(rest.value(), pivot.inverse);
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
    typename Field::Difference rest(field_, solution[pivot.row]);
    for (const auto& [row, factor] : lower(k)) rest.subtract_product(factor, solution[row]);
    solution[pivot.row] = rest.value();
  }
  vector.swap(solution);
}

template <class Field>
typename Field::Element SparseLu<Field>::unsigned_inverse_determinant() const {
  Element product = field_.one();
  for (const Pivot& pivot : pivots_) product = field_.multiply(product, pivot.inverse);
  return product;
}

template class SparseLu<ModularField>;
template class SparseLu<RealField>;

}  // namespace selectorate
