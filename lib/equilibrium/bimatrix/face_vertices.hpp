#pragma once

#include <map>
#include <optional>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/face_tableau.hpp"

namespace selectorate {

/// Vertices by their labels, as mixed strategies.
using VertexMap = std::map<LabelSet, std::vector<Rational>>;

/// The vertices other than zero of the face of a polytope where these labels are tight, exactly, by trying all ways to
/// make a point of it by more labels; nothing if it may have so many dimensions that this would take too long.
/// \param tableau  of the face: it proves which of these ways lead nowhere
[[nodiscard]] std::optional<VertexMap> enumerate_face_vertices(const BestResponsePolytope& polytope,
                                                               const FaceTableau& tableau, const LabelSet& tight);

}  // namespace selectorate
