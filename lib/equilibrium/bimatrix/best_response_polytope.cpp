#include "equilibrium/bimatrix/best_response_polytope.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

/// Differences from the least of a column as integers without a common divisor, and the factor that makes them so.
std::pair<std::vector<Integer>, Rational> scale_differences(const std::vector<Rational>& column) {
  const Rational least = *std::min_element(column.begin(), column.end());
  Integer denominator = 1;
  for (const Rational& payoff : column) {
    denominator = lcm(denominator, Integer(boost::multiprecision::denominator(Rational(payoff - least))));
  }
  std::vector<Integer> differences;
  Integer content = 0;
  for (const Rational& payoff : column) {
    differences.emplace_back(boost::multiprecision::numerator(Rational((payoff - least) * denominator)));
    content = gcd(content, differences.back());
  }
  if (content == 0) return {std::move(differences), 1};
  for (Integer& difference : differences) difference /= content;
  return {std::move(differences), Rational(denominator, content)};
}

/// Rows of integers, the last of each its right-hand side, brought to reduced echelon form without fractions
/// (Bareiss 1968): every division is exact.
class LinearSystem {
 public:
  explicit LinearSystem(std::size_t unknowns) : unknowns_(unknowns) {}
  std::vector<Integer>& add_row() { return rows_.emplace_back(unknowns_ + 1); }

  /// The dimension of the solutions; nothing if there are none.
  [[nodiscard]] std::optional<std::size_t> eliminate() {
    std::size_t rank = 0;
    for (std::size_t column = 0; column < unknowns_; ++column) {
      const auto first = rows_.begin() + static_cast<std::ptrdiff_t>(rank);
      const auto found = std::find_if(first, rows_.end(), [&](const auto& row) { return row[column] != 0; });
      if (found == rows_.end()) continue;
      std::swap(*first, *found);
      clear_column(rank++, column);
    }
    const auto rest = rows_.begin() + static_cast<std::ptrdiff_t>(rank);
    if (std::any_of(rest, rows_.end(), [&](const auto& row) { return row[unknowns_] != 0; })) return std::nullopt;
    return unknowns_ - rank;
  }
  /// Of the one solution.
  [[nodiscard]] const Integer& numerator(std::size_t unknown) const { return rows_[unknown][unknowns_]; }
  [[nodiscard]] const Integer& denominator() const { return pivot_; }

 private:
  void clear_column(std::size_t pivot_row, std::size_t column) {
    const std::vector<Integer>& by = rows_[pivot_row];
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i == pivot_row) continue;
      const Integer factor = rows_[i][column];
      for (std::size_t j = 0; j <= unknowns_; ++j) {
        rows_[i][j] = (rows_[i][j] * by[column] - factor * by[j]) / pivot_;
      }
    }
    pivot_ = by[column];
  }

  std::size_t unknowns_;
  std::vector<std::vector<Integer>> rows_;
  Integer pivot_ = 1;
};

}  // namespace

BestResponsePolytope::BestResponsePolytope(const StrategicGame& game, PlayerId player) {
  if (game.player_count() != 2) {
    throw InvalidModel("players", "this needs 2, not " + std::to_string(game.player_count()));
  }
  const PlayerId other(1 - player.index());
  const std::size_t columns = game.strategy_count(player);
  const std::size_t rows = game.strategy_count(other);
  first_label_ = player.index() == 0 ? 0 : rows;
  matrix_.resize(rows * columns);
  for (std::size_t i = 0; i < columns; ++i) {
    std::vector<Rational> payoffs;
    for (std::size_t j = 0; j < rows; ++j) {
      payoffs.push_back(game.payoff(i * game.stride(player) + j * game.stride(other), other));
    }
    auto [differences, factor] = scale_differences(payoffs);
    for (std::size_t j = 0; j < rows; ++j) matrix_[j * columns + i] = differences[j] + 1;
    column_scale_.push_back(std::move(factor));
  }
}

std::vector<double> BestResponsePolytope::rounded_matrix() const {
  std::vector<double> rounded(matrix_.size());
  for (std::size_t i = 0; i < dimension(); ++i) {
    Integer range = 1;
    for (std::size_t j = 0; j < row_count(); ++j) range = std::max(range, Integer(coefficient(j, i) - 1));
    for (std::size_t j = 0; j < row_count(); ++j) {
      rounded[j * dimension() + i] = to_double(1 + Rational(coefficient(j, i) - 1, range));
    }
  }
  return rounded;
}

TightPoint BestResponsePolytope::solve(const LabelSet& tight) const {
  std::vector<std::size_t> support;
  for (std::size_t i = 0; i < dimension(); ++i) {
    if (!tight[label(i)]) support.push_back(i);
  }
  LinearSystem system(support.size());
  for (std::size_t j = 0; j < row_count(); ++j) {
    if (!tight[label(dimension() + j)]) continue;
    std::vector<Integer>& row = system.add_row();
    for (std::size_t k = 0; k < support.size(); ++k) row[k] = coefficient(j, support[k]);
    row.back() = 1;
  }
  const std::optional<std::size_t> freedom = system.eliminate();
  if (!freedom) return {};
  if (*freedom > 0) return {TightPoint::Kind::many, *freedom};
  const int sign = system.denominator() > 0 ? 1 : -1;
  PolytopePoint point{std::vector<Integer>(dimension(), 0), sign * system.denominator()};
  for (std::size_t k = 0; k < support.size(); ++k) point.numerators[support[k]] = sign * system.numerator(k);
  return {TightPoint::Kind::one, 0, std::move(point)};
}

std::optional<LabelSet> BestResponsePolytope::labels(const PolytopePoint& point) const {
  LabelSet set(label_count());
  for (std::size_t i = 0; i < dimension(); ++i) {
    if (point.numerators[i] < 0) return std::nullopt;
    set[label(i)] = point.numerators[i] == 0;
  }
  for (std::size_t j = 0; j < row_count(); ++j) {
    Integer slack = point.denominator;
    for (std::size_t i = 0; i < dimension(); ++i) slack -= coefficient(j, i) * point.numerators[i];
    if (slack < 0) return std::nullopt;
    set[label(dimension() + j)] = slack == 0;
  }
  return set;
}

std::vector<Rational> BestResponsePolytope::mixed_strategy(const PolytopePoint& point) const {
  std::vector<Rational> weights;
  Rational sum = 0;
  for (std::size_t i = 0; i < dimension(); ++i) {
    weights.push_back(column_scale_[i] * Rational(point.numerators[i]));
    sum += weights.back();
  }
  for (Rational& weight : weights) weight /= sum;
  return weights;
}

}  // namespace selectorate
