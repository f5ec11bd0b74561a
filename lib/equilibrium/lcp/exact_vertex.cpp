#include "equilibrium/lcp/exact_vertex.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace selectorate {
namespace {

int sign_of(const Integer& value) {
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}

/// Sets of columns that equations tie together.
class Partition {
 public:
  explicit Partition(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t find(std::uint32_t element) {
    while (parent_[element] != element) element = parent_[element] = parent_[parent_[element]];
    return element;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::uint32_t> parent_;
};

const Integer& coefficient(const IntegerProgram& program, std::uint32_t row, std::uint32_t column) {
  const auto& entries = program.columns[column];
  return std::lower_bound(entries.begin(), entries.end(), row,
                          [](const IntegerProgram::Entry& entry, std::uint32_t place) { return entry.row < place; })
      ->value;
}

}  // namespace

std::optional<ExactVertex> ExactVertex::solve(const IntegerProgram& program, const LinearBasis& basis,
                                              std::vector<std::vector<Integer>> right_sides) {
  ExactVertex vertex(program, std::move(right_sides));
  if (!vertex.sort_variables(basis)) return std::nullopt;
  vertex.settle_single_columns();
  vertex.find_blocks();
  for (Block& block : vertex.blocks_) {
    if (!vertex.solve_block(block)) return std::nullopt;
  }
  return vertex;
}

bool ExactVertex::sort_variables(const LinearBasis& basis) {
  const std::size_t rows = program_.row_count();
  if (basis.size() != rows) return false;
  slack_is_basic_.resize(rows, false);
  rows_.resize(rows);
  place_.resize(program_.column_count(), {none, none});
  std::vector<bool> seen(program_.kinds.size(), false);
  for (const std::uint32_t variable : basis) {
    if (variable >= seen.size() || seen[variable]) return false;
    seen[variable] = true;
    if (program_.is_slack(variable)) {
      slack_is_basic_[variable - program_.column_count()] = true;
    } else {
      columns_.push_back(variable);
    }
  }
  for (const std::uint32_t column : columns_) {
    for (const auto& entry : program_.columns[column]) rows_[entry.row].push_back(column);
  }
  return true;
}

/// Equations with one unknown, whose coefficient is 1 or -1, again and again.
void ExactVertex::settle_single_columns() {
  reduced_ = right_sides_;
  row_done_ = slack_is_basic_;
  std::vector<std::uint32_t> open(rows_.size());
  for (std::uint32_t row = 0; row < rows_.size(); ++row) open[row] = row;
  while (!open.empty()) {
    const std::uint32_t row = open.back();
    open.pop_back();
    if (row_done_[row]) continue;
    std::uint32_t unknown = none;
    bool is_single = true;
    for (const std::uint32_t column : rows_[row]) {
      if (place_[column].block != none) continue;
      is_single = unknown == none;
      unknown = column;
      if (!is_single) break;
    }
    if (unknown == none || !is_single) continue;
    const Integer& factor = coefficient(program_, row, unknown);
    if (factor != 1 && factor != -1) continue;
    settle(row, unknown, factor);
    for (const auto& entry : program_.columns[unknown]) {
      if (!row_done_[entry.row]) open.push_back(entry.row);
    }
  }
}

void ExactVertex::settle(std::uint32_t row, std::uint32_t column, const Integer& coefficient) {
  Block block{{column}, {}, {}};
  for (auto& right_side : reduced_) {
    const Integer value = right_side[row] * coefficient;
    block.values.push_back({{value}, 1});
    if (value == 0) continue;
    for (const auto& entry : program_.columns[column]) right_side[entry.row] -= entry.value * value;
  }
  row_done_[row] = true;
  place_[column] = {static_cast<std::uint32_t>(blocks_.size()), 0};
  blocks_.push_back(std::move(block));
}

void ExactVertex::find_blocks() {
  Partition partition(program_.column_count());
  const auto is_open = [&](std::uint32_t column) { return place_[column].block == none; };
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (row_done_[row]) continue;
    std::erase_if(rows_[row], [&](std::uint32_t column) { return !is_open(column); });
    for (const std::uint32_t column : rows_[row]) partition.join(column, rows_[row].front());
  }
  std::vector<std::uint32_t> block_of(program_.column_count(), none);
  for (const std::uint32_t column : columns_) {
    if (!is_open(column)) continue;
    std::uint32_t& block = block_of[partition.find(column)];
    if (block == none) {
      block = static_cast<std::uint32_t>(blocks_.size());
      blocks_.emplace_back();
    }
    place_[column] = {block, static_cast<std::uint32_t>(blocks_[block].columns.size())};
    blocks_[block].columns.push_back(column);
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (!row_done_[row] && !rows_[row].empty()) blocks_[place_[rows_[row].front()].block].rows.push_back(row);
  }
}

/// False if the block is singular.
bool ExactVertex::solve_block(Block& block) {
  if (!block.values.empty()) return true;
  if (block.rows.size() != block.columns.size()) return false;
  std::vector<std::uint32_t> row_place(program_.row_count(), none);
  for (std::uint32_t i = 0; i < block.rows.size(); ++i) row_place[block.rows[i]] = i;
  std::vector<std::vector<PadicSolver::Entry>> columns;
  for (const std::uint32_t column : block.columns) {
    columns.emplace_back();
    for (const auto& [row, value] : program_.columns[column]) {
      if (row_place[row] != none) columns.back().push_back({row_place[row], value});
    }
  }
  const auto solver = PadicSolver::factorize(std::move(columns));
  if (!solver) return false;
  for (const auto& right_side : reduced_) {
    std::vector<Integer> own;
    for (const std::uint32_t row : block.rows) own.push_back(right_side[row]);
    block.values.push_back(solver->solve(own));
  }
  return true;
}

Rational ExactVertex::value(std::uint32_t column, std::size_t power) const {
  const auto [block, index] = place_[column];
  return block == none ? Rational(0) : blocks_[block].values[power].at(index);
}

bool ExactVertex::is_feasible() const {
  for (const Block& block : blocks_) {
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      if (program_.kinds[block.columns[i]] == VariableKind::free) continue;
      for (const CommonFractions& values : block.values) {
        if (values.numerators[i] < 0) return false;
        if (values.numerators[i] > 0) break;
      }
    }
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (slack_is_basic_[row]) {
      const int sign = slack_sign(row);
      const bool is_fixed = program_.kinds[program_.slack(row)] == VariableKind::fixed;
      if (sign < 0 || (is_fixed && sign != 0)) return false;
    }
  }
  return true;
}

/// The sign of b - a'x for small e > 0, in integers: sums over each block have its denominator.
int ExactVertex::slack_sign(std::uint32_t row) const {
  for (std::size_t power = 0; power < right_sides_.size(); ++power) {
    std::vector<std::pair<std::uint32_t, Integer>> sums;
    Integer numerator = right_sides_[power][row];
    for (const std::uint32_t column : rows_[row]) {
      const auto [block, index] = place_[column];
      const CommonFractions& values = blocks_[block].values[power];
      if (values.numerators[index] == 0) continue;
      const Integer term = coefficient(program_, row, column) * values.numerators[index];
      if (values.denominator == 1) {
        numerator -= term;
        continue;
      }
      const auto known = std::find_if(sums.begin(), sums.end(), [&](const auto& sum) { return sum.first == block; });
      known == sums.end() ? sums.emplace_back(block, term).second : known->second += term;
    }
    Integer denominator = 1;
    for (const auto& [block, sum] : sums) {
      const Integer& own = blocks_[block].values[power].denominator;
      numerator = numerator * own - sum * denominator;
      denominator *= own;
    }
    if (numerator != 0) return sign_of(numerator);
  }
  return 0;
}

}  // namespace selectorate
