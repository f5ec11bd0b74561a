#include "equilibrium/bimatrix/support_strategy.hpp"

#include <utility>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {
namespace {

/// max t subject to z_i >= t in the support, M z <= 1, with equality where the other is to respond.
LinearProgram make_program(const BestResponsePolytope& polytope, const boost::dynamic_bitset<>& support,
                           const boost::dynamic_bitset<>& responses) {
  LinearProgram program;
  const std::uint32_t least = program.add_column(1);
  std::vector<std::uint32_t> column(polytope.dimension(), 0);
  for (auto i = support.find_first(); i != support.npos; i = support.find_next(i)) {
    column[i] = program.add_column(0);
    const std::uint32_t row = program.add_row(RowSense::at_most, 0);
    program.add_entry(row, least, 1);
    program.add_entry(row, column[i], -1);
  }
  for (std::size_t j = 0; j < polytope.row_count(); ++j) {
    const std::uint32_t row = program.add_row(responses[j] ? RowSense::equal : RowSense::at_most, 1);
    for (auto i = support.find_first(); i != support.npos; i = support.find_next(i)) {
      program.add_entry(row, column[i], Rational(polytope.coefficient(j, i)));
    }
  }
  return program;
}

PolytopePoint make_point(const std::vector<Rational>& coordinates) {
  PolytopePoint point{{}, 1};
  for (const Rational& z : coordinates) {
    point.denominator = lcm(point.denominator, Integer(boost::multiprecision::denominator(z)));
  }
  for (const Rational& z : coordinates) {
    point.numerators.emplace_back(boost::multiprecision::numerator(Rational(z * Rational(point.denominator))));
  }
  return point;
}

std::optional<SupportStrategy> solve_program(const BestResponsePolytope& polytope,
                                             const boost::dynamic_bitset<>& support,
                                             const boost::dynamic_bitset<>& responses) {
  const LinearSolution solution = solve_linear_program(make_program(polytope, support, responses), {.use_glpk = false});
  if (solution.status != LinearStatus::optimal || solution.value <= 0) return std::nullopt;
  std::vector<Rational> coordinates(polytope.dimension(), 0);
  std::size_t column = 1;
  for (auto i = support.find_first(); i != support.npos; i = support.find_next(i)) {
    coordinates[i] = solution.primal[column++];
  }
  return SupportStrategy{.probabilities = polytope.mixed_strategy(make_point(coordinates)), .is_only = false};
}

}  // namespace

std::optional<SupportStrategy> solve_support(const BestResponsePolytope& polytope,
                                             const boost::dynamic_bitset<>& support,
                                             const boost::dynamic_bitset<>& responses) {
  LabelSet tight(polytope.label_count());
  for (std::size_t i = 0; i < polytope.dimension(); ++i) tight[polytope.label(i)] = !support[i];
  for (std::size_t j = 0; j < polytope.row_count(); ++j) {
    tight[polytope.label(polytope.dimension() + j)] = responses[j];
  }
  const auto [kind, dimension, point] = polytope.solve(tight);
  if (kind == TightPoint::Kind::none) return std::nullopt;
  if (kind == TightPoint::Kind::many) return solve_program(polytope, support, responses);
  const auto labels = polytope.labels(point);
  if (!labels) return std::nullopt;
  for (std::size_t i = 0; i < polytope.dimension(); ++i) {
    if (support[i] && (*labels)[polytope.label(i)]) return std::nullopt;
  }
  return SupportStrategy{.probabilities = polytope.mixed_strategy(point)};
}

}  // namespace selectorate
