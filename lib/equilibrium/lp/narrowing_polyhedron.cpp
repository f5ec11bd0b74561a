#include "equilibrium/lp/narrowing_polyhedron.hpp"

#include <algorithm>

#include "equilibrium/lp/exact_pivoting.hpp"
#include "equilibrium/lp/integer_program.hpp"

namespace selectorate {

template <class Number>
NarrowingPolyhedron<Number>::NarrowingPolyhedron(const LinearProgram& program)
    : NarrowingPolyhedron(IntegerProgram(program)) {}

template <class Number>
NarrowingPolyhedron<Number>::NarrowingPolyhedron(const IntegerProgram& program) : tableau_(program) {
  const PivotingOutcome feasible = pivot_exactly(program, nullptr, {});
  is_empty_ = feasible.status == LinearStatus::infeasible;
  if (is_empty_) return;
  // The tableau at that basis: one pivot for each variable that is not there yet.
  const auto stays = [&](std::uint32_t variable) {
    return std::binary_search(feasible.basis.begin(), feasible.basis.end(), variable);
  };
  for (const std::uint32_t variable : feasible.basis) {
    if (tableau_.row_of(variable) != Tableau::none) continue;
    for (std::uint32_t i = 0; i < tableau_.row_count(); ++i) {
      if (stays(tableau_.row(i).basic) || tableau_.value(i, variable) == 0) continue;
      tableau_.pivot(i, variable);
      break;
    }
  }
}

template <class Number>
bool NarrowingPolyhedron<Number>::is_positive(std::uint32_t variable) const {
  const std::uint32_t row = tableau_.row_of(variable);
  return row != Tableau::none && tableau_.row(row).right_side > 0;
}

template <class Number>
std::uint32_t NarrowingPolyhedron<Number>::limiting_row(std::uint32_t entering, std::uint32_t preferred) const {
  std::uint32_t best = Tableau::none;
  Number best_value = 1;
  for (std::uint32_t i = 0; i < tableau_.row_count(); ++i) {
    const auto& row = tableau_.row(i);
    if (tableau_.kind(row.basic) == VariableKind::free) continue;
    const Number value = tableau_.value(i, entering);
    if (value <= 0) continue;
    if (best != Tableau::none) {
      const auto& other = tableau_.row(best);
      if (is_quotient_less(other.right_side, best_value, row.right_side, value)) continue;
      const bool tied = !is_quotient_less(row.right_side, value, other.right_side, best_value);
      if (tied && i != preferred && (best == preferred || other.basic < row.basic)) continue;
    }
    best = i;
    best_value = value;
  }
  return best;
}

/// Of least number among those that occur in the row with that sign.
template <class Number>
std::uint32_t NarrowingPolyhedron<Number>::entering_variable(std::uint32_t row, bool positive) const {
  for (const auto& entry : tableau_.row(row).entries) {
    if (positive ? entry.value > 0 : entry.value < 0) return entry.variable;
  }
  return Tableau::none;
}

template <class Number>
bool NarrowingPolyhedron<Number>::fix(std::uint32_t variable) {
  if (is_fixed(variable)) return true;
  // Minimises the variable: its row says scale * variable = right side - entries.
  while (is_positive(variable)) {
    const std::uint32_t row = tableau_.row_of(variable);
    const std::uint32_t entering = entering_variable(row, true);
    is_empty_ = entering == Tableau::none;
    if (is_empty_) return false;
    tableau_.pivot(limiting_row(entering, row), entering);
  }
  tableau_.fix(variable);
  const std::uint32_t row = tableau_.row_of(variable);
  // At zero any other variable of its row may take its place. A row without entries says that it is zero anyway.
  if (row != Tableau::none && !tableau_.row(row).entries.empty()) {
    tableau_.pivot(row, tableau_.row(row).entries.front().variable);
  }
  return true;
}

template <class Number>
bool NarrowingPolyhedron<Number>::can_be_positive(std::uint32_t variable) {
  if (is_fixed(variable)) return false;
  if (tableau_.row_of(variable) == Tableau::none) {
    const std::uint32_t leaving = limiting_row(variable, Tableau::none);
    if (leaving == Tableau::none) return true;
    tableau_.pivot(leaving, variable);
  }
  while (!is_positive(variable)) {
    const std::uint32_t entering = entering_variable(tableau_.row_of(variable), false);
    if (entering == Tableau::none) return false;
    const std::uint32_t leaving = limiting_row(entering, Tableau::none);
    if (leaving == Tableau::none) return true;
    tableau_.pivot(leaving, entering);
  }
  return true;
}

template class NarrowingPolyhedron<std::int64_t>;
template class NarrowingPolyhedron<int128>;
template class NarrowingPolyhedron<Integer>;

}  // namespace selectorate
