#pragma once

#include <functional>
#include <vector>

#include "equilibrium/bimatrix/best_response_polytope.hpp"
#include "equilibrium/bimatrix/label_set.hpp"

namespace selectorate {

/// The label sets of all vertices of a best-response polytope but zero, each once, in increasing order; exactly.
///
/// Reverse search (Avis & Fukuda 1992): the tree of the simplex paths that Bland's rule takes to the vertex
/// zero is walked from there. Right-hand sides are perturbed by symbolic powers of epsilon, so degenerate vertices are
/// passed without cycles (Dantzig, Orden & Wolfe 1955). Integers have 64 bits where that is enough, 512 or more
/// otherwise.
/// \param count  called for each basis; false if it is time to stop, and then what was found is returned
/// \complexity proportional to the number of lexicographically feasible bases times the polytope's size
[[nodiscard]] std::vector<LabelSet> enumerate_vertices(const BestResponsePolytope& polytope,
                                                       const std::function<bool()>& count);

}  // namespace selectorate
