#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// a'x = b
struct LinearEquation {
  std::vector<Rational> coefficients;
  Rational right_side = 0;
};

/// All vertices of {x >= 0: a'x = b for each equation}, each once, in lexicographic order, by the double description
/// method (Motzkin, Raiffa, Thompson & Thrall 1953): the extreme rays of the cone over the polyhedron, one equation
/// after the other, two rays being combined where no third has its support in the union of theirs.
/// \param variables  length of each equation's coefficients
/// \param limit      most rays to keep at any step \return nothing if there are more
/// \complexity up to cubic in the number of rays, at each equation
[[nodiscard]] std::optional<std::vector<std::vector<Rational>>> enumerate_vertices(
    std::size_t variables, const std::vector<LinearEquation>& equations, std::size_t limit);

}  // namespace selectorate
