#pragma once

#include <cstdint>

#include "equilibrium/lp/exact_tableau.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// A polyhedron {x, s >= 0: A x + s = b} that is narrowed step by step by setting variables, slacks included, to zero,
/// with a vertex of it at hand. Copies are independent, so a search keeps one for each of its branches.
///
/// Variables are numbered as in a LinearBasis: columns, then the slacks of the rows. Every pivot keeps the vertex
/// feasible; Bland's rule (1977) ends any row of degenerate ones.
template <class Number>
class NarrowingPolyhedron {
 public:
  /// \throws WidthExceeded, here and below
  explicit NarrowingPolyhedron(const LinearProgram& program);

  [[nodiscard]] bool is_empty() const noexcept { return is_empty_; }
  /// Sets a variable to zero for good, moving the vertex. \return whether anything is left
  bool fix(std::uint32_t variable);
  [[nodiscard]] bool is_fixed(std::uint32_t variable) const { return tableau_.kind(variable) == VariableKind::fixed; }
  /// Whether the variable is positive at the vertex.
  [[nodiscard]] bool is_positive(std::uint32_t variable) const;
  /// Whether it is positive anywhere; if so the vertex moves to such a place, unless only a ray leads there.
  [[nodiscard]] bool can_be_positive(std::uint32_t variable);

 private:
  using Tableau = ExactTableau<Number>;

  explicit NarrowingPolyhedron(const IntegerProgram& program);
  /// The row whose basic variable reaches zero first as `entering` grows, `preferred` at a tie; or `none`.
  [[nodiscard]] std::uint32_t limiting_row(std::uint32_t entering, std::uint32_t preferred) const;
  [[nodiscard]] std::uint32_t entering_variable(std::uint32_t row, bool positive) const;

  Tableau tableau_;
  bool is_empty_ = false;
};

extern template class NarrowingPolyhedron<std::int64_t>;
extern template class NarrowingPolyhedron<int128>;
extern template class NarrowingPolyhedron<Integer>;

}  // namespace selectorate
