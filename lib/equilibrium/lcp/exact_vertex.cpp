#include "equilibrium/lcp/exact_vertex.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/reduced_fraction.hpp"

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
  list_occurrences();
  return true;
}

void ExactVertex::list_occurrences() {
  first_occurrence_.assign(program_.row_count() + 2, 0);
  for (const std::uint32_t column : columns_) {
    for (const auto& entry : program_.columns[column]) ++first_occurrence_[entry.row + 2];
  }
  for (std::size_t i = 2; i < first_occurrence_.size(); ++i) first_occurrence_[i] += first_occurrence_[i - 1];
  occurrences_.resize(first_occurrence_.back());
  for (const std::uint32_t column : columns_) {
    for (const auto& entry : program_.columns[column]) {
      occurrences_[first_occurrence_[entry.row + 1]++] = {column, &entry.value};
    }
  }
}

/// Equations with one unknown, whose coefficient is 1 or -1, again and again.
void ExactVertex::settle_single_columns() {
  reduced_ = right_sides_;
  row_done_ = slack_is_basic_;
  blocks_.emplace_back();
  blocks_[settled].values.resize(right_sides_.size());
  std::vector<std::uint32_t> open(program_.row_count());
  std::iota(open.begin(), open.end(), 0U);
  while (!open.empty()) {
    const std::uint32_t row = open.back();
    open.pop_back();
    const auto unknown = single_unknown(row);
    if (!unknown || (*unknown->coefficient != 1 && *unknown->coefficient != -1)) continue;
    settle(row, unknown->column, *unknown->coefficient);
    for (const auto& entry : program_.columns[unknown->column]) {
      if (!row_done_[entry.row]) open.push_back(entry.row);
    }
  }
}

/// The only unknown of an equation that is not done, if there is only one.
std::optional<ExactVertex::Occurrence> ExactVertex::single_unknown(std::uint32_t row_number) const {
  if (row_done_[row_number]) return std::nullopt;
  std::optional<Occurrence> unknown;
  for (const Occurrence& occurrence : row(row_number)) {
    if (place_[occurrence.column].block != none) continue;
    if (unknown) return std::nullopt;
    unknown = occurrence;
  }
  return unknown;
}

void ExactVertex::settle(std::uint32_t row, std::uint32_t column, const Integer& coefficient) {
  Block& block = blocks_[settled];
  for (std::size_t power = 0; power < reduced_.size(); ++power) {
    auto& right_side = reduced_[power];
    Integer value = coefficient < 0 ? Integer(-right_side[row]) : right_side[row];
    if (value != 0) {
      for (const auto& entry : program_.columns[column]) right_side[entry.row] -= entry.value * value;
    }
    block.values[power].numerators.push_back(std::move(value));
  }
  row_done_[row] = true;
  place_[column] = {settled, static_cast<std::uint32_t>(block.columns.size())};
  block.columns.push_back(column);
}

void ExactVertex::find_blocks() {
  Partition partition(program_.column_count());
  const auto is_open = [&](std::uint32_t column) { return place_[column].block == none; };
  std::vector<std::uint32_t> first_open(program_.row_count(), none);  // column of each row
  for (std::uint32_t number = 0; number < first_open.size(); ++number) {
    if (row_done_[number]) continue;
    for (const Occurrence& occurrence : row(number)) {
      if (!is_open(occurrence.column)) continue;
      if (first_open[number] == none) first_open[number] = occurrence.column;
      partition.join(occurrence.column, first_open[number]);
    }
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
  for (std::uint32_t number = 0; number < first_open.size(); ++number) {
    if (first_open[number] != none) blocks_[place_[first_open[number]].block].rows.push_back(number);
  }
  row_place_.assign(program_.row_count(), none);
}

/// False if the block is singular.
bool ExactVertex::solve_block(Block& block) {
  if (!block.values.empty()) return true;
  if (block.rows.size() != block.columns.size()) return false;
  for (std::uint32_t i = 0; i < block.rows.size(); ++i) row_place_[block.rows[i]] = i;
  IntegerColumns columns;
  for (const std::uint32_t column : block.columns) {
    columns.emplace_back();
    for (const auto& [row, value] : program_.columns[column]) {
      if (row_place_[row] != none) columns.back().push_back({row_place_[row], value});
    }
  }
  for (const std::uint32_t row : block.rows) row_place_[row] = none;
  if (columns.size() == 1 && columns.front().size() == 1) {
    solve_single(block, columns.front().front().value);
    return true;
  }
  const auto solver = PadicSolver::factorize(columns);
  if (!solver) return false;
  // The two players of a constant-sum game have each other's equations, transposed.
  Integer& likely_denominator = denominator_of_mark_.try_emplace(solver->determinant_mark(), 1).first->second;
  for (const auto& right_side : reduced_) {
    std::vector<Integer> own;
    for (const std::uint32_t row : block.rows) own.push_back(right_side[row]);
    block.values.push_back(solver->solve(own, likely_denominator));
    likely_denominator = block.values.front().denominator;
  }
  return true;
}

/// One equation with one unknown.
void ExactVertex::solve_single(Block& block, const Integer& coefficient) const {
  for (const auto& right_side : reduced_) {
    const Integer& own = right_side[block.rows.front()];
    const Rational value = make_reduced_fraction(coefficient < 0 ? Integer(-own) : own, abs(coefficient));
    block.values.push_back({{boost::multiprecision::numerator(value)}, boost::multiprecision::denominator(value)});
  }
}

namespace {

const Integer zero = 0;

}  // namespace

const Integer& ExactVertex::numerator(std::uint32_t column, std::size_t power) const {
  const auto [block, index] = place_[column];
  return block == none ? zero : blocks_[block].values[power].numerators[index];
}

std::uint32_t ExactVertex::block(std::uint32_t column) const {
  return place_[column].block == none ? settled : place_[column].block;
}

std::vector<Integer> ExactVertex::denominators(std::size_t power) const {
  std::vector<Integer> denominators;
  for (const Block& block : blocks_) denominators.push_back(block.values[power].denominator);
  return denominators;
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
  for (std::uint32_t row = 0; row < slack_is_basic_.size(); ++row) {
    if (slack_is_basic_[row]) {
      const int sign = slack_sign(row);
      const bool is_fixed = program_.kinds[program_.slack(row)] == VariableKind::fixed;
      if (sign < 0 || (is_fixed && sign != 0)) return false;
    }
  }
  return true;
}

/// The sign of b - a'x for small e > 0, in integers: sums over each block have its denominator.
int ExactVertex::slack_sign(std::uint32_t number) const {
  for (std::size_t power = 0; power < right_sides_.size(); ++power) {
    std::vector<std::pair<std::uint32_t, Integer>> sums;
    Integer numerator = right_sides_[power][number];
    for (const Occurrence& occurrence : row(number)) {
      const auto& place = place_[occurrence.column];
      const std::size_t block = place.block;
      const std::size_t index = place.index;
      const CommonFractions& values = blocks_[block].values[power];
      if (values.numerators[index] == 0) continue;
      const Integer term = *occurrence.coefficient * values.numerators[index];
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
