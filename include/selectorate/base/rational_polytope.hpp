#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>

namespace selectorate {

/// a'x >= b, or a'x = b.
struct PolytopeConstraint {
  std::vector<Rational> coefficients;  ///< a, one for each coordinate
  Rational right_side;                 ///< b
  bool is_equation = false;

  friend bool operator==(const PolytopeConstraint&, const PolytopeConstraint&) = default;
};

/// A bounded set in both exact descriptions: the convex hull of its vertices, and all that meets its constraints.
struct RationalPolytope {
  std::vector<std::vector<Rational>> vertices;  ///< each once, in lexicographic order; none: the empty set
  std::vector<PolytopeConstraint> constraints;

  friend bool operator==(const RationalPolytope&, const RationalPolytope&) = default;
};

/// Whether a point meets all constraints. \throws InvalidModel if it has another number of coordinates
[[nodiscard]] SELECTORATE_EXPORT bool contains(const RationalPolytope& polytope, std::span<const Rational> point);

/// The mean of the vertices, which lies in the relative interior. \throws InvalidModel if there is no vertex
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_centre(const RationalPolytope& polytope);

/// Dimension of the smallest affine space that holds the vertices: 0 for a point. \throws InvalidModel likewise
/// \complexity cubic in the number of vertices and coordinates
[[nodiscard]] SELECTORATE_EXPORT std::size_t evaluate_dimension(const RationalPolytope& polytope);

}  // namespace selectorate
