#pragma once

#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/bimatrix/best_response_polytope.hpp"

namespace selectorate {

/// A mixed strategy with a given support.
struct SupportStrategy {
  std::vector<Rational> probabilities;
  bool is_only = true;  ///< whether no other one will do
};

/// A mixed strategy that gives positive probability to exactly the strategies in `support`, to which all in `responses`
/// are best responses of the other; nothing if there is none. Decided exactly: by linear equations, or where they leave
/// some freedom by the linear program that makes the least coordinate of the polytope's point as large as can be.
/// \param support    by own strategy \param responses by the other's strategy
[[nodiscard]] std::optional<SupportStrategy> solve_support(const BestResponsePolytope& polytope,
                                                           const boost::dynamic_bitset<>& support,
                                                           const boost::dynamic_bitset<>& responses);

}  // namespace selectorate
