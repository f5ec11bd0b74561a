#pragma once

#include <functional>
#include <map>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"

namespace selectorate {

/// Vertices by their labels, as mixed strategies.
using VertexMap = std::map<LabelSet, std::vector<Rational>>;

/// The vertices other than zero of the face of a polytope where these labels are tight, exactly, by reverse search as
/// in `enumerate_vertices`. \param most_dimensions  nothing is returned for a face of more \param count called for each
/// basis; false if it is time to stop, and then what was found is returned \complexity proportional to the number of
/// lexicographically feasible bases of the face
[[nodiscard]] VertexMap enumerate_face_vertices(const BestResponsePolytope& polytope, const LabelSet& tight,
                                                std::size_t most_dimensions, const std::function<bool()>& count);

/// Whether one of the polytope's variables is zero on the whole face where these labels are tight, exactly; if the face
/// is empty too. In doubt, false.
[[nodiscard]] bool is_zero_on_face(const BestResponsePolytope& polytope, const LabelSet& tight, std::uint32_t variable);

}  // namespace selectorate
